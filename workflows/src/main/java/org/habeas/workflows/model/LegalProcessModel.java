package org.habeas.workflows.model;

/**
 * The names of the two workflows of a legal demand, as code and running cases know them: the demand itself, and within
 * it notice and production.
 *
 * <p>A case may run for years on the model it was started with, so these names are never changed, only added to.
 */
public final class LegalProcessModel {

    /** The demand from its document to the closed case. */
    public static final String KEY = "legalProcess";

    /** Notice and production, called by the demand under the same business key. */
    public static final String PRODUCTION_KEY = "legalProduction";

    /** Where the model of the demand lies on the class path. */
    public static final String RESOURCE = "workflows/legalprocess/legal-process.bpmn";

    /** Where the model of notice and production lies on the class path. */
    public static final String PRODUCTION_RESOURCE = "workflows/legalprocess/legal-production.bpmn";

    private LegalProcessModel() {}

    /** What people and Habeas do, in both models. */
    public static final class Steps {
        /** Habeas: file the document. */
        public static final String FILE_DOCUMENT = "serviceTask_fileDocument";
        /** A person: record the demand. */
        public static final String RECORD_DEMAND = "userTask_recordDemand";
        /** A person: authenticate the authority. */
        public static final String AUTHENTICATE_AUTHORITY = "userTask_authenticateAuthority";
        /** A person: review the demand. */
        public static final String REVIEW_DEMAND = "userTask_reviewDemand";
        /** Habeas: write to the requester. */
        public static final String WRITE_REQUESTER = "serviceTask_writeRequester";
        /** A person: object to the authority. */
        public static final String OBJECT_TO_AUTHORITY = "userTask_objectToAuthority";
        /** A person: contest the demand. */
        public static final String CONTEST_DEMAND = "userTask_contestDemand";
        /** A person: pursue the remedies. */
        public static final String PURSUE_REMEDIES = "userTask_pursueRemedies";
        /** Habeas: answer the requester. */
        public static final String ANSWER_REQUESTER = "serviceTask_answerRequester";
        /** A person: tell the customer afterwards. */
        public static final String TELL_AFTERWARDS = "userTask_tellAfterwards";
        /** Habeas: close the case. */
        public static final String CLOSE_CASE = "serviceTask_closeCase";
        /** Habeas: warn about the clocks. */
        public static final String ESCALATE = "serviceTask_escalate";
        /** A person: decide on notice. */
        public static final String DECIDE_NOTICE = "userTask_decideNotice";
        /** A person: ask for an extension. */
        public static final String ASK_EXTENSION = "userTask_askExtension";
        /** A person: approve the emergency. */
        public static final String APPROVE_EMERGENCY = "userTask_approveEmergency";
        /** A person: prepare the production. */
        public static final String PREPARE_PRODUCTION = "userTask_prepareProduction";
        /** A person: approve the production. */
        public static final String APPROVE_PRODUCTION = "userTask_approveProduction";
        /** Habeas: produce the records. */
        public static final String PRODUCE = "serviceTask_produce";
        /** A person: record the objection’s end. */
        public static final String DECIDE_OBJECTION = "userTask_decideObjection";
        /** A person: read the reply. */
        public static final String READ_REPLY = "userTask_readReply";

        private Steps() {}
    }

    /** What a case waits for without a person of the company. */
    public static final class Timers {
        /** The requester has not answered. */
        public static final String REQUESTER_REMINDER = "timer_requesterReminder";
        /** The last order that forbids telling ends. */
        public static final String SECRECY_ENDS = "timer_secrecyEnds";
        /** The next warning about a clock. */
        public static final String NEXT_ESCALATION = "timer_nextEscalation";
        /** The first instant at which a target may be produced. */
        public static final String PRODUCE_NOT_BEFORE = "timer_produceNotBefore";

        private Timers() {}
    }

    /** Messages, all correlated by the case's reference as business key. */
    public static final class Messages {
        /** Starts the workflow. */
        public static final String RECEIVED = "lp.received";
        /** The requester answered what was written to them. */
        public static final String REQUESTER_ANSWERED = "lp.requesterAnswered";
        /** An order that forbids telling was added, extended or ended. */
        public static final String SECRECY_CHANGED = "lp.secrecyChanged";
        /** A clock was started, moved or met: the next warning has another date. */
        public static final String CLOCK_CHANGED = "lp.clockChanged";
        /** The notice to a customer was refused or came back. */
        public static final String NOTICE_FAILED = "lp.noticeFailed";
        /** A notice was accepted, or a stay began or ended: production may open at another time. */
        public static final String STAND_CHANGED = "lp.standChanged";
        /** A customer objected. */
        public static final String CUSTOMER_OBJECTED = "lp.customerObjected";
        /** A mail came in that may be an objection. */
        public static final String REPLY_CAME = "lp.replyCame";

        private Messages() {}
    }

    /** Flags that a completed task or a delegate leaves for the gateway behind it; nothing else is stored in the engine. */
    public static final class Variables {
        /** One of {@code genuine} and {@code fraud}. */
        public static final String AUTHENTICITY = "authenticity";
        /** One of {@link Decisions}. */
        public static final String REVIEW_DECISION = "reviewDecision";
        /** Boolean: every target has its outcome. */
        public static final String SETTLED = "settled";
        /** Boolean: a customer has to be told later. */
        public static final String NOTICE_OWED = "noticeOwed";
        /** Boolean: the customer was told. */
        public static final String TOLD = "told";
        /** One of {@link Routes}. */
        public static final String NOTICE_ROUTE = "noticeRoute";
        /** Boolean: a second person approved the emergency. */
        public static final String EMERGENCY_APPROVED = "emergencyApproved";
        /** One of {@link ProductionSteps}. */
        public static final String PRODUCTION_STEP = "productionStep";
        /** Boolean: a second person approved the manifest. */
        public static final String APPROVED = "approved";
        /** One of {@link Produced}. */
        public static final String PRODUCED = "produced";

        private Variables() {}
    }

    /** Values of {@link Variables#AUTHENTICITY}. */
    public static final class Authentic {
        /** The case goes the way that is named so. */
        public static final String GENUINE = "genuine";
        /** The case goes the way that is named so. */
        public static final String FRAUD = "fraud";

        private Authentic() {}
    }

    /** Values of {@link Variables#REVIEW_DECISION}. */
    public static final class Decisions {
        /** The case goes the way that is named so. */
        public static final String COMPLY = "comply";
        /** The case goes the way that is named so. */
        public static final String DEFICIENT = "deficient";
        /** The case goes the way that is named so. */
        public static final String NARROW = "narrow";
        /** The case goes the way that is named so. */
        public static final String OBJECT = "object";
        /** The case goes the way that is named so. */
        public static final String CONTEST = "contest";
        /** The case goes the way that is named so. */
        public static final String REMEDIES = "remedies";
        /** The case goes the way that is named so. */
        public static final String REFUSE = "refuse";

        private Decisions() {}
    }

    /** Values of {@link Variables#NOTICE_ROUTE}. */
    public static final class Routes {
        /** The case goes the way that is named so. */
        public static final String OPEN = "open";
        /** The case goes the way that is named so. */
        public static final String EXTENSION = "extension";
        /** The case goes the way that is named so. */
        public static final String EMERGENCY = "emergency";
        /** The case goes the way that is named so. */
        public static final String SETTLED = "settled";

        private Routes() {}
    }

    /** Values of {@link Variables#PRODUCTION_STEP}. */
    public static final class ProductionSteps {
        /** The case goes the way that is named so. */
        public static final String SUBMIT = "submit";
        /** The case goes the way that is named so. */
        public static final String WAIT = "wait";
        /** The case goes the way that is named so. */
        public static final String NOTICE = "notice";
        /** The case goes the way that is named so. */
        public static final String REVIEW = "review";
        /** The case goes the way that is named so. */
        public static final String SETTLED = "settled";

        private ProductionSteps() {}
    }

    /** Values of {@link Variables#PRODUCED}. */
    public static final class Produced {
        /** The case goes the way that is named so. */
        public static final String SETTLED = "settled";
        /** The case goes the way that is named so. */
        public static final String MORE = "more";
        /** The case goes the way that is named so. */
        public static final String REFUSED = "refused";

        private Produced() {}
    }

    /** Spring beans that the models call; the feature provides them. */
    public static final class Beans {
        /** Delegate of {@link Steps#FILE_DOCUMENT}. */
        public static final String FILE_DOCUMENT = "lpFileDocument";
        /** Delegate of {@link Steps#WRITE_REQUESTER}. */
        public static final String WRITE_REQUESTER = "lpWriteRequester";
        /** Delegate of {@link Steps#ANSWER_REQUESTER}. */
        public static final String ANSWER_REQUESTER = "lpAnswerRequester";
        /** Delegate of {@link Steps#CLOSE_CASE}. */
        public static final String CLOSE_CASE = "lpCloseCase";
        /** Delegate of {@link Steps#ESCALATE}. */
        public static final String ESCALATE = "lpEscalate";
        /** Delegate of {@link Steps#PRODUCE}. */
        public static final String PRODUCE = "lpProduce";
        /**
         * Public bean that answers the timers with a {@code java.util.Date} for a reference and never with null: a far
         * date stands for never.
         */
        public static final String QUESTIONS = "lpQuestions";

        private Beans() {}
    }
}
