package org.habeas.sar;

/** What is known of whether the requester is who they say. */
public enum IdentityState {
    UNDECIDED("Identity not decided"),
    NOT_NEEDED("Identity not needed"),
    TO_ASK("Identity is being asked for"),
    ASKED("Identity asked for"),
    PROVEN("Identity proven"),
    NOT_PROVEN("Identity not proven");

    private final String words;

    IdentityState(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether a person has decided for good. */
    public boolean isDecided() {
        return this == NOT_NEEDED || this == PROVEN || this == NOT_PROVEN;
    }

    /** Whether data may be collected and shown to the requester. */
    public boolean isAccepted() {
        return this == NOT_NEEDED || this == PROVEN;
    }
}
