package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page of tasks, after which the next page begins: lists are ordered by due date, those without one
 * last, then by reference, which is the order in which cases came, then by arrival of the task, then by id.
 *
 * @param due null when the row has no date
 * @param arrived when the task appeared, as precise as the database keeps it
 */
public record Cursor(@Nullable LocalDate due, CaseReference reference, Instant arrived, UUID id) {

    private static final String NO_DATE = "none";
    private static final int PARTS = 4;

    /** The cursor after a row. */
    public static Cursor after(WorkItem item) {
        return new Cursor(item.due(), item.reference(), item.createdAt(), item.id());
    }

    /**
     * Reads {@code 2026-12-24_SAR-2026-000412_2026-11-22T09:58:00.123456Z_<uuid>}, or {@code none} for the date; empty
     * for anything else.
     */
    public static Optional<Cursor> parse(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            LocalDate due = parts[0].equals(NO_DATE) ? null : LocalDate.parse(parts[0]);
            Instant arrived = Instant.parse(parts[2]);
            UUID id = UUID.fromString(parts[3]);
            if (!Years.holds(due) || !Years.holds(arrived)) {
                return Optional.empty();
            }
            return CaseReference.parse(parts[1]).map(reference -> new Cursor(due, reference, arrived, id));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return (due == null ? NO_DATE : due.toString()) + "_" + reference + "_" + arrived + "_" + id;
    }

    /** The date to compare with {@code due_key}; the driver writes {@link LocalDate#MAX} as infinity. */
    LocalDate key() {
        return due == null ? LocalDate.MAX : due;
    }
}
