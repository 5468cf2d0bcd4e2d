package org.habeas.mailroom.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.MailboxProof.Folder;
import org.habeas.mailroom.MailboxProof.Trouble;
import org.habeas.mailroom.MailboxTrouble;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last comparison of every folder, kept for those who ask. */
@Component
class Proofs {

    private final JdbcClient jdbc;
    private final Differences differences;
    private final MailroomSettings settings;
    private final Clock clock;

    Proofs(JdbcClient jdbc, Differences differences, MailroomSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.differences = differences;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes that both sides of a folder were compared. */
    void compared(String account, String folder, long onServer, long stored) {
        jdbc.sql("insert into mailroom_comparison (account, folder, compared_at, on_server, stored) values (:account,"
                        + " :folder, :now, :server, :stored) on conflict (account, folder) do update set"
                        + " compared_at = :now, failed_at = null, on_server = :server, stored = :stored")
                .param("account", account)
                .param("folder", folder)
                .param("now", nowInUtc())
                .param("server", onServer)
                .param("stored", stored)
                .update();
    }

    /** Notes that a folder could not be compared; the last result stays, with its age. */
    void failed(String account, String folder) {
        jdbc.sql("insert into mailroom_comparison (account, folder, failed_at) values (:account, :folder, :now)"
                        + " on conflict (account, folder) do update set failed_at = :now")
                .param("account", account)
                .param("folder", folder)
                .param("now", nowInUtc())
                .update();
    }

    /** Whether the folder was compared before. */
    boolean wasCompared(String account, String folder) {
        return jdbc.sql("select exists (select 1 from mailroom_comparison where account = ? and folder = ?"
                        + " and compared_at is not null)")
                .params(account, folder)
                .query(Boolean.class)
                .single();
    }

    MailboxProof now() {
        Map<List<String>, Folder> known = new LinkedHashMap<>();
        Map<List<String>, List<Trouble>> troubles = troubles();
        jdbc.sql("select c.account, c.folder, c.compared_at, c.failed_at, f.renumbered_at, c.on_server, c.stored"
                        + " from mailroom_comparison c left join mailroom_folder f on f.account = c.account"
                        + " and f.folder = c.folder")
                .query((row, number) -> new Folder(
                        row.getString(1),
                        row.getString(2),
                        instant(row.getObject(3, OffsetDateTime.class)),
                        instant(row.getObject(4, OffsetDateTime.class)),
                        instant(row.getObject(5, OffsetDateTime.class)),
                        row.getLong(6),
                        row.getLong(7),
                        troubles.getOrDefault(List.of(row.getString(1), row.getString(2)), List.of())))
                .list()
                .forEach(folder -> known.put(List.of(folder.account(), folder.name()), folder));
        List<Folder> folders = new ArrayList<>();
        for (Account account : settings.accounts()) {
            List<String> names = new ArrayList<>(account.folders());
            names.add(account.doneFolder());
            for (String name : names) {
                List<String> key = List.of(account.name(), name);
                folders.add(known.getOrDefault(
                        key,
                        new Folder(
                                account.name(), name, null, null, null, 0, 0, troubles.getOrDefault(key, List.of()))));
            }
        }
        Duration oldest = folders.stream()
                .map(Folder::comparedAt)
                .filter(Objects::nonNull)
                .map(at -> Duration.between(at, clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean complete = folders.stream().allMatch(folder -> folder.comparedAt() != null);
        return new MailboxProof(
                folders, differences.all(), complete && !oldest.isNegative() ? oldest : Duration.ZERO, complete);
    }

    private Map<List<String>, List<Trouble>> troubles() {
        Map<List<String>, List<Trouble>> troubles = new LinkedHashMap<>();
        jdbc.sql("select account, folder, kind, since from mailroom_trouble order by since")
                .query((row, number) -> {
                    troubles.computeIfAbsent(List.of(row.getString(1), row.getString(2)), key -> new ArrayList<>())
                            .add(new Trouble(
                                    MailboxTrouble.valueOf(row.getString(3)),
                                    row.getObject(4, OffsetDateTime.class).toInstant()));
                    return number;
                })
                .list();
        return troubles;
    }

    private OffsetDateTime nowInUtc() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
