package org.habeas.mailroom.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the mail of others go before that of a sender, or of a domain, that has sent a flood: nothing is refused, it is only
 * placed later. Who sends so much is known only after reading, so a mail is put behind others once at most.
 */
@Component
class FairTurns {

    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final int OF_A_SENDER = 20;
    private static final int OF_A_DOMAIN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    FairTurns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a mail that was just read stands back; then it stays stored and comes up again after the others. */
    boolean othersGoFirst(UUID mail, InboundMails.Marks marks) {
        return (many("sender_mac", marks.sender(), OF_A_SENDER) || many("domain_mac", marks.domain(), OF_A_DOMAIN))
                && standsBack(mail);
    }

    private boolean many(String column, @Nullable String mac, int most) {
        return mac != null
                && jdbc.sql("select count(*) from (select 1 from mailroom_inbound_mail where " + column + " = ?"
                                        + " and stored_at > ? and state <> 'STORED' limit ?) placed")
                                .params(mac, now().minus(SPAN), most)
                                .query(Integer.class)
                                .single()
                        >= most;
    }

    /** Only while mail waits that was not read yet, and only once. */
    private boolean standsBack(UUID mail) {
        return jdbc.sql("update mailroom_inbound_mail set turn = 1 where id = :id and turn = 0 and exists (select 1"
                                + " from mailroom_inbound_mail other where other.state = 'STORED' and other.turn = 0"
                                + " and other.next_attempt_at <= :now and other.id <> :id)")
                        .param("id", mail)
                        .param("now", now())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
