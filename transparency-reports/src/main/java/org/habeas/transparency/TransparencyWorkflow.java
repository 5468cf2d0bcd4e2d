package org.habeas.transparency;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** What the desk tells the workflow of a report; every call joins the desk's transaction. */
public interface TransparencyWorkflow {

    /** Starts the workflow of a case. */
    void begin(CaseReference reference);

    /** The draft is made. */
    void drafted(CaseReference reference, Acting acting);

    /** Counsel has decided. */
    void reviewed(CaseReference reference, boolean passed, Acting acting);

    /** The statements are decided. */
    void attested(CaseReference reference, Acting acting);

    /** A second person has decided. */
    void approvalDecided(CaseReference reference, boolean approved, Acting acting);
}
