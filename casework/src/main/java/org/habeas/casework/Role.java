package org.habeas.casework;

/**
 * What a person, or the system itself, may be in a case; each verb of a desk names the roles that may use it.
 */
public enum Role {
    /** Sorts what arrives and sees identity evidence. */
    INTAKE,
    /** Works cases from sorting to the draft of the answer. */
    CASEWORKER,
    /** Approves, as a second person, what another one prepared. */
    APPROVER,
    /** Works legal process. */
    LEGAL,
    /** Leads the response to a breach. */
    BREACH_LEAD,
    /** Answers a single data-collection task and sees only that task. */
    SYSTEM_OWNER,
    /** Drafts the transparency report from figures; sees no case of anybody. */
    REPORTER,
    /** Reads and verifies everything not sealed, changes nothing. */
    AUDITOR,
    /** Runs the installation and cannot read the content of cases. */
    ADMINISTRATOR,
    /** Habeas itself: intake, timers and the engine's service tasks. */
    SYSTEM;

    /** Somebody of this role as a sentence names them: {@code a caseworker}. */
    public String words() {
        return switch (this) {
            case INTAKE -> "intake";
            case CASEWORKER -> "a caseworker";
            case APPROVER -> "an approver";
            case LEGAL -> "legal";
            case BREACH_LEAD -> "the breach lead";
            case SYSTEM_OWNER -> "a system owner";
            case REPORTER -> "a reporter";
            case AUDITOR -> "an auditor";
            case ADMINISTRATOR -> "an administrator";
            case SYSTEM -> "Habeas itself";
        };
    }
}
