package org.habeas.transparency;

/** Where a report stands. */
public enum Stage {
    ORDERED("Waits for the end of its period"),
    DRAFTING("Being drafted"),
    REVIEW("Waits for counsel"),
    ATTESTING("Waits for the statements"),
    APPROVAL("Waits for a second person"),
    APPROVED("Approved, about to be published"),
    PUBLISHED("Published");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
