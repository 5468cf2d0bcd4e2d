package org.habeas.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures by which an operator sees whether mail moves. */
@Component
public class MailroomHealth {

    private final JdbcClient jdbc;
    private final Clock clock;

    MailroomHealth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The state at one moment.
     *
     * @param folders folders of mailboxes that were looked into at least once
     * @param sinceLastLook since the folder that was looked into longest ago was seen; zero when none was ever seen
     * @param unplaced stored mails that are not placed yet
     * @param oldestUnplaced how long the oldest of them has waited
     * @param notMovedAway stored mails that still lie in their folder on the server
     * @param held mails that wait for a person
     * @param oldestHeld how long the oldest of them has lain there
     * @param heldOverdue those whose provisional date has passed, by UTC days
     * @param waitingToLeave released letters that have not left
     * @param oldestWaiting how long the one that should have left first is late
     * @param deferred those of them that a server has refused for now
     * @param inDoubt letters of which nobody knows whether they arrived
     * @param refused letters refused for good in the last seven days
     * @param renumberedFolders folders that the server has ever numbered anew
     */
    public record Figures(
            long folders,
            Duration sinceLastLook,
            long unplaced,
            Duration oldestUnplaced,
            long notMovedAway,
            long held,
            Duration oldestHeld,
            long heldOverdue,
            long waitingToLeave,
            Duration oldestWaiting,
            long deferred,
            long inDoubt,
            long refused,
            long renumberedFolders) {}

    /** The figures now. */
    public Figures figures() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return new Figures(
                count("mailroom_folder"),
                since("select min(seen_at) from mailroom_folder", now),
                count("mailroom_inbound_mail where state = 'STORED'"),
                since("select min(stored_at) from mailroom_inbound_mail where state = 'STORED'", now),
                count("mailroom_inbound_mail where on_server = 'THERE'"),
                count("mailroom_holding where resolved_at is null"),
                since("select min(held_at) from mailroom_holding where resolved_at is null", now),
                jdbc.sql("select count(*) from mailroom_holding where resolved_at is null and due < ?")
                        .param(now.toLocalDate())
                        .query(Long.class)
                        .single(),
                count("mailroom_outbound_mail where state in ('PLANNED', 'CLAIMED', 'IN_FLIGHT', 'TEMPFAIL')"),
                since(
                        "select min(not_before) from mailroom_outbound_mail"
                                + " where state in ('PLANNED', 'CLAIMED', 'IN_FLIGHT', 'TEMPFAIL')",
                        now),
                count("mailroom_outbound_mail where state = 'TEMPFAIL'"),
                count("mailroom_outbound_mail where state = 'IN_DOUBT'"),
                jdbc.sql("select count(*) from mailroom_outbound_mail where state = 'PERMFAIL' and ended_at > ?")
                        .param(now.minusDays(7))
                        .query(Long.class)
                        .single(),
                count("mailroom_folder where renumbered_at is not null"));
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private Duration since(String select, OffsetDateTime now) {
        Duration since = jdbc.sql(select).query((row, number) -> row.getObject(1, OffsetDateTime.class)).list().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
