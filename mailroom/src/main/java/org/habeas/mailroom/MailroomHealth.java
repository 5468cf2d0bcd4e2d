package org.habeas.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.habeas.casework.Acting;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.access.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures by which an operator sees whether mail moves. */
@Component
public class MailroomHealth {

    private static final String CAPPED = " and capped_at is not null and state = 'PLANNED'";

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Clock clock;

    MailroomHealth(JdbcClient jdbc, CaseAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
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
     * @param waitingToLeave released letters that have not left, without those that a sending limit keeps back
     * @param oldestWaiting how long the one that should have left first is late
     * @param deferred those of them that a server has refused for now
     * @param keptBack automatic letters that a sending limit keeps back
     * @param oldestKeptBack how long the oldest of them has been kept back
     * @param breakerOpen whether the limit for all the world keeps letters back, which needs somebody
     * @param inDoubt letters of which nobody knows whether they arrived
     * @param refused letters refused for good or sent back in the last seven days
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
            long keptBack,
            Duration oldestKeptBack,
            boolean breakerOpen,
            long inDoubt,
            long refused,
            long renumberedFolders) {}

    /** The figures now, without mails and letters of cases that the reader may not know of. */
    public Figures figures(Acting reader) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Visibility visible = access.unsealedFor(reader);
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        parameters.put("today", now.toLocalDate());
        parameters.put("weekAgo", now.minusDays(7));
        String held = "mailroom_holding where resolved_at is null and "
                + visible.onAll("string_to_array(mailroom_holding.suggestions, ',')");
        String inbound = "mailroom_inbound_mail where " + visible.on("mailroom_inbound_mail.case_reference");
        String outbound = "mailroom_outbound_mail where " + visible.on("mailroom_outbound_mail.case_reference");
        String waiting = outbound + " and state in ('PLANNED', 'CLAIMED', 'IN_FLIGHT', 'TEMPFAIL')"
                + " and (capped_at is null or state <> 'PLANNED')";
        return new Figures(
                count("mailroom_folder", parameters),
                since("min(seen_at) from mailroom_folder", now, parameters),
                count("mailroom_inbound_mail where state = 'STORED'", parameters),
                since("min(stored_at) from mailroom_inbound_mail where state = 'STORED'", now, parameters),
                count(inbound + " and on_server = 'THERE'", parameters),
                count(held, parameters),
                since("min(held_at) from " + held, now, parameters),
                count(held + " and due < :today", parameters),
                count(waiting, parameters),
                since("min(not_before) from " + waiting, now, parameters),
                count(outbound + " and state = 'TEMPFAIL'", parameters),
                count(outbound + CAPPED, parameters),
                since("min(capped_at) from " + outbound + CAPPED, now, parameters),
                count("mailroom_outbound_mail where true" + CAPPED + " and capped_by = 'TOTAL'", parameters) > 0,
                count(outbound + " and state = 'IN_DOUBT'", parameters),
                count(outbound + " and state in ('PERMFAIL', 'RETURNED') and ended_at > :weekAgo", parameters),
                count("mailroom_folder where renumbered_at is not null", parameters));
    }

    private long count(String what, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) from " + what)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private Duration since(String what, OffsetDateTime now, Map<String, Object> parameters) {
        Duration since = jdbc
                .sql("select " + what)
                .params(parameters)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
