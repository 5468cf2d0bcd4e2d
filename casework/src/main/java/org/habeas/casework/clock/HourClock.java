package org.habeas.casework.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockRule.End;
import org.jspecify.annotations.Nullable;

/** The arithmetic of rules that count hours: on the time line, through weekends, holidays and clock changes. */
final class HourClock {
    private static final int HOUR = 3600;

    private HourClock() {}

    static ClockResult compute(
            ClockRule rule,
            Anchor anchor,
            ZoneId zone,
            @Nullable WorkingCalendar calendar,
            List<? extends ClockEvent> events) {
        Instant at = anchor.at();
        if (at == null) {
            throw new IllegalArgumentException("a rule in hours needs an instant");
        }
        Derivation derivation = new Derivation(rule);
        ZonedDateTime local = at.atZone(zone);
        derivation.add("anchor", Deadline.at(local).text(), "read in " + zone);
        if (rule.needsWorkingDays() && calendar != null) {
            derivation.calendar(calendar);
        }
        Duration hours = Duration.ofHours(rule.duration());
        Deadline strict = Deadline.at(local.plus(hours));
        derivation.add("nominal", strict.text(), "the instant + " + rule.duration() + " hours, " + rule.citation());
        Deadline due = strict;
        Deadline outer = null;
        if (rule.outer()) {
            ZonedDateTime hour = nextFullHour(at, zone).atZone(zone);
            outer = Deadline.at(hour.plus(hours));
            derivation.add(
                    "outer",
                    outer.text(),
                    "from the next full hour " + Deadline.at(hour).text() + ", arguable under "
                            + derivation.counting("Art. 3(1)"));
        }
        if (rule.end() == End.NOON_NEXT_WORKING_DAY && calendar != null && !calendar.isWorkingDay(strict.date())) {
            due = Deadline.at(
                    calendar.onOrAfter(strict.date()).atTime(LocalTime.NOON).atZone(zone));
            outer = rule.outer() ? due : null;
            derivation.add(
                    "noon",
                    due.text(),
                    strict.date() + " is "
                            + calendar.rest(strict.date()).orElse("") + " (calendar " + calendar.code() + ", "
                            + calendar.edition() + "); noon of the next working day, " + rule.citation());
        }
        boolean asked = events.stream().anyMatch(ExtensionNotice.class::isInstance);
        String refusal = rule.citation() + " knows no extension of a fixed length";
        if (asked) {
            derivation.add("extension refused", ClockError.EXTENSION_NOT_ALLOWED, refusal);
        }
        return new ClockResult(
                rule,
                anchor,
                zone,
                ClockCalculator.code(calendar),
                ClockCalculator.edition(rule, calendar),
                strict,
                due,
                outer,
                null,
                false,
                null,
                asked ? ClockError.EXTENSION_NOT_ALLOWED : null,
                asked ? refusal : null,
                derivation.steps());
    }

    /** The first instant strictly after this one at which the wall clock of the zone shows a full hour. */
    static Instant nextFullHour(Instant after, ZoneId zone) {
        Instant from = after;
        boolean strictly = true;
        while (true) {
            long wall = from.getEpochSecond() + zone.getRules().getOffset(from).getTotalSeconds();
            long since = Math.floorMod(wall, HOUR);
            boolean full = since == 0 && from.getNano() == 0;
            Instant candidate = full && !strictly
                    ? from
                    : Instant.ofEpochSecond(from.getEpochSecond()).plusSeconds(HOUR - since);
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            if (change == null || candidate.isBefore(change.getInstant()) || candidate.equals(from)) {
                return candidate;
            }
            // the clock is changed on the way: look again from the change on, with the new offset
            from = change.getInstant();
            strictly = false;
        }
    }
}
