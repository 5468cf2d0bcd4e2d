package org.habeas.workflows.model;

/**
 * The names of the workflow of a data subject's request, as code and running cases know them.
 *
 * <p>A request may run for months on the model it was started with, so these names are never changed, only added to.
 */
public final class SubjectRequestModel {

    /** The workflow's own id. */
    public static final String KEY = "subjectRequest";

    /** Where the model lies on the class path. */
    public static final String RESOURCE = "workflows/sar/subject-request.bpmn";

    private SubjectRequestModel() {}

    /** What people and Habeas do in a request. */
    public static final class Steps {
        /** Habeas tells the requester that the request has arrived. */
        public static final String ACKNOWLEDGE_RECEIPT = "serviceTask_acknowledgeReceipt";
        /** A person confirms what is asked, under which law, and whether it is a request at all. */
        public static final String SORT_REQUEST = "userTask_sortRequest";
        /** A person decides whether the requester is who they say. */
        public static final String DECIDE_IDENTITY = "userTask_decideIdentity";
        /** Habeas hands the question for proof of identity to a second person. */
        public static final String ASK_IDENTITY = "serviceTask_askIdentity";
        /** A person gathers what is held about the subject. */
        public static final String COLLECT_DATA = "userTask_collectData";
        /** A person writes the answer. */
        public static final String DRAFT_ANSWER = "userTask_draftAnswer";
        /** A second person approves the answer or returns it. */
        public static final String APPROVE_ANSWER = "userTask_approveAnswer";
        /** A person posts the answer and records the proof of posting. */
        public static final String POST_ANSWER = "userTask_postAnswer";
        /** Habeas releases the approved answer to the outbox. */
        public static final String RELEASE_ANSWER = "serviceTask_releaseAnswer";
        /** Habeas closes the case. */
        public static final String CLOSE_CASE = "serviceTask_closeCase";
        /** A person reads what the requester wrote meanwhile. */
        public static final String READ_REPLY = "userTask_readReply";
        /** A second person approves a letter that goes out before the answer, or returns it. */
        public static final String APPROVE_LETTER = "userTask_approveLetter";
        /** Habeas releases that letter to the outbox, or to the person who posts it. */
        public static final String RELEASE_LETTER = "serviceTask_releaseLetter";
        /** A person posts a letter that goes out before the answer and records the proof of posting. */
        public static final String POST_LETTER = "userTask_postLetter";
        /** Habeas warns that a due date comes near or has passed. */
        public static final String ESCALATE = "serviceTask_escalate";

        private Steps() {}
    }

    /** What a request waits for without a person of the company. */
    public static final class Timers {
        /** Proof of identity has not come. */
        public static final String IDENTITY_REMINDER = "timer_identityReminder";
        /** The next warning about the due date. */
        public static final String NEXT_ESCALATION = "timer_nextEscalation";

        private Timers() {}
    }

    /** Messages, all correlated by the case's reference as business key. */
    public static final class Messages {
        /** Starts the workflow. */
        public static final String RECEIVED = "sar.received";
        /** The requester answered the question for proof of identity, or it does not leave: identity is decided on again. */
        public static final String IDENTITY_ANSWERED = "sar.identityAnswered";
        /** The answer was handed to the requester's mail server. */
        public static final String ANSWER_SENT = "sar.answerSent";
        /** The answer was cancelled in its hold time or before it was posted, or could not be handed over. */
        public static final String ANSWER_WITHDRAWN = "sar.answerWithdrawn";
        /** A clock was started, paused, extended or met: the next warning has another date. */
        public static final String CLOCK_CHANGED = "sar.clockChanged";
        /** The requester wrote again. */
        public static final String REQUESTER_REPLIED = "sar.requesterReplied";
        /** What is asked was sorted anew, and an earlier step is due again. */
        public static final String SORTING_CORRECTED = "sar.sortingCorrected";

        /** A letter that goes out before the answer was handed to a second person. */
        public static final String LETTER_SUBMITTED = "sar.letterSubmitted";
        /** A letter that goes out before the answer is printed and may be posted. */
        public static final String LETTER_TO_POST = "sar.letterToPost";
        /** That letter is not to be posted after all. */
        public static final String LETTER_NOT_POSTED = "sar.letterNotPosted";

        private Messages() {}
    }

    /** Flags that a completed task leaves for the gateway behind it; nothing else is ever stored in the engine. */
    public static final class Variables {
        /** Boolean: what arrived is a request of a data subject. */
        public static final String IS_REQUEST = "isRequest";
        /** One of {@link IdentityOutcomes}. */
        public static final String IDENTITY_OUTCOME = "identityOutcome";
        /** Boolean: the second person approved the answer. */
        public static final String APPROVED = "approved";
        /** Boolean: the answer goes by post. */
        public static final String BY_POST = "byPost";
        /** Boolean, with {@link Messages#SORTING_CORRECTED}: identity is to be decided again. */
        public static final String IDENTITY_AGAIN = "identityAgain";

        /** Boolean: the second person approved a letter that goes out before the answer. */
        public static final String LETTER_APPROVED = "letterApproved";

        private Variables() {}
    }

    /** Values of the flag {@link Variables#IDENTITY_OUTCOME}. */
    public static final class IdentityOutcomes {
        /** Identity is clear or is not needed for what is asked. */
        public static final String ACCEPTED = "accepted";
        /** The requester shall be asked for proof. */
        public static final String ASK = "ask";
        /** Identity could not be shown; the answer says so. */
        public static final String NOT_PROVEN = "notProven";

        private IdentityOutcomes() {}
    }

    /** Spring beans that the model calls; the feature provides them. */
    public static final class Beans {
        /** Delegate of {@link Steps#ACKNOWLEDGE_RECEIPT}. */
        public static final String ACKNOWLEDGE_RECEIPT = "sarAcknowledgeReceipt";
        /** Delegate of {@link Steps#ASK_IDENTITY}. */
        public static final String ASK_IDENTITY = "sarAskIdentity";
        /** Delegate of {@link Steps#RELEASE_ANSWER}. */
        public static final String RELEASE_ANSWER = "sarReleaseAnswer";
        /** Delegate of {@link Steps#RELEASE_LETTER}. */
        public static final String RELEASE_LETTER = "sarReleaseLetter";
        /** Delegate of {@link Steps#CLOSE_CASE}. */
        public static final String CLOSE_CASE = "sarCloseCase";
        /** Delegate of {@link Steps#ESCALATE}. */
        public static final String ESCALATE = "sarEscalate";
        /**
         * Public bean with {@code java.util.Date identityReminderAt(String reference)} and {@code java.util.Date
         * nextEscalation(String reference)}, neither of which may answer null: a far date stands for never.
         */
        public static final String QUESTIONS = "sarQuestions";

        private Beans() {}
    }
}
