package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.DerivationStep;
import org.jspecify.annotations.Nullable;

/**
 * A clock as a worked sum.
 *
 * @param heading such as {@code Why Monday 4 January 2027}
 * @param steps the lines of the sum, without the name of the rule and marks, which stand beside it
 * @param result the last day, {@code Mon 4 Jan 2027}; {@code No date} without a number of days
 * @param ends when the last day ends; empty without one
 * @param calendarBecause whose working days count and why; null where none do, or nobody wrote it down then
 * @param command the same computation for the command line
 */
record WhyThisDate(
        CaseClock clock,
        String heading,
        List<Line> steps,
        String result,
        String ends,
        boolean unverified,
        @Nullable String warning,
        String anchor,
        @Nullable String calendarBecause,
        String command) {

    private static final String CALENDAR = "calendar";

    /** Steps that are told beside the sum, because the next line does not count on from them. */
    private static final Set<String> BESIDE_THE_SUM = Set.of("rule", "mark", "warning", CALENDAR);

    private static final String EXTENSION = "extend:";

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

    static WhyThisDate of(CaseClock clock, Instant now) {
        LocalDate due = clock.due();
        LocalDate warning = clock.warning();
        return new WhyThisDate(
                clock,
                due == null ? "Why there is no date" : "Why " + LONG.format(due),
                clock.derivation().stream()
                        .filter(step -> !BESIDE_THE_SUM.contains(step.step()))
                        .map(Line::of)
                        .toList(),
                due == null ? "No date" : SHORT.format(due),
                due == null ? "" : ends(clock),
                clock.isUnverified(),
                warning == null ? null : SHORT.format(warning),
                MOMENT.format(clock.anchor().atZone(clock.zone())),
                clock.derivation().stream()
                        .filter(step -> step.step().equals(CALENDAR))
                        .map(DerivationStep::because)
                        .findFirst()
                        .orElse(null),
                command(clock));
    }

    private static String ends(CaseClock clock) {
        return clock.dueAt() == null
                ? "24:00 " + clock.zone()
                : MOMENT.format(clock.dueAt().atZone(clock.zone())) + " " + clock.zone();
    }

    /** Also a question not answered yet and an extension that was refused: the offline sum is the same sum. */
    private static String command(CaseClock clock) {
        StringBuilder command = new StringBuilder("./habeas clock --rule " + clock.ruleId() + " --anchor "
                + clock.anchor().atZone(clock.zone()).toOffsetDateTime() + " --zone " + clock.zone()
                + (clock.calendar().isEmpty() ? "" : " --calendar " + clock.calendar()));
        for (String event : clock.events()) {
            command.append(event.startsWith(EXTENSION) ? " --extend " : " --event ")
                    .append(event.startsWith(EXTENSION) ? event.substring(EXTENSION.length()) : event);
        }
        return command.toString();
    }

    /**
     * One line of the sum.
     *
     * @param name of the step in words
     * @param because the input and the law
     * @param value the date or number the step arrives at
     */
    record Line(String name, String because, String value, boolean unverified) {

        static Line of(DerivationStep step) {
            String name = step.step().replace('-', ' ');
            return new Line(
                    name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                    step.because(),
                    value(step.value()),
                    step.restsOnUnverified());
        }

        private static String value(String value) {
            try {
                return value.length() == 10
                        ? SHORT.format(LocalDate.parse(value))
                        : MOMENT.format(OffsetDateTime.parse(value));
            } catch (DateTimeParseException words) {
                return value;
            }
        }
    }
}
