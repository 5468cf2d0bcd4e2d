package org.habeas.casework.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.clock.ClockRule.Unit;

/**
 * A computation asked for in text, as the command line and its batch files do.
 *
 * @param rule id of the rule
 * @param anchor ISO instant with offset, or a bare date for rules that count days
 * @param zone IANA zone
 * @param calendar code of the working days; empty for the rule's own
 * @param events events in text, separated by semicolons
 */
public record ClockQuestion(String rule, String anchor, String zone, String calendar, String events) {

    /**
     * Computes the answer; of several mistakes the first in the order rule, zone, calendar, anchor, events, validity is
     * told.
     */
    public Answer answer(LawBook laws, WorkingCalendars calendars) {
        List<ClockRule> versions = laws.versions(rule);
        if (versions.isEmpty()) {
            return new Refused(ClockError.UNKNOWN_RULE, given(rule));
        }
        Optional<ZoneId> inZone = zone(zone);
        if (inZone.isEmpty()) {
            return new Refused(ClockError.UNKNOWN_ZONE, given(zone));
        }
        ClockRule any = versions.get(0);
        String code = calendar.isBlank() && any.calendar() != null ? any.calendar() : calendar;
        Optional<WorkingCalendar> days = code.isBlank() ? Optional.empty() : calendars.of(code);
        if (days.isEmpty() && (!code.isBlank() || any.needsWorkingDays())) {
            return new Refused(ClockError.UNKNOWN_CALENDAR, given(code));
        }
        Optional<Anchor> from = Anchor.parse(anchor);
        if (from.isEmpty() || (from.get().at() == null && any.unit() == Unit.HOURS)) {
            return new Refused(ClockError.BAD_ANCHOR, given(anchor));
        }
        LocalDate received = from.get().dateIn(inZone.get());
        Optional<List<ClockEvent>> facts = ClockEvent.parseAll(events);
        Optional<String> bad = facts.flatMap(list -> ClockCalculator.firstBadEvent(list, received));
        if (facts.isEmpty() || bad.isPresent()) {
            return new Refused(ClockError.BAD_EVENT, bad.orElse(events));
        }
        LawBook.Lookup lookup = laws.rule(rule, received);
        if (lookup instanceof LawBook.Missing missing) {
            return new Refused(missing.error(), missing.text());
        }
        try {
            return new Computed(new ClockCalculator()
                    .compute(lookup.require(), from.get(), inZone.get(), days.orElse(null), facts.get()));
        } catch (UnknownCalendarException noHolidays) {
            return new Refused(ClockError.UNKNOWN_CALENDAR, String.valueOf(noHolidays.getMessage()));
        }
    }

    private static String given(String text) {
        return text.isBlank() ? "none is given" : text;
    }

    /** Names of places only: a bare offset would hide the clock changes of the place the entity sits in. */
    private static Optional<ZoneId> zone(String text) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }

    /** What a question gives. */
    public sealed interface Answer {}

    /** A result, whose extension may have been refused. */
    public record Computed(ClockResult result) implements Answer {}

    /**
     * A mistake in the question: there are no dates.
     *
     * @param text the part that is wrong, or that it is not there
     */
    public record Refused(ClockError error, String text) implements Answer {}
}
