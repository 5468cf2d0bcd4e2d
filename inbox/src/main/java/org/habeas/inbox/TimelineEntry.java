package org.habeas.inbox;

import java.time.Instant;
import java.util.List;

/**
 * One thing that happened to a case.
 *
 * @param number of the act in the ledger
 * @param clockTime local time of day, {@code 09:58}
 * @param icon id of its symbol, without prefix
 * @param who name of the person, {@code You} or {@code Habeas}
 * @param words what was done
 * @param why the reason as recorded, possibly empty
 */
public record TimelineEntry(
        long number, Instant at, String clockTime, String icon, String who, String words, String why) {

    /** The entries of one day, newest first. */
    public record Day(String heading, List<TimelineEntry> entries) {

        public Day {
            entries = List.copyOf(entries);
        }
    }
}
