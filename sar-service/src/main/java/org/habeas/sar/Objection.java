package org.habeas.sar;

import java.util.Set;
import org.habeas.casework.clock.AskedRight;

/** What an objection is about, which decides whether the processing has to stop without delay. */
public enum Objection {
    MARKETING("direct marketing or targeted advertising"),
    SALE("sale or sharing of the data"),
    OTHER("another use of the data");

    private final String words;

    Objection(String words) {
        this.words = words;
    }

    /** As it reads in a sentence. */
    public String words() {
        return words;
    }

    Set<AskedRight> means() {
        return switch (this) {
            case MARKETING -> Set.of(AskedRight.OBJECTION, AskedRight.MARKETING_OBJECTION);
            case SALE -> Set.of(AskedRight.OBJECTION, AskedRight.OPT_OUT);
            case OTHER -> Set.of(AskedRight.OBJECTION);
        };
    }
}
