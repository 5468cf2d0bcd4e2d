package org.habeas.casework.clock;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.End;
import org.habeas.casework.clock.ClockRule.Extension;
import org.jspecify.annotations.Nullable;

/** The arithmetic of rules that count days, working days or months. */
final class DayClock {
    private final ClockRule rule;
    private final Anchor anchor;
    private final ZoneId zone;
    private final @Nullable WorkingCalendar calendar;
    private final LocalDate received;
    private final Derivation derivation;
    private final DayExplanation explanation;
    private @Nullable ClockError error;
    private @Nullable String errorText;

    DayClock(ClockRule rule, Anchor anchor, ZoneId zone, @Nullable WorkingCalendar calendar) {
        this.rule = rule;
        this.anchor = anchor;
        this.zone = zone;
        this.calendar = calendar;
        this.received = anchor.dateIn(zone);
        this.derivation = new Derivation(rule);
        this.explanation = new DayExplanation(rule, derivation);
    }

    /** The order is settled: start, first period, pauses, roll, extension, the extended period, pauses, roll. */
    ClockResult compute(List<? extends ClockEvent> events) {
        List<Pause> pauses = only(Pause.class, events);
        String read = anchor.at() == null ? "received on that day" : anchor.text() + " read in " + zone;
        derivation.add(
                "receipt",
                received,
                read + "; the day of the event is not counted, " + derivation.counting("Art. 3(1)"));
        if (rule.needsWorkingDays()) {
            derivation.calendar(workingDays());
        }

        UnaryOperator<LocalDate> length = this::firstPeriod;
        PausedPeriod period = PausedPeriod.first(rule, received, length, pauses);
        explanation.first(period, calendar);
        Deadline due = end(period.nominal());

        boolean extended = grant(only(ExtensionNotice.class, events), due.date());
        Extension extension = rule.extension();
        if (extended && extension != null) {
            length = start -> extendedPeriod(start, extension);
            period = PausedPeriod.extended(rule, period.start(), length, pauses);
            explanation.extended(period, extension, count(period.start(), rule.duration() + extension.length()));
            due = end(period.nominal());
        }
        if (rule.targetDayBefore()) {
            derivation.add("target", period.nominal().minusDays(1), "the day before the last day, as a margin");
        }
        LocalDate unpaused = length.apply(received);
        boolean moved = !unpaused.equals(period.nominal());
        if (moved) {
            derivation.add("warning", unpaused, "the last day if no pause is accepted");
        }
        Pause awaited = period.awaited();
        return new ClockResult(
                rule,
                anchor,
                zone,
                ClockCalculator.code(calendar),
                ClockCalculator.edition(rule, calendar),
                Deadline.on(period.nominal()),
                due,
                null,
                moved ? unpaused : null,
                extended,
                awaited == null ? null : awaited.reason(),
                error,
                errorText,
                derivation.steps());
    }

    private LocalDate firstPeriod(LocalDate start) {
        return count(start, rule.duration());
    }

    /** Where counting at once and counting in two steps differ, the earlier day is the safe one. */
    private LocalDate extendedPeriod(LocalDate start, Extension extension) {
        LocalDate once = count(start, rule.duration() + extension.length());
        LocalDate twice = count(count(start, rule.duration()), extension.length());
        return once.isBefore(twice) ? once : twice;
    }

    private LocalDate count(LocalDate start, int number) {
        return switch (rule.unit()) {
            case MONTHS -> start.plusMonths(number);
            case CALENDAR_DAYS -> start.plusDays(number);
            case BUSINESS_DAYS -> workingDays().plusWorkingDays(start, number);
            case HOURS, NO_NUMBER -> throw new IllegalStateException(rule.id() + " counts no days");
        };
    }

    private boolean grant(List<ExtensionNotice> notices, LocalDate lastDay) {
        boolean granted = false;
        for (ExtensionNotice notice : notices.stream()
                .sorted(Comparator.comparing(ExtensionNotice::date))
                .toList()) {
            if (rule.extension() == null) {
                refuse(ClockError.EXTENSION_NOT_ALLOWED, rule.citation() + " knows no extension of a fixed length");
            } else if (granted) {
                refuse(ClockError.EXTENSION_TWICE, "an extension was granted before the notice of " + notice.date());
            } else if (notice.date().isAfter(lastDay)) {
                refuse(ClockError.EXTENSION_LATE, "the notice left on " + notice.date() + ", after " + lastDay);
            } else {
                granted = true;
                derivation.add("extension notice", notice.date(), "it left on or before the last day " + lastDay);
            }
        }
        return granted;
    }

    private void refuse(ClockError code, String text) {
        error = code;
        errorText = text;
        derivation.add("extension refused", code, text);
    }

    private Deadline end(LocalDate nominal) {
        if (rule.end() == End.NONE) {
            return Deadline.on(nominal);
        }
        WorkingCalendar days = workingDays();
        LocalDate working = days.onOrAfter(nominal);
        if (working.equals(nominal)) {
            return Deadline.on(nominal);
        }
        String because = nominal + " is " + days.rest(nominal).orElse("") + " (calendar " + days.code() + ", "
                + days.edition() + "); ";
        if (rule.end() == End.NOON_NEXT_WORKING_DAY) {
            Deadline noon = Deadline.at(working.atTime(LocalTime.NOON).atZone(zone));
            derivation.add("noon", noon.text(), because + "noon of the next working day, " + rule.citation());
            return noon;
        }
        derivation.add(
                "roll",
                working,
                because + "the period ends with the next working day, " + derivation.counting("Art. 3(4)"));
        return Deadline.on(working);
    }

    private WorkingCalendar workingDays() {
        if (calendar == null) {
            throw new IllegalStateException(rule.id() + " needs working days");
        }
        return calendar;
    }

    private static <T extends ClockEvent> List<T> only(Class<T> type, List<? extends ClockEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
