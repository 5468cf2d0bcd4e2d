package org.habeas.legalprocess;

/** What is known of who really asks. */
public enum Authenticity {
    UNCHECKED("Not checked yet"),
    GENUINE("Confirmed with the authority through an independent channel"),
    SUSPECT("In doubt, being checked"),
    FRAUD("Found to be forged");

    private final String words;

    Authenticity(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
