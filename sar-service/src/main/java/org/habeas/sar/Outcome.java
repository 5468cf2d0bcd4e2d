package org.habeas.sar;

import java.util.Locale;

/** What became of one right of a request. */
public enum Outcome {
    GRANTED("Granted"),
    GRANTED_IN_PART("Granted in part"),
    REFUSED("Refused"),
    REDIRECTED("Redirected to the customer"),
    NOTHING_FOUND("Nothing found"),
    CANNOT_BE_LINKED("Cannot be linked to the person");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** As the house names it. */
    public String words() {
        return words;
    }

    /** Lower-case name with hyphens, as letters use it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the right was given, wholly or partly. */
    public boolean isGranted() {
        return this == GRANTED || this == GRANTED_IN_PART;
    }

    /** Whether the law wants the ground named (GDPR Art. 12(4)), or what would help (Art. 11(2)). */
    public boolean needsGrounds() {
        return this == GRANTED_IN_PART || this == REFUSED || this == CANNOT_BE_LINKED;
    }
}
