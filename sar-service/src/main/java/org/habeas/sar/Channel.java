package org.habeas.sar;

/** How a request came. */
public enum Channel {
    MAIL("by e-mail"),
    POST("by post"),
    PHONE("by telephone"),
    IN_PERSON("in person");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    /** For a sentence: "received by post". */
    public String words() {
        return words;
    }
}
