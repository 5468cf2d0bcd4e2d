package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Computes a time limit: a pure function of the rule, the anchor, the zone, the calendar and the facts of the case, so
 * that replaying a case always gives the same dates.
 */
public final class ClockCalculator {

    /** Holds nothing; any instance gives the same answers. */
    public ClockCalculator() {}

    /**
     * Computes from an instant.
     *
     * @see #compute(ClockRule, Anchor, ZoneId, WorkingCalendar, List)
     */
    public ClockResult compute(
            ClockRule rule,
            Instant anchor,
            ZoneId zone,
            @Nullable WorkingCalendar calendar,
            List<? extends ClockEvent> events) {
        return compute(rule, Anchor.at(anchor), zone, calendar, events);
    }

    /**
     * Computes the dates of one rule with their derivation.
     *
     * @param rule the version that governs the local date of receipt, as {@link LawBook#rule} found it
     * @param anchor the event the period starts from
     * @param zone zone of the legal entity, in which days are read
     * @param calendar working days of the legal entity; null only for a rule that needs none
     * @param events the facts of the case, in any order
     * @return dates, or the error {@link ClockError#UNKNOWN_CALENDAR}, {@link ClockError#BAD_ANCHOR}, {@link
     *     ClockError#BAD_EVENT} or {@link ClockError#NOT_IN_FORCE} without dates, or dates with a refused extension
     */
    public ClockResult compute(
            ClockRule rule,
            Anchor anchor,
            ZoneId zone,
            @Nullable WorkingCalendar calendar,
            List<? extends ClockEvent> events) {
        LocalDate received = anchor.dateIn(zone);
        if (calendar == null && rule.needsWorkingDays()) {
            return failed(rule, anchor, zone, calendar, ClockError.UNKNOWN_CALENDAR, "working days are needed");
        }
        if (rule.unit() == Unit.HOURS && anchor.at() == null) {
            return failed(rule, anchor, zone, calendar, ClockError.BAD_ANCHOR, "a rule in hours needs an instant");
        }
        Optional<String> badEvent = firstBadEvent(events, received);
        if (badEvent.isPresent()) {
            return failed(rule, anchor, zone, calendar, ClockError.BAD_EVENT, badEvent.get());
        }
        if (!rule.inForceOn(received)) {
            return failed(rule, anchor, zone, calendar, ClockError.NOT_IN_FORCE, "on " + received);
        }
        return switch (rule.unit()) {
            case NO_NUMBER -> withoutNumber(rule, anchor, zone, calendar);
            case HOURS -> HourClock.compute(rule, anchor, zone, calendar, events);
            case CALENDAR_DAYS, BUSINESS_DAYS, MONTHS -> new DayClock(rule, anchor, zone, calendar).compute(events);
        };
    }

    /** What is wrong with the first event that cannot be a fact of a case received on that day; empty when none is. */
    static Optional<String> firstBadEvent(List<? extends ClockEvent> events, LocalDate received) {
        for (ClockEvent event : events) {
            if (event.date().isBefore(received)) {
                return Optional.of(event.text() + " is before the receipt on " + received);
            }
            if (event instanceof Pause pause
                    && pause.answer() != null
                    && pause.answer().isBefore(pause.ask())) {
                return Optional.of(event.text() + " has its answer before the ask");
            }
        }
        return Optional.empty();
    }

    private static ClockResult withoutNumber(
            ClockRule rule, Anchor anchor, ZoneId zone, @Nullable WorkingCalendar calendar) {
        Derivation derivation = new Derivation(rule);
        derivation.add("receipt", anchor.dateIn(zone), anchor.text() + " read in " + zone);
        derivation.add("no number", "without delay", rule.citation() + " names no number of days");
        return new ClockResult(
                rule,
                anchor,
                zone,
                code(calendar),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                derivation.steps());
    }

    private static ClockResult failed(
            ClockRule rule,
            Anchor anchor,
            ZoneId zone,
            @Nullable WorkingCalendar calendar,
            ClockError error,
            String text) {
        return new ClockResult(
                rule, anchor, zone, code(calendar), null, null, null, null, null, false, null, error, text, List.of());
    }

    static @Nullable String code(@Nullable WorkingCalendar calendar) {
        return calendar == null ? null : calendar.code();
    }

    /** Which holidays a date rests on; none where no working day is counted. */
    static @Nullable String edition(ClockRule rule, @Nullable WorkingCalendar calendar) {
        return calendar == null || !rule.needsWorkingDays() ? null : calendar.edition();
    }
}
