package org.habeas.mailroom.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.mailroom.MailboxDifference;
import org.habeas.mailroom.MailboxDifference.Kind;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that one side has and the other has not; one entry a number, ended and begun again as things change. */
@Component
class Differences {

    private static final String COLUMNS =
            "select id, account, folder, uid, kind, since, found_in from mailroom_difference ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Differences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes a difference, unless it is noted already or a person has settled it.
     *
     * @param mail the row on our side, null when there is none
     * @param after the mail came to the folder after this, null when nobody knows
     */
    void note(Place place, long uid, Kind kind, @Nullable UUID mail, @Nullable Instant after) {
        jdbc.sql(
                        "insert into mailroom_difference as known (id, account, folder, uidvalidity, uid, kind, mail_id, after,"
                                + " since) values (:id, :account, :folder, :validity, :uid, :kind, :mail, :after, :now)"
                                + " on conflict (account, folder, uidvalidity, uid) do update set kind = :kind,"
                                + " since = case when known.ended_at is null then known.since else :now end,"
                                + " ended_at = null where known.ended_by is null and (known.kind <> :kind"
                                + " or known.ended_at is not null)")
                .param("id", UUID.randomUUID())
                .param("account", place.account())
                .param("folder", place.folder())
                .param("validity", place.uidValidity())
                .param("uid", uid)
                .param("kind", kind.name())
                .param("mail", mail)
                .param("after", after == null ? null : after.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .update();
    }

    /** The numbers of this kind that are not settled. */
    Set<Long> open(Place place, Kind kind) {
        return new TreeSet<>(jdbc.sql("select uid from mailroom_difference where account = ? and folder = ?"
                        + " and uidvalidity = ? and kind = ? and ended_at is null")
                .params(place.account(), place.folder(), place.uidValidity(), kind.name())
                .query(Long.class)
                .list());
    }

    /** These are no differences any more. */
    void end(Place place, Kind kind, Collection<Long> uids) {
        if (!uids.isEmpty()) {
            jdbc.sql("update mailroom_difference set ended_at = :now where account = :account and folder = :folder"
                            + " and uidvalidity = :validity and kind = :kind and uid in (:uids) and ended_at is null")
                    .param("now", now())
                    .param("account", place.account())
                    .param("folder", place.folder())
                    .param("validity", place.uidValidity())
                    .param("kind", kind.name())
                    .param("uids", List.copyOf(uids))
                    .update();
        }
    }

    /** Every number of a folder that was ever noted, settled or not. */
    Set<Long> noted(Place place) {
        return Set.copyOf(jdbc.sql(
                        "select uid from mailroom_difference where account = ? and folder = ?" + " and uidvalidity = ?")
                .params(place.account(), place.folder(), place.uidValidity())
                .query(Long.class)
                .list());
    }

    /** Notes that a mail in the done folder without a row of its own is none that we miss, and why. */
    void explain(Place place, long uid, String why) {
        jdbc.sql("insert into mailroom_difference (id, account, folder, uidvalidity, uid, kind, since, ended_at,"
                        + " ended_by) values (?, ?, ?, ?, ?, 'UNKNOWN_IN_DONE', ?, ?, ?)"
                        + " on conflict (account, folder, uidvalidity, uid) do nothing")
                .params(UUID.randomUUID(), place.account(), place.folder(), place.uidValidity(), uid, now(), now(), why)
                .update();
    }

    /** Notes where the mail probably lies now. */
    void foundIn(UUID id, String folder) {
        jdbc.sql("update mailroom_difference set found_in = ? where id = ?")
                .params(folder, id)
                .update();
    }

    /** What is not settled, oldest first. */
    List<MailboxDifference> all() {
        return jdbc.sql(COLUMNS + "where ended_at is null order by since, account, folder, uid")
                .query(Differences::row)
                .list();
    }

    /** Ends a difference for good; empty when it has ended already. */
    Optional<MailboxDifference> settle(UUID id, Acting acting) {
        Optional<MailboxDifference> open = jdbc.sql(COLUMNS + "where id = ? and ended_at is null for update")
                .param(id)
                .query(Differences::row)
                .optional();
        open.ifPresent(difference -> jdbc.sql("update mailroom_difference set ended_at = ?, ended_by = ? where id = ?")
                .params(now(), acting.who(), id)
                .update());
        return open;
    }

    private static MailboxDifference row(ResultSet row, int number) throws SQLException {
        return new MailboxDifference(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                Kind.valueOf(row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
