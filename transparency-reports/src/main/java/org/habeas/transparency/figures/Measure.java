package org.habeas.transparency.figures;

import org.habeas.legalprocess.disclosure.Coded;

/** What a row counts. */
public enum Measure implements Coded {
    RECEIVED,
    ANSWERED,
    IN_PROCESS,
    /** Closed without an answer. */
    RESIDUAL,
    DOMAINS,
    ACCOUNTS,
    /** Web addresses removed, disabled or restricted. */
    ITEMS
}
