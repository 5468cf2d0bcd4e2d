package org.habeas.legalprocess;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** What a desk tells the workflow of a legal process; every call joins the desk's transaction. */
public interface LegalProcessWorkflow {

    /** Starts the workflow of a case. */
    void begin(CaseReference reference);

    /**
     * A person has done a step, and the case goes on this way.
     *
     * @param way which of the step's ways, {@code yes} or {@code no} where there are two, empty where there is one
     * @throws org.habeas.casework.ActRefused {@code task-not-open} when the case does not wait for it, {@code task-held}
     *     when somebody else holds it
     */
    void done(CaseReference reference, Step step, String way, Acting acting);

    /**
     * Something happened that the workflow may wait for.
     *
     * @return whether it did wait for it
     */
    boolean tell(CaseReference reference, News news);

    /**
     * Ends the tasks of objections beyond those that still wait for their end: the others are about targets that have
     * their outcome, so nobody has to decide anything about them.
     */
    void objectionsLeft(CaseReference reference, int left);

    /** Steps of a person. */
    enum Step {
        RECORD,
        AUTHENTICATE,
        REVIEW,
        OBJECT,
        CONTEST,
        REMEDIES,
        DECIDE_NOTICE,
        EXTENSION,
        APPROVE_EMERGENCY,
        PREPARE,
        APPROVE_PRODUCTION,
        DECIDE_OBJECTION,
        READ_REPLY,
        TELL_AFTERWARDS
    }

    /** What happens to a case from outside. */
    enum News {
        REQUESTER_ANSWERED,
        SECRECY_CHANGED,
        CLOCK_CHANGED,
        NOTICE_FAILED,
        STAND_CHANGED,
        CUSTOMER_OBJECTED,
        REPLY_CAME
    }
}
