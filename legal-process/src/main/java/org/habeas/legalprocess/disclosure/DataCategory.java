package org.habeas.legalprocess.disclosure;

/** The kind of data asked for or disclosed, from the least to the most sensitive. */
public enum DataCategory implements Coded {
    SUBSCRIBER("Basic subscriber information"),
    NON_CONTENT("Records other than content"),
    CONTENT("Content"),
    REAL_TIME("Live data");

    private final String words;

    DataCategory(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }
}
