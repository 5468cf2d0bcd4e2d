package org.habeas.casework;

import java.util.Optional;

/** The kinds of case, each with the letters its references begin with. */
public enum CaseKind {
    /** A request of a data subject. */
    SUBJECT_REQUEST("SAR", false),
    /** A legal demand of an authority or a litigant; its number is random, so that gaps tell nothing of sealed ones. */
    LEGAL_PROCESS("LP", true),
    /** A security incident that concerns personal data. */
    BREACH("BR", false),
    /** A transparency report in the making. */
    TRANSPARENCY_REPORT("TR", false);

    private final String prefix;
    private final boolean randomNumber;

    CaseKind(String prefix, boolean randomNumber) {
        this.prefix = prefix;
        this.randomNumber = randomNumber;
    }

    /** The letters before the first hyphen of a reference. */
    public String prefix() {
        return prefix;
    }

    boolean hasRandomNumber() {
        return randomNumber;
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
