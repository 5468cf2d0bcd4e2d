package org.habeas.mailroom.inbound;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which pieces of which mail were destroyed, and the content that a rebuilt mail has since. */
@Component
class EvidenceRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Numbers of what was destroyed in a mail. */
    Set<Integer> destroyedOf(UUID mail) {
        return Set.copyOf(jdbc.sql("select number from mailroom_destroyed_evidence where mail_id = ?")
                .param(mail)
                .query(Integer.class)
                .list());
    }

    void destroyed(UUID mail, Set<Integer> numbers) {
        for (int number : numbers) {
            jdbc.sql("insert into mailroom_destroyed_evidence (mail_id, number, destroyed_at) values (?, ?, ?)")
                    .params(mail, number, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** The sealed envelope that a mail was brought in, empty for one that lay in a mailbox. */
    Optional<UUID> envelopeOf(UUID mail) {
        return jdbc.sql("select envelope_id from mailroom_inbound_mail where id = ? and envelope_id is not null")
                .param(mail)
                .query(UUID.class)
                .optional();
    }

    void becomes(UUID mail, UUID keyset, UUID content, @Nullable UUID summary, @Nullable UUID envelope) {
        jdbc.sql("update mailroom_inbound_mail set keyset_id = :keyset, content_id = :content,"
                        + " summary_id = :summary, envelope_id = :envelope where id = :mail")
                .param("keyset", keyset)
                .param("content", content)
                .param("summary", summary)
                .param("envelope", envelope)
                .param("mail", mail)
                .update();
    }
}
