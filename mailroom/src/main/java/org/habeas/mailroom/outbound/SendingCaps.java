package org.habeas.mailroom.outbound;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps automatic letters below a number per address, domain and hour, so that a forged sender or a loop never turns the
 * mailbox into a weapon. What is over the number waits.
 */
@Component
class SendingCaps {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final OutboundMails letters;
    private final MailroomSettings settings;

    SendingCaps(JdbcClient jdbc, OutboundMails letters, MailroomSettings settings) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.settings = settings;
    }

    /** How long the letter must wait, empty when it may leave; one that was tried before does not count again. */
    Optional<Duration> waitFor(OutboundMail letter) {
        if (!letter.automatic() || letter.attempts() > 0) {
            return Optional.empty();
        }
        MailroomSettings.Caps caps = settings.caps();
        OffsetDateTime hourAgo = letters.now().minusHours(1);
        boolean over = left(letter, "recipient_mac", hourAgo) >= caps.addressPerHour()
                || left(letter, "recipient_mac", letters.now().minusDays(1)) >= caps.addressPerDay()
                || left(letter, "domain_mac", hourAgo) >= caps.domainPerHour()
                || total(hourAgo) >= caps.totalPerHour();
        return over ? Optional.of(LOOK_AGAIN) : Optional.empty();
    }

    private long left(OutboundMail letter, String column, OffsetDateTime since) {
        return jdbc.sql("select count(*) from mailroom_outbound_mail where automatic and first_claimed_at > :since"
                        + " and " + column + " = (select " + column + " from mailroom_outbound_mail where id = :id)")
                .param("since", since)
                .param("id", letter.id())
                .query(Long.class)
                .single();
    }

    private long total(OffsetDateTime since) {
        return jdbc.sql("select count(*) from mailroom_outbound_mail where automatic and first_claimed_at > ?")
                .param(since)
                .query(Long.class)
                .single();
    }
}
