package org.habeas.sar;

/** Who asks, seen from the person whose data it is. */
public enum Asker {
    SUBJECT("the person themselves"),
    AGENT("somebody who acts for the person"),
    PARENT("a parent or guardian");

    private final String words;

    Asker(String words) {
        this.words = words;
    }

    /** For a sentence: "asked by somebody who acts for the person". */
    public String words() {
        return words;
    }
}
