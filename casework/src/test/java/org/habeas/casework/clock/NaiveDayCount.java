package org.habeas.casework.clock;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.PauseEffect;
import org.habeas.casework.clock.ClockRule.Unit;

/** Counts a rule day by day with sets of days: slow, and written without a look at the product's arithmetic. */
final class NaiveDayCount {
    private final ClockRule rule;
    private final WorkingCalendar calendar;
    private LocalDate start;
    private final List<Pause> pauses;

    NaiveDayCount(ClockRule rule, LocalDate received, WorkingCalendar calendar, List<ClockEvent> events) {
        this.rule = rule;
        this.calendar = calendar;
        this.start = received;
        this.pauses = events.stream()
                .filter(Pause.class::isInstance)
                .map(Pause.class::cast)
                .filter(pause -> pause.answer() != null)
                .filter(pause -> rule.pauses().containsKey(pause.reason()))
                .sorted(Comparator.comparing(Pause::ask))
                .toList();
    }

    LocalDate nominal(List<ClockEvent> events) {
        LocalDate first = last(false);
        boolean granted = rule.extension() != null
                && events.stream().filter(ExtensionNotice.class::isInstance).anyMatch(notice -> !notice.date()
                        .isAfter(rolled(first)));
        return granted ? last(true) : first;
    }

    LocalDate rolled(LocalDate day) {
        LocalDate working = day;
        while (rule.rolls() && !calendar.isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    private LocalDate last(boolean extended) {
        Set<LocalDate> suspended = new HashSet<>();
        Set<LocalDate> excluded = new HashSet<>();
        LocalDate end = end(extended, suspended, excluded);
        for (Pause pause : pauses) {
            PauseEffect effect =
                    Objects.requireNonNull(rule.pauses().get(pause.reason())).effect();
            LocalDate answer = Objects.requireNonNull(pause.answer());
            if (pause.ask().isAfter(end)) {
                continue;
            }
            for (LocalDate day = pause.ask(); !day.isAfter(answer); day = day.plusDays(1)) {
                if (effect == PauseEffect.EXCLUDE) {
                    excluded.add(day);
                } else if (effect == PauseEffect.SUSPEND && day.isAfter(pause.ask())) {
                    suspended.add(day);
                }
            }
            if (effect == PauseEffect.RESET && !extended && answer.isAfter(start)) {
                start = answer;
            }
            end = end(extended, suspended, excluded);
        }
        return end;
    }

    /** Walks from the start and uses up one day of the period for each day that is not excluded. */
    private LocalDate end(boolean extended, Set<LocalDate> suspended, Set<LocalDate> excluded) {
        long days = length(extended) + suspended.size();
        LocalDate day = start;
        while (days > 0) {
            day = day.plusDays(1);
            if (!excluded.contains(day) && (rule.unit() != Unit.BUSINESS_DAYS || calendar.isWorkingDay(day))) {
                days--;
            }
        }
        return day;
    }

    private long length(boolean extended) {
        int first = rule.duration();
        int more = extended && rule.extension() != null ? rule.extension().length() : 0;
        if (rule.unit() != Unit.MONTHS) {
            return (long) first + more;
        }
        LocalDate once = start.plusMonths(first + more);
        LocalDate twice = start.plusMonths(first).plusMonths(more);
        return (once.isBefore(twice) ? once : twice).toEpochDay() - start.toEpochDay();
    }
}
