package org.habeas.sar;

/** Where a letter between receipt and answer stands. */
public enum InterimState {
    DRAFTED("Written, not handed over yet"),
    SUBMITTED("Waits for a second person"),
    APPROVED("Approved, about to leave"),
    TO_POST("Approved, to be posted"),
    RELEASED("Leaves after the hold time"),
    LEFT("Sent"),
    ANSWERED("Sent and answered"),
    FAILED("Did not reach the requester"),
    OVERTAKEN("Not sent"),
    TAKEN_BACK("Taken back");

    private final String words;

    InterimState(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether a second person let it go and nothing more was done with it. */
    boolean isApproved() {
        return this == APPROVED || this == TO_POST;
    }

    /** Whether it has still to leave; a case has one such letter at a time. */
    public boolean isUnderWay() {
        return compareTo(RELEASED) <= 0;
    }
}
