package org.habeas.casework.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A due date as people read it in a list. The state comes from the dates alone, so that no screen has to derive it from
 * a colour or a word.
 *
 * @param state how the due date stands today
 * @param words such as "3 days left", "Due today", "Overdue 2 days", "Paused: waiting for identity", "Done on time"
 * @param date such as "Thu 24 Dec", with the year once it is another one than today's
 */
public record DueInWords(State state, String words, String date) {
    /** From so many working days left on, a due date is soon. */
    public static final int SOON_WORKING_DAYS = 5;

    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final Duration SOON_TIME = Duration.ofHours(12);
    private static final Duration IN_DAYS = Duration.ofDays(4);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    /** How a due date stands. */
    public enum State {
        ON_TIME,
        /** At most {@link #SOON_WORKING_DAYS} working days are left. */
        SOON,
        /** The due date has passed and nothing was sent; waiting for an answer is no excuse. */
        LATE,
        PAUSED,
        /** The duty is done, in time or not, or there was none. */
        MET
    }

    /**
     * A due date of an open case.
     *
     * @param due last day in the zone of the legal entity
     * @param today today in the same zone
     * @param waitingFor what the requester was asked for and has not given; null when nothing
     * @param calendar working days of the legal entity
     */
    public static DueInWords open(
            LocalDate due, LocalDate today, @Nullable PauseReason waitingFor, WorkingCalendar calendar) {
        long left = ChronoUnit.DAYS.between(today, due);
        if (left < 0) {
            return new DueInWords(State.LATE, "Overdue " + days(-left), date(due, today));
        }
        if (waitingFor != null) {
            return new DueInWords(State.PAUSED, "Paused: " + waitingFor.words(), date(due, today));
        }
        // the sixth working day from today is the first that is not soon
        boolean soon = due.isBefore(calendar.plusWorkingDays(today, SOON_WORKING_DAYS + 1));
        return new DueInWords(
                soon ? State.SOON : State.ON_TIME, left == 0 ? "Due today" : days(left) + " left", date(due, today));
    }

    /**
     * A due date whose duty is done.
     *
     * @param metOn day on which it was done, in the zone of the legal entity
     */
    public static DueInWords met(LocalDate due, LocalDate metOn, LocalDate today) {
        long late = ChronoUnit.DAYS.between(due, metOn);
        return new DueInWords(State.MET, late > 0 ? "Done " + days(late) + " late" : "Done on time", date(due, today));
    }

    /** A due date of something that is not owed: the case was no request, or was withdrawn. */
    public static DueInWords notOwed(LocalDate due, LocalDate today) {
        return new DueInWords(State.MET, "Not owed", date(due, today));
    }

    /**
     * A due instant of law that counts hours.
     *
     * @param due the last instant in time
     * @param zone in which it is shown
     */
    public static DueInWords openAt(Instant due, ZoneId zone, Instant now) {
        Duration left = Duration.between(now, due);
        State state = left.isNegative() ? State.LATE : left.compareTo(SOON_TIME) < 0 ? State.SOON : State.ON_TIME;
        String words = left.isNegative() ? "Late by " + time(left.negated()) : time(left) + " left";
        return new DueInWords(state, words, moment(due, zone, now));
    }

    /** A due instant whose duty is done. */
    public static DueInWords metAt(Instant due, ZoneId zone, Instant met, Instant now) {
        Duration late = Duration.between(due, met);
        boolean inTime = late.isNegative() || late.isZero();
        return new DueInWords(
                State.MET, inTime ? "Done on time" : "Done " + time(late) + " late", moment(due, zone, now));
    }

    /** An instant as people read it: "Tue 22 Dec, 16:20 Berlin", with the year once it is another one than now's. */
    public static String moment(Instant at, ZoneId zone, Instant now) {
        ZonedDateTime local = at.atZone(zone);
        String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return date(local.toLocalDate(), LocalDate.ofInstant(now, zone)) + ", " + TIME.format(local) + " " + city;
    }

    /** A length of time as people say it: "29 h 38 min", and from four days on in days. */
    public static String time(Duration length) {
        if (length.compareTo(IN_DAYS) >= 0) {
            return days(length.toDays());
        }
        return length.toHours() == 0
                ? length.toMinutes() + " min"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    /** Words and date in one line: "3 days left · Thu 24 Dec". */
    public String line() {
        return words + " · " + date;
    }

    /** A date as people read it: "Thu 24 Dec", with the year once it is another one than today's. */
    public static String date(LocalDate date, LocalDate today) {
        return (date.getYear() == today.getYear() ? THIS_YEAR : OTHER_YEAR).format(date);
    }

    private static String days(long number) {
        return number == 1 ? "1 day" : number + " days";
    }
}
