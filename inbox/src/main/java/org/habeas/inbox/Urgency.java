package org.habeas.inbox;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When something is due, seen from today, in the order in which lists are grouped. */
public enum Urgency {
    OVERDUE("Overdue", "due < :today"),
    TODAY("Today", "due = :today"),
    WEEK("In the next 7 days", "due > :today and due <= cast(:today as date) + 7"),
    LATER("Later", "due > cast(:today as date) + 7"),
    NONE("Without a date", "due is null");

    private static final int DAYS_OF_A_WEEK = 7;

    private final String label;
    private final String condition;

    Urgency(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    /** The urgency of a date. */
    public static Urgency of(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return NONE;
        }
        if (due.isBefore(today)) {
            return OVERDUE;
        }
        if (due.equals(today)) {
            return TODAY;
        }
        return due.isAfter(today.plusDays(DAYS_OF_A_WEEK)) ? LATER : WEEK;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    String condition() {
        return condition;
    }
}
