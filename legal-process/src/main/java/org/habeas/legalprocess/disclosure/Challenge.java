package org.habeas.legalprocess.disclosure;

/** A way in which the company contests a request. */
public enum Challenge implements Coded {
    SCOPE("Scope of the request"),
    NONDISCLOSURE("Nondisclosure order"),
    QUASH("Motion to quash or modify"),
    CONFLICT_OF_LAW("Conflict with the law of another country");

    private final String words;

    Challenge(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }
}
