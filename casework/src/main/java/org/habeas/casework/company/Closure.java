package org.habeas.casework.company;

import java.time.LocalDate;

/**
 * Days on which a legal entity is closed by its own decision, such as between the years. They are no working days for its
 * people and move no date of the law.
 *
 * @param first first day, local date of the entity
 * @param last last day, the first itself when it is a single day; at most a year later
 */
public record Closure(LocalDate first, LocalDate last) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when it ends before it begins or lasts more than a year
     */
    public Closure {
        if (last.isBefore(first) || last.isAfter(first.plusYears(1))) {
            throw new IllegalArgumentException("a closure ends on its first day or within a year after it");
        }
    }

    /**
     * Reads it as configuration writes it: {@code 2026-12-24} or {@code 2026-12-24/2026-12-31}.
     *
     * @throws IllegalArgumentException when it ends before it begins or lasts more than a year
     * @throws java.time.format.DateTimeParseException when it is neither
     */
    public static Closure of(String text) {
        int slash = text.indexOf('/');
        LocalDate first = LocalDate.parse((slash < 0 ? text : text.substring(0, slash)).strip());
        return new Closure(
                first,
                slash < 0 ? first : LocalDate.parse(text.substring(slash + 1).strip()));
    }

    /** Whether it is closed that day. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
