package org.habeas.casework.clock;

import java.util.Locale;
import java.util.Optional;

/** Why a clock may stand still: the closed list of letters that can ask a requester for something; "internal work" is none. */
public enum PauseReason {
    IDENTITY("waiting for identity"),
    CLARIFICATION("waiting for clarification"),
    FEE("waiting for the fee");

    private final String words;

    PauseReason(String words) {
        this.words = words;
    }

    /** What the case waits for, in words an inbox shows after "Paused: ". */
    public String words() {
        return words;
    }

    /** The word of the command's text form and of the law packs: {@code identity}, {@code clarification}, {@code fee}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of exactly this word; empty for any other word. */
    public static Optional<PauseReason> of(String word) {
        for (PauseReason reason : values()) {
            if (reason.word().equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
