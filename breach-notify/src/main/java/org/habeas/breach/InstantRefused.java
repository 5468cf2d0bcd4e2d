package org.habeas.breach;

import org.habeas.casework.ActRefused;

/** An instant cannot be what was stated; it says which of the four has to be mended. */
public final class InstantRefused extends ActRefused {

    private static final long serialVersionUID = 1L;

    private final InstantKind kind;

    InstantRefused(String code, InstantKind kind, String message) {
        super(code, message);
        this.kind = kind;
    }

    /** The instant to mend. */
    public InstantKind kind() {
        return kind;
    }
}
