package org.habeas.breach;

import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** What a desk tells the workflow of a breach; every call joins the desk's transaction. */
public interface BreachWorkflow {

    /** Starts the workflow of an incident. */
    void begin(CaseReference reference);

    /**
     * A person has done a step.
     *
     * @throws ActRefused {@code task-not-open} when the incident does not wait for it, {@code task-held} when somebody
     *     else holds it
     */
    void done(CaseReference reference, Step step, Acting acting);

    /** A person said elsewhere since when the company is aware; nobody needs to be asked any more. */
    void awarenessStated(CaseReference reference);

    /** A person has concluded who must be told. */
    void decided(CaseReference reference, Decision decision, Acting acting);

    /** The notice waits for a second person, or there is nobody to tell. */
    void noticePrepared(CaseReference reference, boolean send, Acting acting);

    /** A second person has decided on the notice. */
    void approvalDecided(CaseReference reference, boolean approved, Acting acting);

    /** The incident changed under the notice that waits for a second person: it is being prepared again. */
    void approvalOvertaken(CaseReference reference);

    /** The incident changed while letters of the notice were held: another one is being prepared. */
    void releaseOvertaken(CaseReference reference);

    /** The recipients were followed up. */
    void followed(CaseReference reference, boolean another, Acting acting);

    /** The record was completed, or work goes on. */
    void recorded(CaseReference reference, boolean complete, Acting acting);

    /**
     * Something happened that the workflow may wait for.
     *
     * @return whether it did wait for it
     */
    boolean tell(CaseReference reference, News news);

    /** Steps of a person without a decision of their own. */
    enum Step {
        ASSESS,
        FIND_OUT,
        FILE,
        READ_MAIL,
        STATE_INSTANTS
    }

    /** What a conclusion leads to. */
    enum Decision {
        NOTIFY,
        UNDETERMINED,
        NOBODY
    }

    /** What happens to an incident from outside. */
    enum News {
        CLOCK_CHANGED,
        MAIL_JOINED,
        REPORTED
    }
}
