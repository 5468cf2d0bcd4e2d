package org.habeas.sar;

/** How a request came to its end. */
public enum Ending {
    ANSWERED("Answered"),
    DISMISSED("Not a request"),
    WITHDRAWN("Withdrawn by the requester");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether an answer was owed and given; where none is owed, the case can be worked again. */
    public boolean isAnswered() {
        return this == ANSWERED;
    }
}
