package org.habeas.inbox;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.ClockResult;
import org.jspecify.annotations.Nullable;

/**
 * A clock with all that explains it.
 *
 * @param today what the law packs and calendars say of it today, when that is another date; the case keeps its own
 * @param earlier what it said before its anchor or its law was changed, the latest first
 */
public record ReadClock(
        CaseClock clock, boolean late, @Nullable ClockResult today, List<CaseClock> earlier) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    /** Copies the list. */
    public ReadClock {
        earlier = List.copyOf(earlier);
    }

    /** Whether the list of holidays is another one today than the date was counted by, as far as that is known. */
    public boolean otherHolidays() {
        return today != null
                && clock.calendarEdition() != null
                && !clock.calendarEdition().equals(today.edition());
    }

    /** The date of today's law packs as pages show it; empty when they give no other. */
    public String todayWords() {
        if (today == null) {
            return "";
        }
        String date = today.due() == null
                ? "no date"
                : today.due().at() == null
                        ? DAY.format(today.due().date())
                        : today.due().text();
        return today.isUnverified() ? date + " (UNVERIFIED)" : date;
    }
}
