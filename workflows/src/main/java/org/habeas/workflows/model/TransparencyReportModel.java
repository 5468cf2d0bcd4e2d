package org.habeas.workflows.model;

/**
 * The names of the workflow of a transparency report, as code and running cases know them; they are never changed, only
 * added to.
 */
public final class TransparencyReportModel {

    /** The workflow's own id. */
    public static final String KEY = "transparencyReport";

    /** Where the model lies on the class path. */
    public static final String RESOURCE = "workflows/transparency/transparency-report.bpmn";

    private TransparencyReportModel() {}

    /** What people and Habeas do for a report. */
    public static final class Steps {
        /** Habeas fixes which events count. */
        public static final String FREEZE_EVENTS = "serviceTask_freezeEvents";
        /** A person drafts the report. */
        public static final String DRAFT_REPORT = "userTask_draftReport";
        /** Counsel passes or returns it. */
        public static final String REVIEW_REPORT = "userTask_reviewReport";
        /** Named people attest what was never done. */
        public static final String ATTEST_STATEMENTS = "userTask_attestStatements";
        /** A second person approves the bytes. */
        public static final String APPROVE_REPORT = "userTask_approveReport";
        /** Habeas puts it on the public page. */
        public static final String PUBLISH_REPORT = "serviceTask_publishReport";

        private Steps() {}
    }

    /** What a report waits for. */
    public static final class Timers {
        /** The end of its period. */
        public static final String PERIOD_ENDED = "timer_periodEnded";

        private Timers() {}
    }

    /** Messages, correlated by the case's reference as business key. */
    public static final class Messages {
        /** Starts the workflow. */
        public static final String ORDERED = "transparency.ordered";

        private Messages() {}
    }

    /** Flags that a completed task leaves for the gateway behind it. */
    public static final class Variables {
        /** Boolean: counsel passed the draft. */
        public static final String REVIEWED = "reviewed";
        /** Boolean: the second person approved it. */
        public static final String APPROVED = "approved";

        private Variables() {}
    }

    /** Spring beans that the model calls; the feature provides them. */
    public static final class Beans {
        /** Delegate of {@link Steps#FREEZE_EVENTS}. */
        public static final String FREEZE_EVENTS = "transparencyFreezeEvents";
        /** Delegate of {@link Steps#PUBLISH_REPORT}. */
        public static final String PUBLISH_REPORT = "transparencyPublishReport";
        /** Public bean with {@code java.util.Date periodEnds(String reference)}. */
        public static final String QUESTIONS = "transparencyQuestions";

        private Beans() {}
    }
}
