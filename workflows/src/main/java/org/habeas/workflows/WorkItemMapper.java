package org.habeas.workflows;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a {@link WorkItem} from a row of {@code select * from work_item}, for whoever queries the table. */
public final class WorkItemMapper implements RowMapper<WorkItem> {

    @Override
    public WorkItem mapRow(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                row.getObject("id", UUID.class),
                new CaseReference(row.getString("case_reference")),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("task"),
                row.getString("task_name"),
                row.getString("title"),
                row.getString("who"),
                row.getString("type"),
                row.getString("regime"),
                row.getString("language"),
                row.getObject("due", LocalDate.class),
                row.getString("paused_for"),
                row.getString("assignee"),
                row.getString("team"),
                words(row.getArray("candidate_groups")),
                row.getInt("priority"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                words(row.getArray("flags")),
                instant(row.getObject("due_at", OffsetDateTime.class)),
                zone(row.getString("due_zone")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        return id == null ? null : ZoneId.of(id);
    }

    private static Set<String> words(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
