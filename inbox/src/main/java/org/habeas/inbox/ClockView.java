package org.habeas.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.DueInWords;
import org.habeas.casework.clock.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A clock in the head of a case.
 *
 * @param label what words and icon stand for, as in lists
 * @param date the last day with its year: {@code Sun 3 Jan 2027}; empty without a date
 * @param burnt elapsed part of the time in percent, 0 to 100
 * @param rule the provision and what the clock is to the case
 * @param why the words of the link to its derivation
 * @param rules whether it is the running clock that is due first
 * @param target the day that was counted, our own target, where the law moves the last day to a later one; null elsewhere
 */
public record ClockView(
        UUID id,
        DueLabel label,
        String style,
        String date,
        int burnt,
        String rule,
        String why,
        boolean rules,
        boolean unverified,
        @Nullable String target,
        @Nullable String warning) {

    private static final DateTimeFormatter WITH_YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    static ClockView of(CaseClock clock, boolean rules, Instant now, WorkingCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(now, clock.zone());
        LocalDate due = clock.due();
        DueLabel label = clock.dueAt() == null ? label(clock, due, today, calendar) : label(clock, clock.dueAt(), now);
        return new ClockView(
                clock.id(),
                label,
                style(clock, label, rules),
                date(clock),
                burnt(clock, now),
                rule(clock, rules),
                due == null ? "Why there is no date" : "Why " + DAY.format(due),
                rules,
                clock.isUnverified(),
                target(clock),
                warning(clock, today));
    }

    private static DueLabel label(CaseClock clock, @Nullable LocalDate due, LocalDate today, WorkingCalendar calendar) {
        if (due == null) {
            return new DueLabel("Without delay", "The law names no number of days", null, "unset", "");
        }
        if (!clock.owed()) {
            return DueLabel.of(DueInWords.notOwed(due, today), due);
        }
        Instant met = clock.metAt();
        return met == null
                ? DueLabel.of(DueInWords.open(due, today, clock.waitingFor(), calendar), due)
                : DueLabel.of(DueInWords.met(due, LocalDate.ofInstant(met, clock.zone()), today), due);
    }

    private static DueLabel label(CaseClock clock, Instant due, Instant now) {
        if (!clock.owed()) {
            LocalDate day = LocalDate.ofInstant(due, clock.zone());
            return DueLabel.of(DueInWords.notOwed(day, LocalDate.ofInstant(now, clock.zone())), day);
        }
        Instant met = clock.metAt();
        return met == null
                ? DueLabel.openAt(due, clock.zone(), now)
                : DueLabel.of(
                        DueInWords.metAt(due, clock.zone(), met, now),
                        due.atZone(clock.zone()).toLocalDate());
    }

    private static String date(CaseClock clock) {
        LocalDate due = clock.due();
        if (due == null) {
            return "";
        }
        return clock.dueAt() == null
                ? WITH_YEAR.format(due)
                : MOMENT.format(clock.dueAt().atZone(clock.zone())) + " " + clock.zone();
    }

    private static String style(CaseClock clock, DueLabel label, boolean rules) {
        if (clock.due() == null) {
            return "hb-clock--unset";
        }
        return switch (label.style()) {
            case "good" -> "hb-clock--met";
            case "" -> rules ? "hb-clock--first" : "";
            default -> "hb-clock--" + label.style();
        };
    }

    private static String rule(CaseClock clock, boolean rules) {
        String citation = clock.citation();
        int next = citation.indexOf(';');
        String first = next < 0 ? citation : citation.substring(0, next);
        String words =
                first.isEmpty() ? clock.ruleId() : first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
        return words + (rules ? ". Rules this case." : ".");
    }

    private static @Nullable String target(CaseClock clock) {
        LocalDate nominal = clock.nominal();
        return nominal == null || nominal.equals(clock.due())
                ? null
                : "Our own target: " + WITH_YEAR.format(nominal) + ", before the move to a working day";
    }

    private static @Nullable String warning(CaseClock clock, LocalDate today) {
        return Optional.ofNullable(clock.warning())
                .filter(day -> clock.isRunning())
                .map(day -> "If the pause does not hold: " + DueInWords.date(day, today))
                .orElse(null);
    }

    private static int burnt(CaseClock clock, Instant now) {
        Instant end = clock.end();
        if (end == null) {
            return 0;
        }
        Instant until = Optional.ofNullable(clock.metAt()).orElse(now);
        long all = Math.max(1, Duration.between(clock.anchor(), end).toMinutes());
        long gone = Duration.between(clock.anchor(), until).toMinutes();
        return (int) Math.max(0, Math.min(100, gone * 100 / all));
    }
}
