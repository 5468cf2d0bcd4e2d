package org.habeas.sar;

import java.util.Locale;

/** What comes of a complaint or an appeal. */
public enum ContestOutcome {
    UPHELD("Upheld"),
    UPHELD_IN_PART("Upheld in part"),
    DENIED("Denied");

    private final String words;

    ContestOutcome(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Lower-case name with hyphens, as letters use it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
