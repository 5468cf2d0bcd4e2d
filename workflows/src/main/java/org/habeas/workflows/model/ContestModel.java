package org.habeas.workflows.model;

/**
 * The names of the workflow of a complaint, an appeal or an inquiry about a data subject's request, as code and running
 * cases know them; they are never changed, only added to.
 *
 * <p>It runs under the business key of the request, beside or after the request's own workflow; the variable
 * {@link Variables#CONTEST} tells two of one request apart.
 */
public final class ContestModel {

    /** The workflow's own id. */
    public static final String KEY = "contest";

    /** Where the model lies on the class path. */
    public static final String RESOURCE = "workflows/sar/contest.bpmn";

    private ContestModel() {}

    /** What people and Habeas do about it. */
    public static final class Steps {
        /** Habeas tells the complainant that the complaint has arrived. */
        public static final String ACKNOWLEDGE = "serviceTask_acknowledgeContest";
        /** A person who did not decide the answer decides. */
        public static final String DECIDE = "userTask_decideContest";
        /** A second person approves the letter or returns it. */
        public static final String APPROVE_LETTER = "userTask_approveContestLetter";
        /** A person posts the letter and records the proof of posting. */
        public static final String POST_LETTER = "userTask_postContestLetter";
        /** Habeas releases the approved letter to the outbox. */
        public static final String RELEASE_LETTER = "serviceTask_releaseContestLetter";
        /** Habeas warns that a due date comes near or has passed. */
        public static final String WARN = "serviceTask_warnOfContest";

        private Steps() {}
    }

    /** What it waits for without a person of the company. */
    public static final class Timers {
        /** The next warning about a due date. */
        public static final String NEXT_WARNING = "timer_nextContestWarning";

        private Timers() {}
    }

    /** Messages, correlated by the request's reference as business key and by {@link Variables#CONTEST}. */
    public static final class Messages {
        /** Starts the workflow. */
        public static final String RECORDED = "sar.contestRecorded";
        /** The letter was handed to the recipient's mail server. */
        public static final String LETTER_SENT = "sar.contestLetterSent";
        /** The letter could not be handed over. */
        public static final String LETTER_BACK = "sar.contestLetterBack";

        private Messages() {}
    }

    /** Flags and ids; nothing else is ever stored in the engine. */
    public static final class Variables {
        /** Text: id of the complaint, appeal or inquiry, set at the start. */
        public static final String CONTEST = "contest";
        /** Boolean: the second person approved the letter. */
        public static final String APPROVED = "approved";
        /** Boolean: the letter goes by post. */
        public static final String BY_POST = "byPost";

        private Variables() {}
    }

    /** Spring beans that the model calls; the feature provides them. */
    public static final class Beans {
        /** Delegate of {@link Steps#ACKNOWLEDGE}. */
        public static final String ACKNOWLEDGE = "sarAcknowledgeContest";
        /** Delegate of {@link Steps#RELEASE_LETTER}. */
        public static final String RELEASE_LETTER = "sarReleaseContestLetter";
        /** Delegate of {@link Steps#WARN}. */
        public static final String WARN = "sarWarnOfContest";
        /** Public bean with {@code java.util.Date nextWarning(String reference)}, which never answers null. */
        public static final String QUESTIONS = "sarContestQuestions";

        private Beans() {}
    }
}
