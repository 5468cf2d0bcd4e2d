package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page of tasks, after which the next page begins: lists are ordered by due date, those without one
 * last, then by arrival, then by id.
 *
 * @param due null when the row has no date
 * @param arrived when the task appeared, as precise as the database keeps it
 */
public record Cursor(@Nullable LocalDate due, Instant arrived, UUID id) {

    private static final String NO_DATE = "none";
    private static final int PARTS = 3;

    /** The cursor after a row. */
    public static Cursor after(WorkItem item) {
        return new Cursor(item.due(), item.createdAt(), item.id());
    }

    /** Reads {@code 2026-12-24_2026-11-22T09:58:00.123456Z_<uuid>}, or {@code none} for the date; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cursor(
                    parts[0].equals(NO_DATE) ? null : LocalDate.parse(parts[0]),
                    Instant.parse(parts[1]),
                    UUID.fromString(parts[2])));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return (due == null ? NO_DATE : due.toString()) + "_" + arrived + "_" + id;
    }

    /** The date to compare with {@code due_key}; the driver writes {@link LocalDate#MAX} as infinity. */
    LocalDate key() {
        return due == null ? LocalDate.MAX : due;
    }
}
