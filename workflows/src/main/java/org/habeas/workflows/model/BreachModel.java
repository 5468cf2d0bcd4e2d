package org.habeas.workflows.model;

/**
 * The names of the workflow of a personal-data breach, as code and running cases know them.
 *
 * <p>An incident may stay open for months on the model it was started with, so these names are never changed, only added
 * to.
 */
public final class BreachModel {

    /** The workflow's own id. */
    public static final String KEY = "breach";

    /** Where the model lies on the class path. */
    public static final String RESOURCE = "workflows/breach/breach.bpmn";

    /** Where the decision tables of severity lie on the class path. */
    public static final String SEVERITY_TABLES = "workflows/breach/severity.dmn";

    private BreachModel() {}

    /** What people and Habeas do in a breach. */
    public static final class Steps {
        /** A person states what happened and how severe it is. */
        public static final String ASSESS_BREACH = "userTask_assessBreach";
        /** A person concludes who must be told, with reasons. */
        public static final String DECIDE_NOTIFICATION = "userTask_decideNotification";
        /** A person finds out what could not be determined. */
        public static final String FIND_OUT = "userTask_findOut";
        /** A person submits filings and records them. */
        public static final String FILE_WITH_AUTHORITY = "userTask_fileWithAuthority";
        /** A person gathers the customers concerned and writes the notice to them. */
        public static final String PREPARE_NOTICE = "userTask_prepareNotice";
        /** A second person approves the notice or returns it. */
        public static final String APPROVE_NOTICE = "userTask_approveNotice";
        /** Habeas releases the approved letters to the outbox. */
        public static final String RELEASE_NOTICE = "serviceTask_releaseNotice";
        /** A person looks after those who were not reached. */
        public static final String FOLLOW_RECIPIENTS = "userTask_followRecipients";
        /** A person completes the entry in the register. */
        public static final String COMPLETE_RECORD = "userTask_completeRecord";
        /** Habeas closes the case. */
        public static final String CLOSE_CASE = "serviceTask_closeCase";
        /** Habeas warns that much of a clock's time is gone. */
        public static final String ESCALATE = "serviceTask_escalate";
        /** A person reads a mail that joined the case. */
        public static final String READ_MAIL = "userTask_readMail";
        /** A person states the instants of an incident that a mail reported. */
        public static final String STATE_INSTANTS = "userTask_stateInstants";

        private Steps() {}
    }

    /** What a breach waits for without a person of the company. */
    public static final class Timers {
        /** The next warning about a clock. */
        public static final String NEXT_ESCALATION = "timer_nextEscalation";

        private Timers() {}
    }

    /** Messages, all correlated by the case's reference as business key. */
    public static final class Messages {
        /** Starts the workflow. */
        public static final String OPENED = "breach.opened";
        /** A clock was started, moved or met: the next warning has another date. */
        public static final String CLOCK_CHANGED = "breach.clockChanged";
        /** A mail joined the case. */
        public static final String MAIL_JOINED = "breach.mailJoined";
        /** The incident was reported by mail; nobody has said yet since when the company is aware of it. */
        public static final String REPORTED = "breach.reported";

        private Messages() {}
    }

    /** Flags that a completed step leaves for the gateway behind it; nothing else is ever stored in the engine. */
    public static final class Variables {
        /** One of {@link Decisions}. */
        public static final String DECISION = "decision";
        /** One of {@link Notices}. */
        public static final String NOTICE = "notice";
        /** Boolean: the second person approved the notice. */
        public static final String APPROVED = "approved";
        /** Boolean: what was approved was still true and left. */
        public static final String RELEASED = "released";
        /** Boolean: customers are to be told more, or more customers. */
        public static final String ANOTHER = "another";
        /** Boolean: the record needs no more work. */
        public static final String COMPLETE = "complete";

        private Variables() {}
    }

    /** Values of the flag {@link Variables#DECISION}. */
    public static final class Decisions {
        /** An authority or the people concerned must be told. */
        public static final String NOTIFY = "notify";
        /** It cannot be determined yet. */
        public static final String UNDETERMINED = "undetermined";
        /** Neither an authority nor the people concerned must be told. */
        public static final String NOBODY = "nobody";

        private Decisions() {}
    }

    /** Values of the flag {@link Variables#NOTICE}. */
    public static final class Notices {
        /** A notice waits for a second person. */
        public static final String SEND = "send";
        /** No data of customers are concerned. */
        public static final String NONE = "none";

        private Notices() {}
    }

    /** Spring beans that the model calls; the feature provides them. */
    public static final class Beans {
        /** Delegate of {@link Steps#RELEASE_NOTICE}; leaves {@link Variables#RELEASED}. */
        public static final String RELEASE_NOTICE = "breachReleaseNotice";
        /** Delegate of {@link Steps#CLOSE_CASE}. */
        public static final String CLOSE_CASE = "breachCloseCase";
        /** Delegate of {@link Steps#ESCALATE}. */
        public static final String ESCALATE = "breachEscalate";
        /**
         * Public bean with {@code java.util.Date nextEscalation(String reference)}, which may not answer null: a far date
         * stands for never.
         */
        public static final String QUESTIONS = "breachQuestions";

        private Beans() {}
    }
}
