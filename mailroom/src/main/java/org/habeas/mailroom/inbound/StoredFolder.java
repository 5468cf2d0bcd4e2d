package org.habeas.mailroom.inbound;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.Keysets;
import org.habeas.casework.vault.SealedContent;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.inbound.ServerFolder.Away;
import org.habeas.mailroom.inbound.ServerFolder.DonePlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Our side of a folder: which mails we have, under the server's own numbers. */
@Component
class StoredFolder {

    private final JdbcClient jdbc;
    private final Keysets keysets;
    private final SealedContents contents;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredFolder(
            JdbcClient jdbc,
            Keysets keysets,
            SealedContents contents,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keysets = keysets;
        this.contents = contents;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A folder with the numbering that the server uses now. */
    record Place(String account, String folder, long uidValidity) {}

    /**
     * Notes that the folder was seen; when the server has numbered its mails anew, the ledger says so.
     *
     * @param uidNext the number of the next mail, zero when the server does not say
     */
    Accounted seen(Place place, long uidNext) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Seen> before = jdbc.sql("select uidvalidity, uid_next, seen_at from mailroom_folder"
                            + " where account = ? and folder = ? for update")
                    .params(place.account(), place.folder())
                    .query((row, number) -> new Seen(
                            row.getLong(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()))
                    .optional();
            boolean renumbered = before.isPresent() && before.get().uidValidity() != place.uidValidity();
            boolean first = before.isEmpty() || renumbered || before.get().uidNext() == 0;
            jdbc.sql("insert into mailroom_folder (account, folder, uidvalidity, seen_at, uid_next) values (:account,"
                            + " :folder, :validity, :now, :next) on conflict (account, folder) do update set"
                            + " uidvalidity = :validity, seen_at = :now, uid_next = case when :first then :next"
                            + " else mailroom_folder.uid_next end, renumbered_at = case when :renumbered then :now"
                            + " else mailroom_folder.renumbered_at end")
                    .param("account", place.account())
                    .param("folder", place.folder())
                    .param("validity", place.uidValidity())
                    .param("now", now())
                    .param("next", uidNext)
                    .param("first", first)
                    .param("renumbered", renumbered)
                    .update();
            if (renumbered) {
                forgetNumbers(place);
            }
            return new Accounted(
                    first ? uidNext : before.get().uidNext(),
                    before.map(Seen::at).orElse(Instant.EPOCH));
        }));
    }

    private record Seen(long uidValidity, long uidNext, Instant at) {}

    /**
     * What is known of a folder from before.
     *
     * @param below every number below is accounted for
     * @param at when the folder was seen last
     */
    record Accounted(long below, Instant at) {}

    /**
     * What lay there under the old numbers is found again by its bytes, or shows as a difference; a mail that was never
     * given may have gone with a folder that somebody renamed.
     */
    private void forgetNumbers(Place place) {
        jdbc.sql("update mailroom_inbound_mail set on_server = 'RENUMBERED' where account = ? and folder = ?"
                        + " and uidvalidity <> ? and on_server in ('THERE', 'LEFT')")
                .params(place.account(), place.folder(), place.uidValidity())
                .update();
        jdbc.sql(
                        "update mailroom_difference set kind = 'VANISHED' where account = ? and folder = ? and uidvalidity <> ?"
                                + " and kind = 'NOT_TAKEN' and ended_at is null")
                .params(place.account(), place.folder(), place.uidValidity())
                .update();
        ledger.record(
                Act.outsideCases("mail.renumbered")
                        .with("account", place.account())
                        .with("folder", place.folder())
                        .with("uidvalidity", place.uidValidity()),
                Acting.system("the mail server has numbered a folder anew"));
    }

    /** Notes that every number below this one is accounted for. */
    void accountedFor(Place place, long uidNext) {
        jdbc.sql("update mailroom_folder set uid_next = :next where account = :account and folder = :folder"
                        + " and uidvalidity = :validity and uid_next < :next")
                .param("account", place.account())
                .param("folder", place.folder())
                .param("validity", place.uidValidity())
                .param("next", uidNext)
                .update();
    }

    /**
     * The UIDs we have, each with whether it should still be taken out of the folder.
     *
     * @param from the lowest number that matters; lower ones only if they are still to be taken out
     */
    Map<Long, Boolean> known(Place place, long from) {
        return jdbc
                .sql("select uid, on_server from mailroom_inbound_mail where account = ? and folder = ?"
                        + " and uidvalidity = ? and (uid >= ? or on_server = 'THERE')")
                .params(place.account(), place.folder(), place.uidValidity(), from)
                .query((row, number) ->
                        Map.entry(row.getLong("uid"), row.getString("on_server").equals("THERE")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Stores a mail, sealed under a keyset of its own (TX1).
     *
     * @param raw read to its end
     * @param expected bytes the server announced; fewer are not stored
     * @return false when another node was faster or the bytes fell short; then nothing is stored
     */
    boolean store(Place place, long uid, Instant receivedAt, InputStream raw, long expected) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            UUID keyset = keysets.create("mail");
            SealedContent content = contents.write(keyset, raw);
            UUID id = UUID.randomUUID();
            boolean stored = content.size() > 0
                    && content.size() >= expected
                    && insert(id, place, uid, receivedAt, keyset, content);
            if (stored) {
                ledger.record(
                        Act.outsideCases("mail.stored")
                                .with("mail", id)
                                .with("account", place.account())
                                .with("receivedAt", receivedAt)
                                .with("size", content.size())
                                .with("sha256", content.sha256()),
                        Acting.system("mail arrived"));
            } else {
                status.setRollbackOnly();
            }
            return stored;
        }));
    }

    /** How many mails of ours should lie in the folder. */
    long countThere(String account, String folder) {
        return jdbc.sql("select count(*) from mailroom_inbound_mail where account = ? and folder = ?"
                        + " and on_server in ('THERE', 'LEFT')")
                .params(account, folder)
                .query(Long.class)
                .single();
    }

    /** Notes what became of a mail on the server. */
    void moved(Place place, long uid, Away away) {
        DonePlace done = away.place();
        jdbc.sql("update mailroom_inbound_mail set on_server = :there, done_uidvalidity = :doneValidity,"
                        + " done_uid = :doneUid where account = :account and folder = :folder"
                        + " and uidvalidity = :validity and uid = :uid")
                .param("there", away.there().name())
                .param("doneValidity", done == null ? null : done.uidValidity())
                .param("doneUid", done == null ? null : done.uid())
                .param("account", place.account())
                .param("folder", place.folder())
                .param("validity", place.uidValidity())
                .param("uid", uid)
                .update();
    }

    /** Notes that mails we wanted to move are no longer in the folder. */
    void gone(Place place, List<Long> uids) {
        if (!uids.isEmpty()) {
            jdbc.sql("update mailroom_inbound_mail set on_server = 'MOVED' where account = :account"
                            + " and folder = :folder and uidvalidity = :validity and uid in (:uids)"
                            + " and on_server = 'THERE'")
                    .param("account", place.account())
                    .param("folder", place.folder())
                    .param("validity", place.uidValidity())
                    .param("uids", uids)
                    .update();
        }
    }

    private boolean insert(UUID id, Place place, long uid, Instant receivedAt, UUID keyset, SealedContent content) {
        return jdbc.sql("insert into mailroom_inbound_mail (id, account, folder, uidvalidity, uid, received_at,"
                                + " stored_at, keyset_id, content_id, sha256, on_server, state, next_attempt_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'THERE', 'STORED', '-infinity')"
                                + " on conflict (account, folder, uidvalidity, uid) do nothing")
                        .params(
                                id,
                                place.account(),
                                place.folder(),
                                place.uidValidity(),
                                uid,
                                receivedAt.atOffset(ZoneOffset.UTC),
                                now(),
                                keyset,
                                content.id(),
                                content.sha256())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
