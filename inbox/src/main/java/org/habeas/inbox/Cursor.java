package org.habeas.inbox;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page of tasks, after which the next page begins: lists are ordered by due date, those without one
 * last, then by id.
 *
 * @param due null when the row has no date
 */
public record Cursor(@Nullable LocalDate due, UUID id) {

    private static final String NO_DATE = "none";

    /** The cursor after a row. */
    public static Cursor after(WorkItem item) {
        return new Cursor(item.due(), item.id());
    }

    /** Reads {@code 2026-12-24_<uuid>} or {@code none_<uuid>}; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
        int line = text.indexOf('_');
        if (line < 0) {
            return Optional.empty();
        }
        String date = text.substring(0, line);
        try {
            return Optional.of(new Cursor(
                    date.equals(NO_DATE) ? null : LocalDate.parse(date), UUID.fromString(text.substring(line + 1))));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return (due == null ? NO_DATE : due.toString()) + "_" + id;
    }

    /** The date to compare with {@code due_key}; the driver writes {@link LocalDate#MAX} as infinity. */
    LocalDate key() {
        return due == null ? LocalDate.MAX : due;
    }
}
