package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The years of dates that somebody may have typed into an address; what Java reads beyond them no database keeps. */
final class Years {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("+10000-01-01T00:00:00Z");

    private Years() {}

    /** Whether the date, if there is one, lies in the years 1 to 9999. */
    static boolean holds(@Nullable LocalDate date) {
        return date == null || (date.getYear() >= 1 && date.getYear() <= 9999);
    }

    /** Whether the moment lies in the years 1 to 9999 of UTC. */
    static boolean holds(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(AFTER);
    }
}
