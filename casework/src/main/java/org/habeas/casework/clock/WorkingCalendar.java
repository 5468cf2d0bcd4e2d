package org.habeas.casework.clock;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The working days of one place: Monday to Friday without the holidays of its law. All dates are local dates of that
 * place; nothing here knows a zone.
 */
public final class WorkingCalendar {
    private final String code;
    private final String edition;
    private final IntFunction<Map<LocalDate, String>> holidaysOfYear;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    /**
     * A calendar over a list of holidays.
     *
     * @param code the code it is asked for by
     * @param edition the holiday data it stands on
     * @param holidaysOfYear the holidays of a year with their English names; asked once a year
     */
    WorkingCalendar(String code, String edition, IntFunction<Map<LocalDate, String>> holidaysOfYear) {
        this.code = code;
        this.edition = edition;
        this.holidaysOfYear = holidaysOfYear;
    }

    /** The code, such as {@code DE}, {@code UK} or {@code DE-BY}. */
    public String code() {
        return code;
    }

    /** The holiday data it stands on, so that a derivation can name it. */
    public String edition() {
        return edition;
    }

    /** Whether it is Monday to Friday and no holiday. */
    public boolean isWorkingDay(LocalDate date) {
        return !isWeekend(date) && !holidays(date.getYear()).containsKey(date);
    }

    /** Why nobody works that day, such as "Saturday" or "Good Friday"; empty on a working day. */
    public Optional<String> rest(LocalDate date) {
        String holiday = holidays(date.getYear()).get(date);
        if (holiday != null) {
            return Optional.of(holiday);
        }
        return isWeekend(date)
                ? Optional.of(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                : Optional.empty();
    }

    /** That day if it is a working day, else the next one. */
    public LocalDate onOrAfter(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The first working day after that day. */
    public LocalDate nextWorkingDay(LocalDate date) {
        return onOrAfter(date.plusDays(1));
    }

    /**
     * The n-th working day after that day, which is itself not counted.
     *
     * @param n 1 or more
     */
    public LocalDate plusWorkingDays(LocalDate date, int n) {
        LocalDate day = date;
        for (int i = 0; i < n; i++) {
            day = nextWorkingDay(day);
        }
        return day;
    }

    /**
     * The n-th working day before that day, which is itself not counted; for 0 the day itself, or the last working day
     * before it when nobody works that day.
     *
     * @param n 0 or more
     */
    public LocalDate minusWorkingDays(LocalDate date, int n) {
        LocalDate day = date;
        for (int i = 0; i < n; i++) {
            day = day.minusDays(1);
            while (!isWorkingDay(day)) {
                day = day.minusDays(1);
            }
        }
        while (!isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /**
     * The same days without those on which a company is closed: for reminders and lists, never for a date of the law.
     *
     * @param closed whether the company is closed that day
     */
    WorkingCalendar closedOn(Predicate<LocalDate> closed) {
        return new WorkingCalendar(code, edition + ", company closures", year -> {
            Map<LocalDate, String> days = new HashMap<>(holidays(year));
            LocalDate.ofYearDay(year, 1)
                    .datesUntil(LocalDate.ofYearDay(year + 1, 1))
                    .filter(closed)
                    .forEach(day -> days.putIfAbsent(day, "Company closure"));
            return Map.copyOf(days);
        });
    }

    private Map<LocalDate, String> holidays(int year) {
        try {
            return years.computeIfAbsent(year, holidaysOfYear::apply);
        } catch (DateTimeException outOfRange) {
            throw new UnknownCalendarException(code, year, outOfRange);
        }
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
