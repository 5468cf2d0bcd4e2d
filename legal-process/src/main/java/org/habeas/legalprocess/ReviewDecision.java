package org.habeas.legalprocess;

/** What counsel decides on a demand. */
public enum ReviewDecision {
    COMPLY("Comply, within the final scope"),
    DEFICIENT("Return it as deficient"),
    NARROW("Ask the requester to narrow it"),
    OBJECT("Object to the authority, or record why not"),
    CONTEST("Contest it in court, or follow the ladder of remedies"),
    REFUSE("Refuse it or close it without producing");

    private final String words;

    ReviewDecision(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether the requester is written to and the case waits for them. */
    boolean asksTheRequester() {
        return this == DEFICIENT || this == NARROW;
    }
}
