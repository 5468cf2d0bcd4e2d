package org.habeas.casework;

/** What belongs to one case, so that a verb that is given it is checked as if it were given the case. */
public interface CaseBound {

    /** The case it belongs to. */
    CaseReference reference();
}
