package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * When a case reminds of its due date: some working days before it, on the day itself, and on every working day after it,
 * each time at the start of the working day. Whether a case is late is read from its dates, never from a reminder.
 */
public final class EscalationSchedule {
    /** The start of the working day, local time of the legal entity. */
    public static final LocalTime START_OF_DAY = LocalTime.of(8, 0);

    private final List<Integer> workingDaysBefore;

    /**
     * A schedule of stages.
     *
     * @param workingDaysBefore how many working days before the due date each stage stands; 0 is the day itself
     */
    public EscalationSchedule(List<Integer> workingDaysBefore) {
        if (workingDaysBefore.stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("a stage stands before the due date or on it");
        }
        this.workingDaysBefore = workingDaysBefore.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Ten, five and two working days before the due date, and on it. */
    public static EscalationSchedule standard() {
        return new EscalationSchedule(List.of(10, 5, 2, 0));
    }

    /** The standard steps and one fifteen working days before the due date, for a question that waits for an answer. */
    public static EscalationSchedule withAnUnansweredQuestion() {
        return new EscalationSchedule(List.of(15, 10, 5, 2, 0));
    }

    /**
     * The next reminder strictly after an instant; there always is one, because an overdue case reminds every working day.
     *
     * @param after usually now, or the instant of the reminder that fired
     * @param due last day, in the zone of the legal entity
     * @param calendar working days of the legal entity
     * @param zone zone of the legal entity
     */
    public Escalation nextAfter(Instant after, LocalDate due, WorkingCalendar calendar, ZoneId zone) {
        for (int days : workingDaysBefore) {
            Instant at = start(calendar.minusWorkingDays(due, days), zone);
            if (at.isAfter(after)) {
                return new Escalation(new Stage(OptionalInt.of(days)), at);
            }
        }
        LocalDate today = after.atZone(zone).toLocalDate();
        LocalDate day = calendar.nextWorkingDay(due);
        if (day.isBefore(today)) {
            day = calendar.onOrAfter(today);
        }
        Instant at = start(day, zone);
        return new Escalation(Stage.OVERDUE, at.isAfter(after) ? at : start(calendar.nextWorkingDay(day), zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atTime(START_OF_DAY).atZone(zone).toInstant();
    }

    /**
     * A step of the schedule.
     *
     * @param workingDaysBefore working days before the due date; empty once it is overdue
     */
    public record Stage(OptionalInt workingDaysBefore) {
        /** The due date has passed. */
        public static final Stage OVERDUE = new Stage(OptionalInt.empty());

        /** {@code T-10}, {@code T-5}, {@code T-2}, {@code T-0} or {@code OVERDUE}. */
        public String code() {
            return workingDaysBefore.isPresent() ? "T-" + workingDaysBefore.getAsInt() : "OVERDUE";
        }
    }

    /**
     * One reminder.
     *
     * @param at the instant it is due to fire; firing late changes no date
     */
    public record Escalation(Stage stage, Instant at) {}
}
