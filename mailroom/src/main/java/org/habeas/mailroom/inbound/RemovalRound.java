package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.mailroom.MailboxDifference.Kind;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.inbound.ServerFolder.Listed;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes from the server the mails whose content was destroyed here, each by its own number and nothing else (UID
 * EXPUNGE, RFC 4315); repeated until the server holds none of them, and until then a difference that people see.
 */
@Component
class RemovalRound implements MailroomLoop {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Differences differences;
    private final ServerFolders folders;
    private final MailroomSettings settings;
    private final Clock clock;

    RemovalRound(
            JdbcClient jdbc, Differences differences, ServerFolders folders, MailroomSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.differences = differences;
        this.folders = folders;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A mail to be removed.
     *
     * @param place the folder it came to
     * @param uid its number there
     * @param doneValidity numbering of the done folder under which it has its number there, zero when unknown
     */
    private record Removal(UUID id, Place place, long uid, String sha256, long doneValidity, long doneUid) {

        /** Its number in this folder; zero when nobody knows. */
        long numberIn(Place folder, boolean done) {
            if (done) {
                return doneValidity == folder.uidValidity() ? doneUid : 0;
            }
            return place.equals(folder) ? uid : 0;
        }
    }

    @Override
    public List<Round> rounds() {
        return List.of(new Round("mail-removal", EVERY, this::removeAll));
    }

    /** Asks for mails to be removed from the server, in the caller's transaction. */
    void ask(Collection<UUID> mails) {
        if (!mails.isEmpty()) {
            jdbc.sql("update mailroom_inbound_mail set removal_asked_at = :now where id in (:mails)"
                            + " and removal_asked_at is null")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("mails", List.copyOf(mails))
                    .update();
        }
    }

    private void removeAll() throws MessagingException {
        for (Account account : settings.accounts()) {
            remove(account);
        }
    }

    void remove(Account account) throws MessagingException {
        List<Removal> removals = waiting(account.name());
        if (removals.isEmpty()) {
            return;
        }
        removals.forEach(
                removal -> differences.note(removal.place(), removal.uid(), Kind.NOT_REMOVED, removal.id(), null));
        Set<Removal> removed = new HashSet<>();
        for (String name : account.folders()) {
            removed.addAll(removeFrom(account, name, false, removals));
        }
        removed.addAll(removeFrom(account, account.doneFolder(), true, removals));
        for (Removal removal : removed) {
            jdbc.sql("update mailroom_inbound_mail set on_server = 'REMOVED', removed_at = ? where id = ?")
                    .params(clock.instant().atOffset(ZoneOffset.UTC), removal.id())
                    .update();
            differences.end(removal.place(), Kind.NOT_REMOVED, List.of(removal.uid()));
        }
    }

    private Set<Removal> removeFrom(Account account, String name, boolean done, List<Removal> removals)
            throws MessagingException {
        Set<Removal> removed = new HashSet<>();
        try (ServerFolder folder = folders.open(account, name)) {
            Place place = new Place(account.name(), name, folder.uidValidity());
            Map<Long, Listed> there = new TreeMap<>();
            folder.list().forEach(mail -> there.put(mail.uid(), mail));
            for (Removal removal : removals) {
                long number = removal.numberIn(place, done);
                Collection<Listed> candidates =
                        there.containsKey(number) ? List.of(there.get(number)) : done ? there.values() : List.of();
                for (Listed mail : candidates) {
                    // The bytes say that it is this mail: a number noted wrongly would remove another one.
                    if (folder.sha256(mail).equals(removal.sha256()) && folder.remove(mail.uid())) {
                        removed.add(removal);
                    }
                }
            }
        }
        return removed;
    }

    private List<Removal> waiting(String account) {
        return jdbc.sql("select id, account, folder, uidvalidity, uid, sha256, done_uidvalidity, done_uid"
                        + " from mailroom_inbound_mail m where account = ? and removal_asked_at is not null"
                        + " and removed_at is null and not exists (select 1 from mailroom_difference d"
                        + " where d.mail_id = m.id and d.kind = 'NOT_REMOVED' and d.ended_by is not null)")
                .param(account)
                .query((row, number) -> new Removal(
                        row.getObject(1, UUID.class),
                        new Place(row.getString(2), row.getString(3), row.getLong(4)),
                        row.getLong(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getLong(8)))
                .list();
    }
}
