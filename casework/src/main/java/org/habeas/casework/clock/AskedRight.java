package org.habeas.casework.clock;

/** A right as law packs name it; one request may ask for several. */
public enum AskedRight {
    ACCESS("access"),
    RECTIFICATION("rectification"),
    ERASURE("erasure"),
    RESTRICTION("restriction"),
    PORTABILITY("portability"),
    /** To object to a use of data, whatever it is for. */
    OBJECTION("objection"),
    /** To object to direct marketing, or to opt out of targeted advertising. */
    MARKETING_OBJECTION("objection to direct marketing"),
    /** To opt out of the sale or sharing of data. */
    OPT_OUT("opt-out of sale or sharing"),
    /** To withdraw a consent. */
    WITHDRAWAL("withdrawal of consent");

    private final String words;

    AskedRight(String words) {
        this.words = words;
    }

    /** As it reads in a sentence. */
    public String words() {
        return words;
    }
}
