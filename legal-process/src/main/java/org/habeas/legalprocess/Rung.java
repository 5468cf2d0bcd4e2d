package org.habeas.legalprocess;

/** The ladder of remedies against an extraordinary demand; every rung is filed and ruled on before anything else. */
public enum Rung {
    MOTION("Motion to quash"),
    APPEAL("Appeal"),
    STAY("Application for a stay pending review");

    private final String words;

    Rung(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
