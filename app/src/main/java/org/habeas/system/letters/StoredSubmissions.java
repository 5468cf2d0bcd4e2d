package org.habeas.system.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was submitted and released. */
@Repository
class StoredSubmissions {

    private static final String ALL = "select * from system_letter_override where ";

    private final JdbcClient jdbc;

    StoredSubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void submit(UUID id, OverrideFiles files, String who, Instant at) {
        jdbc.sql("insert into system_letter_override (id, sha256, files, submitted_by, submitted_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, files.sha256(), files.json(), who, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether this call released it: of two people at the same moment one does. */
    boolean release(UUID id, String who, Instant at) {
        return jdbc.sql("update system_letter_override set released_by = ?, released_at = ?"
                                + " where id = ? and released_at is null")
                        .params(who, at.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    Optional<Submission> newest() {
        return jdbc.sql(ALL + "true order by submitted_at desc, id limit 1")
                .query((row, number) -> submission(row))
                .optional();
    }

    Optional<Submission> inForce() {
        return jdbc.sql(ALL + "released_at is not null order by released_at desc, id limit 1")
                .query((row, number) -> submission(row))
                .optional();
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                row.getObject("id", UUID.class),
                OverrideFiles.of(row.getString("files")),
                row.getString("sha256"),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getString("released_by"),
                instant(row, "released_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
