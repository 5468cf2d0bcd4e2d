package org.habeas.legalprocess;

/** Where a legal process stands; what may be done follows from it. */
public enum Stage {
    RECEIVED("Received, not recorded yet"),
    RECORDED("Recorded, authority not checked"),
    REVIEW("In legal review"),
    WAITING("Waiting for the requester"),
    CLEARED("Cleared, notice not decided"),
    EMERGENCY("Emergency, waits for a second person"),
    OPEN("Notice decided, production when its conditions are met"),
    SETTLED("Every target has its outcome"),
    ANSWERED("Answered"),
    CLOSED("Closed");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether data may still leave under it. */
    boolean isDisclosing() {
        return this == CLEARED || this == EMERGENCY || this == OPEN;
    }

    /** Whether the requester waits for nothing more. */
    public boolean isOver() {
        return this == SETTLED || this == ANSWERED || this == CLOSED;
    }
}
