package org.habeas.system.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What every node that runs found at its letters; each node writes its own row and nobody else's. */
@Repository
public class LetterFindings {

    /** Nodes look every twenty seconds; one that was silent for so long has ended. */
    private static final Duration ENDED = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    LetterFindings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(LetterFinding found) {
        jdbc.sql("insert into system_letter_finding (node, sha256, unfit, problem, looked_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (node) do update set sha256 = excluded.sha256, unfit = excluded.unfit,"
                        + " problem = excluded.problem, looked_at = excluded.looked_at")
                .params(
                        found.node(),
                        found.sha256(),
                        found.unfit(),
                        found.problem(),
                        found.lookedAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from system_letter_finding where looked_at < ?")
                .param(ended())
                .update();
    }

    /** By name of the node. */
    public List<LetterFinding> all() {
        return jdbc.sql("select * from system_letter_finding where looked_at >= ? order by node")
                .param(ended())
                .query((row, number) -> new LetterFinding(
                        row.getString("node"),
                        row.getString("sha256"),
                        row.getString("unfit"),
                        row.getString("problem"),
                        row.getObject("looked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private OffsetDateTime ended() {
        return clock.instant().minus(ENDED).atOffset(ZoneOffset.UTC);
    }
}
