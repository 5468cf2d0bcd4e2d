package org.habeas.legalprocess;

/** How a court decided on a motion of ours or of the customer. */
public enum Ruling {
    DENIED("Denied: the demand stands"),
    MODIFIED("Granted in part: the demand stands in a narrower scope"),
    GRANTED("Granted: the demand is quashed");

    private final String words;

    Ruling(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
