package org.habeas.mailroom.inbound;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.mailroom.MailboxTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What keeps a folder from being read as it should, since when; a row until it is over. */
@Component
class FolderTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTroubles.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    FolderTroubles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes what a whole look has met; what it has not met is over. */
    void met(String account, String folder, Set<MailboxTrouble> troubles) {
        Set<MailboxTrouble> before = of(account, folder);
        troubles.stream().filter(one -> !before.contains(one)).forEach(one -> begin(account, folder, one));
        List<String> over = before.stream()
                .filter(one -> !troubles.contains(one))
                .map(Enum::name)
                .toList();
        if (!over.isEmpty()) {
            jdbc.sql("delete from mailroom_trouble where account = :account and folder = :folder and kind in (:over)")
                    .param("account", account)
                    .param("folder", folder)
                    .param("over", over)
                    .update();
            LOG.info("{} of {} is over for {}", over, folder, account);
        }
    }

    /** Notes what has ended a look; the rest stays as it was. */
    void stoppedBy(String account, String folder, MailboxTrouble trouble) {
        if (!of(account, folder).contains(trouble)) {
            begin(account, folder, trouble);
        }
    }

    private void begin(String account, String folder, MailboxTrouble trouble) {
        jdbc.sql("insert into mailroom_trouble (account, folder, kind, since) values (?, ?, ?, ?)"
                        + " on conflict (account, folder, kind) do nothing")
                .params(account, folder, trouble.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        LOG.warn("{} of {}: {}", folder, account, trouble.words());
    }

    private Set<MailboxTrouble> of(String account, String folder) {
        return jdbc
                .sql("select kind from mailroom_trouble where account = ? and folder = ?")
                .params(account, folder)
                .query(String.class)
                .list()
                .stream()
                .map(MailboxTrouble::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailboxTrouble.class)));
    }
}
