package org.habeas.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One thing that happened to a case.
 *
 * @param number of the act in the ledger
 * @param clockTime local time of day, {@code 09:58}
 * @param icon id of its symbol, without prefix
 * @param who name of the person, {@code You} or {@code Habeas}
 * @param words what was done
 * @param why the reason as recorded, possibly empty; that of Habeas is also among the facts
 * @param act its name in the ledger
 * @param facts what the ledger holds of it beside the sentence, by name
 */
public record TimelineEntry(
        long number,
        Instant at,
        String clockTime,
        String icon,
        String who,
        String words,
        String why,
        String act,
        Map<String, String> facts) {

    /** The entries of one day, newest first. */
    public record Day(String heading, List<TimelineEntry> entries) {

        public Day {
            entries = List.copyOf(entries);
        }

        /** The newest entries of a story, then the others; a day that is cut has its heading in both parts. */
        static List<List<Day>> cut(List<Day> story, int newest) {
            List<Day> recent = new ArrayList<>();
            List<Day> earlier = new ArrayList<>();
            int left = newest;
            for (Day day : story) {
                int here = Math.min(left, day.entries().size());
                if (here > 0) {
                    recent.add(new Day(day.heading(), day.entries().subList(0, here)));
                }
                if (here < day.entries().size()) {
                    earlier.add(new Day(
                            day.heading(),
                            day.entries().subList(here, day.entries().size())));
                }
                left -= here;
            }
            return List.of(recent, earlier);
        }
    }
}
