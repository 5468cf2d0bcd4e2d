package org.habeas.sar;

import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** What a desk tells the workflow of a complaint, an appeal or an inquiry; every call joins the desk's transaction. */
public interface ContestWorkflow {

    /** Starts it beside the workflow of the request. */
    void begin(CaseReference reference, UUID contest);

    /**
     * A person has decided.
     *
     * @throws ActRefused {@code task-not-open} when it does not wait for that, {@code task-held} when somebody else holds
     *     the task
     */
    void decided(CaseReference reference, UUID contest, Acting acting);

    /** A second person has approved or returned the letter. */
    void approvalDecided(CaseReference reference, UUID contest, boolean approved, boolean byPost, Acting acting);

    /** A person has posted the letter. */
    void posted(CaseReference reference, UUID contest, Acting acting);

    /** The letter reached the next mail server, or was refused by it. */
    void letterEnded(CaseReference reference, UUID contest, boolean delivered);

    /** Other dates hold for what is open about the request: the next warning is counted from them. */
    void datesChanged(CaseReference reference);

    /** Ends it where it is, because nothing more is to be done. */
    void end(CaseReference reference, UUID contest);
}
