package org.habeas.mailroom.outbound;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps automatic letters below a number per address, domain and hour, so that a forged sender or a loop never turns the
 * mailbox into a weapon. What is over a number waits until it may leave, and is never dropped.
 */
@Component
class SendingCaps {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final OutboundMails letters;
    private final MailroomSettings settings;

    SendingCaps(JdbcClient jdbc, OutboundMails letters, MailroomSettings settings) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.settings = settings;
    }

    /** Whom a limit protects. */
    enum Limit {
        /** One address. */
        ADDRESS,
        /** One domain. */
        DOMAIN,
        /** All the world: the breaker. */
        TOTAL
    }

    /**
     * A limit that is reached.
     *
     * @param until when the first of those that filled it counts no more
     */
    record Wait(Limit limit, OffsetDateTime until) {}

    /** The limit that keeps a letter back longest; empty when it may leave. One tried before does not count again. */
    Optional<Wait> waitFor(OutboundMail letter) {
        if (!letter.automatic() || letter.attempts() > 0) {
            return Optional.empty();
        }
        MailroomSettings.Caps caps = settings.caps();
        List<Wait> waits = new ArrayList<>();
        full(letter, "recipient_mac", caps.addressPerHour(), HOUR)
                .ifPresent(until -> waits.add(new Wait(Limit.ADDRESS, until)));
        full(letter, "recipient_mac", caps.addressPerDay(), DAY)
                .ifPresent(until -> waits.add(new Wait(Limit.ADDRESS, until)));
        full(letter, "domain_mac", caps.domainPerHour(), HOUR)
                .ifPresent(until -> waits.add(new Wait(Limit.DOMAIN, until)));
        full(letter, "automatic", caps.totalPerHour(), HOUR)
                .ifPresent(until -> waits.add(new Wait(Limit.TOTAL, until)));
        return waits.stream().max(Comparator.comparing(Wait::until));
    }

    /** When there is room again among the letters that are equal in this column; empty when there is room now. */
    private Optional<OffsetDateTime> full(OutboundMail letter, String column, int most, Duration span) {
        return jdbc.sql("select first_claimed_at from mailroom_outbound_mail where automatic"
                        + " and first_claimed_at > :since"
                        + " and " + column + " = (select " + column + " from mailroom_outbound_mail where id = :id)"
                        + " order by first_claimed_at desc offset :most limit 1")
                .param("since", letters.now().minus(span))
                .param("id", letter.id())
                .param("most", most - 1)
                .query(OffsetDateTime.class)
                .optional()
                .map(first -> first.plus(span));
    }
}
