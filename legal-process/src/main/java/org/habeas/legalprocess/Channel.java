package org.habeas.legalprocess;

/** How an instrument reached the house. */
public enum Channel {
    MAIL("by e-mail"),
    POST("by post"),
    PERSONAL_SERVICE("by personal service"),
    REGISTERED_AGENT("through the registered agent"),
    UPLOAD("uploaded by a colleague");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    /** As it goes after "received". */
    public String words() {
        return words;
    }
}
