package org.habeas.sar;

import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** What a desk tells the workflow of a request; every call joins the desk's transaction. */
public interface SubjectRequestWorkflow {

    /** Starts the workflow of a case. */
    void begin(CaseReference reference);

    /**
     * A person has done a step.
     *
     * @throws ActRefused {@code task-not-open} when the case does not wait for it, {@code task-held} when somebody else
     *     holds it
     */
    void done(CaseReference reference, Step step, Acting acting);

    /** A person has done the step that decides on identity. */
    void identityDecided(CaseReference reference, IdentityDecision decision, Acting acting);

    /** The question of identity has left, so the date on which people look again is known. */
    void identityAsked(CaseReference reference);

    /** Ends the workflow of a case where it is, because nothing more is to be done. */
    void end(CaseReference reference);

    /** A person has sorted the case. */
    void sorted(CaseReference reference, boolean isRequest, Acting acting);

    /** A second person has decided. */
    void approvalDecided(CaseReference reference, boolean approved, boolean byPost, Acting acting);

    /** The case changed under the answer that waits for a second person: it is a draft again. */
    void approvalOvertaken(CaseReference reference);

    /** A second person has decided on a letter that goes out before the answer. */
    void letterDecided(CaseReference reference, boolean approved, Acting acting);

    /**
     * A person has posted a letter that goes out before the answer. Nothing waits for that in a case that has ended, or
     * was begun before there was such a task.
     *
     * @throws ActRefused {@code task-held} when somebody else holds the task
     */
    void letterPosted(CaseReference reference, Acting acting);

    /** A letter that waits for a second person does not leave any more. */
    void letterOvertaken(CaseReference reference);

    /**
     * The sorting was corrected so that an earlier step is due again.
     *
     * @param identityAgain whether identity is decided again; otherwise data is collected
     */
    void sortingCorrected(CaseReference reference, boolean identityAgain);

    /**
     * Something happened that the workflow may wait for.
     *
     * @return whether it did wait for it
     */
    boolean tell(CaseReference reference, News news);

    /** Steps of a person without a decision of their own. */
    enum Step {
        COLLECT,
        DRAFT,
        POST,
        READ_REPLY
    }

    /** What happens to a case from outside. */
    enum News {
        IDENTITY_ANSWERED,
        REQUESTER_REPLIED,
        ANSWER_SENT,
        ANSWER_WITHDRAWN,
        LETTER_SUBMITTED,
        LETTER_TO_POST,
        LETTER_NOT_POSTED,
        CLOCK_CHANGED
    }
}
