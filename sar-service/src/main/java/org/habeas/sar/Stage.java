package org.habeas.sar;

import org.habeas.casework.ActRefused;

/** Where a request stands; what may be done follows from it. */
public enum Stage {
    RECEIVED("Received, not sorted yet"),
    SORTED("Sorted, identity not decided"),
    COLLECTING("Collecting the data"),
    DRAFTING("Drafting the answer"),
    SUBMITTED("Waiting for a second person"),
    APPROVED("Approved, about to leave"),
    RELEASED("Leaving after the hold time"),
    TO_POST("Approved, to be posted"),
    ANSWERED("Answered"),
    DISMISSED("Not a request"),
    CLOSED("Closed");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /**
     * Refuses what can only be done at one stage.
     *
     * @param sentence why not, up to the words of the stage that is
     */
    void mustBe(Stage wanted, String code, String sentence) {
        if (this != wanted) {
            throw new ActRefused(code, sentence + words + ".");
        }
    }

    /** Whether what was taken down about the request may still be corrected: no answer is approved. */
    boolean isCorrectable() {
        return compareTo(SUBMITTED) <= 0;
    }

    /** Whether nothing more is owed. */
    public boolean isOver() {
        return this == ANSWERED || this == DISMISSED || this == CLOSED;
    }
}
