package org.habeas.mailroom.outbound;

import java.time.Duration;
import java.util.Map;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps all letters below a number a minute, to one domain and to all the world, and leaves a domain alone that goes on
 * deferring. What counts stands in the database, so that it counts for every node and after a restart.
 */
@Component
class SendingPace {

    /**
     * Which letters may leave. Only times that have passed count, and only rests that could be meant, so that a clock
     * that was wrong for a while stops nothing.
     */
    static final String ALLOWS = " and (select count(*) from mailroom_outbound_mail"
            + " where last_claimed_at > :minuteAgo and last_claimed_at <= :now) < :totalPerMinute"
            + " and domain_mac not in (select domain_mac from mailroom_outbound_mail"
            + " where last_claimed_at > :minuteAgo and last_claimed_at <= :now"
            + " group by domain_mac having count(*) >= :domainPerMinute)"
            + " and domain_mac not in (select domain_mac from mailroom_destination"
            + " where rest_until > :now and rest_until <= :longestRest)";

    /** One mailbox that is full is no reason to keep others waiting. */
    private static final int DEFERRALS_BEFORE_REST = 3;

    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final OutboundMails letters;
    private final MailroomSettings settings;

    SendingPace(JdbcClient jdbc, OutboundMails letters, MailroomSettings settings) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.settings = settings;
    }

    /** Lets one sender after the other choose, so that two of them do not both take the last place. */
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(4712)")
                .query((row, number) -> number)
                .single();
    }

    Map<String, Object> parameters() {
        return Map.of(
                "now", letters.now(),
                "minuteAgo", letters.now().minusMinutes(1),
                "longestRest", letters.now().plus(LONGEST_REST),
                "totalPerMinute", settings.pace().totalPerMinute(),
                "domainPerMinute", settings.pace().domainPerMinute());
    }

    /** Learns from an answer that came from the destination, or at least about it. */
    void note(OutboundMail letter, Delivery delivery) {
        if (delivery instanceof Delivery.Deferred && delivery.reply().startsWith("4")) {
            int deferrals = jdbc.sql("insert into mailroom_destination as d (domain_mac, deferrals)"
                            + " select domain_mac, 1 from mailroom_outbound_mail where id = ?"
                            + " on conflict (domain_mac) do update set deferrals = d.deferrals + 1"
                            + " returning d.deferrals")
                    .param(letter.id())
                    .query(Integer.class)
                    .single();
            if (deferrals >= DEFERRALS_BEFORE_REST) {
                rest(letter, deferrals);
            }
        } else if (delivery instanceof Delivery.Accepted || delivery instanceof Delivery.Refused) {
            jdbc.sql("delete from mailroom_destination where domain_mac ="
                            + " (select domain_mac from mailroom_outbound_mail where id = ?)")
                    .param(letter.id())
                    .update();
        }
    }

    private void rest(OutboundMail letter, int deferrals) {
        Duration rest = settings.retryAfter().multipliedBy(1L << Math.min(deferrals - DEFERRALS_BEFORE_REST, 12));
        jdbc.sql("update mailroom_destination set rest_until = ? where domain_mac ="
                        + " (select domain_mac from mailroom_outbound_mail where id = ?)")
                .params(letters.now().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST), letter.id())
                .update();
    }
}
