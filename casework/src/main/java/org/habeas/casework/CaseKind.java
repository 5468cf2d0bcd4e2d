package org.habeas.casework;

import java.util.Optional;

/** The kinds of case, each with the letters its references begin with. */
public enum CaseKind {
    /** A request of a data subject. */
    SUBJECT_REQUEST("SAR");

    private final String prefix;

    CaseKind(String prefix) {
        this.prefix = prefix;
    }

    /** The letters before the first hyphen of a reference. */
    public String prefix() {
        return prefix;
    }

    static Optional<CaseKind> ofPrefix(String prefix) {
        for (CaseKind kind : values()) {
            if (kind.prefix.equals(prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
