package org.habeas.transparency.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a report is about, half-open: a half-year {@code 2025-H1} or a calendar year {@code 2013}.
 *
 * @param code as commands, files and addresses write it
 * @param start first day
 * @param end the day after the last one
 */
public record Period(String code, LocalDate start, LocalDate end) implements Comparable<Period> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})(?:-H([12]))?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    private static final int FIRST_YEAR = 1990;
    private static final int MONTHS_OF_A_HALF = 6;

    /** Reads {@code 2025-H1}, {@code 2025-H2} or {@code 2013}; empty when it is none of them. */
    public static Optional<Period> parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < FIRST_YEAR) {
            return Optional.empty();
        }
        return Optional.of(of(
                Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2))));
    }

    /** Half 0 is the whole year. */
    private static Period of(int year, int half) {
        LocalDate january = LocalDate.of(year, 1, 1);
        if (half == 0) {
            return new Period(String.valueOf(year), january, january.plusYears(1));
        }
        LocalDate start = january.plusMonths((half - 1L) * MONTHS_OF_A_HALF);
        return new Period(year + "-H" + half, start, start.plusMonths(MONTHS_OF_A_HALF));
    }

    /** The half-year that ended last before an instant. */
    public static Period lastHalfYearBefore(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        boolean secondHalf = day.getMonthValue() > MONTHS_OF_A_HALF;
        return secondHalf ? of(day.getYear(), 1) : of(day.getYear() - 1, 2);
    }

    /** The period of the same length before this one. */
    public Period previous() {
        if (isYear()) {
            return of(start.getYear() - 1, 0);
        }
        return start.getMonthValue() == 1 ? of(start.getYear() - 1, 2) : of(start.getYear(), 1);
    }

    /** Whether it is a calendar year. */
    public boolean isYear() {
        return start.plusYears(1).equals(end);
    }

    /** Its first instant. */
    public Instant begins(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    /** The first instant that no longer belongs to it. */
    public Instant ends(ZoneId zone) {
        return end.atStartOfDay(zone).toInstant();
    }

    /** {@code January to June 2025}, or {@code 2013}. */
    public String words() {
        return isYear() ? code : MONTH.format(start) + " to " + MONTH.format(lastDay()) + " " + start.getYear();
    }

    /** {@code 1 January to 30 June 2025}. */
    public String days() {
        return DAY.format(start).replace(" " + start.getYear(), "") + " to " + DAY.format(lastDay());
    }

    /** {@code H1 2025}, or {@code 2013}. */
    public String shortName() {
        return isYear() ? code : code.substring(5) + " " + code.substring(0, 4);
    }

    /** {@code the first half of 2025}, or {@code the year 2013}. */
    public String inWords() {
        if (isYear()) {
            return "the year " + code;
        }
        return "the " + (code.endsWith("1") ? "first" : "second") + " half of " + start.getYear();
    }

    /** Its last day. */
    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    @Override
    public int compareTo(Period other) {
        return start.equals(other.start) ? end.compareTo(other.end) : start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return code;
    }
}
