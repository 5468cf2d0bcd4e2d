package org.habeas.casework.access;

/** Tells the data protection officer that somebody was let in to a sealed case; in the transaction that lets them in. */
public interface BreakGlassNotice {

    /**
     * A second person has confirmed it.
     *
     * @param admitted what was asked, and who confirmed it as {@link BreakGlass#second()}
     */
    void admitted(BreakGlass admitted);
}
