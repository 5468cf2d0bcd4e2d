package org.habeas.mailroom.outbound;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseVault;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a letter between its release and its end, each in a transaction of its own. A step only counts for the
 * sender that holds the claim, so that two senders never move one letter.
 */
@Component
class LetterQueue {

    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** So that a flood of automatic letters keeps no transaction long. */
    private static final int DELAYED_AT_ONCE = 200;

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final OutboundMails letters;
    private final SendingCaps caps;
    private final SendingPace pace;
    private final CaseVault vault;
    private final Ledger ledger;
    private final ObjectProvider<LetterOutcomes> outcomes;
    private final MailroomSettings settings;

    LetterQueue(
            JdbcClient jdbc,
            OutboundMails letters,
            SendingCaps caps,
            SendingPace pace,
            CaseVault vault,
            Ledger ledger,
            ObjectProvider<LetterOutcomes> outcomes,
            MailroomSettings settings) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.caps = caps;
        this.pace = pace;
        this.vault = vault;
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /**
     * A letter that one sender holds.
     *
     * @param dateLine its {@code Date} line, the same at every attempt
     */
    record Claim(UUID id, OutboundMail letter, String dateLine) {}

    /**
     * Takes the next letter that may leave, what a person wrote before what is automatic; empty when there is none, or
     * when many that sending limits keep back stand before it.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Claim> claim() {
        pace.takeTurn();
        for (int delayed = 0; delayed < DELAYED_AT_ONCE; delayed++) {
            Optional<OutboundMail> next = jdbc.sql(OutboundMails.COLUMNS
                            + "where (state in ('PLANNED', 'TEMPFAIL') or state = 'IN_DOUBT' and automatic)"
                            + " and not_before <= :now and (retry_at is null or retry_at <= :now)"
                            + SendingPace.ALLOWS
                            + " order by automatic, not_before, id limit 1 for update skip locked")
                    .params(pace.parameters())
                    .query(OutboundMails::row)
                    .optional();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<SendingCaps.Wait> wait = caps.waitFor(next.get());
            if (wait.isEmpty()) {
                return Optional.of(claimed(next.get()));
            }
            delay(next.get(), wait.get());
        }
        return Optional.empty();
    }

    /** Says, committed before the first byte leaves, that the letter may be on the wire from now on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean inFlight(Claim claim) {
        return move(claim, "CLAIMED", "IN_FLIGHT");
    }

    /** Notes how the attempt ended and, at the end of a letter's way, tells the features, all or nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void ended(Claim claim, Delivery delivery) {
        note(claim, delivery).ifPresent(state -> tell(claim.letter(), state));
    }

    /** Notes how the attempt ended when telling the features failed: a letter that left must never leave again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void endedUntold(Claim claim, Delivery delivery) {
        note(claim, delivery);
    }

    /** Letters whose end the features have not taken in yet. */
    List<UUID> untold() {
        return jdbc.sql("select id from mailroom_outbound_mail where not outcome_told"
                        + " and state in ('ACCEPTED', 'PERMFAIL') and ended_at < ? order by ended_at limit 100")
                .param(letters.now().minusSeconds(5))
                .query(UUID.class)
                .list();
    }

    /** Tells the features of a letter's end that they could not take in before. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void tellAgain(UUID id) {
        jdbc.sql(OutboundMails.COLUMNS + "where id = ? and not outcome_told for update skip locked")
                .param(id)
                .query(OutboundMails::row)
                .optional()
                .ifPresent(letter -> tell(letter, letter.state()));
    }

    /** Sends a letter in doubt once more, under the same Message-ID, because a person said so. */
    @Transactional
    public void sendAgain(OutboundMail letter, Acting acting) {
        set(letter.id(), LetterState.PLANNED);
        retryAt(letter.id(), letters.now().toInstant());
        ledger.record(act(letter, "mail.repeated"), acting);
    }

    /** Counts a letter in doubt as sent when it was last on the wire, because a person said that it was. */
    @Transactional
    public void confirmSent(OutboundMail letter, Acting acting) {
        set(letter.id(), LetterState.ACCEPTED);
        jdbc.sql("update mailroom_outbound_mail set ended_at = coalesce(last_claimed_at, ?) where id = ?")
                .params(letters.now(), letter.id())
                .update();
        ledger.record(act(letter, "mail.confirmed"), acting);
        tell(letter, LetterState.ACCEPTED);
    }

    /** Takes letters from senders that died: never on the wire, back to waiting; perhaps on the wire, in doubt. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int takeFromDeadSenders() {
        return take(letters.now());
    }

    /**
     * Does the same with every letter that is being sent, without waiting for its lease. Only for an only node before
     * it sends its first letter: whoever holds one then is dead.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int takeFromAllSenders() {
        return take(OffsetDateTime.MAX);
    }

    private int take(OffsetDateTime leasesBefore) {
        List<OutboundMail> expired = jdbc.sql(OutboundMails.COLUMNS
                        + "where state in ('CLAIMED', 'IN_FLIGHT') and lease_until < ? for update skip locked")
                .param(leasesBefore)
                .query(OutboundMails::row)
                .list();
        for (OutboundMail letter : expired) {
            if (letter.state() == LetterState.IN_FLIGHT) {
                inDoubt(letter, letters.now().toInstant(), "The application stopped while the letter was being sent.");
            } else {
                set(letter.id(), letter.perhapsDelivered() ? LetterState.IN_DOUBT : LetterState.PLANNED);
            }
        }
        return expired.size();
    }

    private Claim claimed(OutboundMail letter) {
        UUID claim = UUID.randomUUID();
        OffsetDateTime now = letters.now();
        String dateLine = letter.dateHeader() != null
                ? letter.dateHeader()
                : "Date: " + RFC_5322.format(now.withOffsetSameInstant(ZoneOffset.UTC));
        jdbc.sql("update mailroom_outbound_mail set state = 'CLAIMED', claim = :claim, lease_until = :lease,"
                        + " date_header = :date, first_claimed_at = coalesce(first_claimed_at, :now),"
                        + " last_claimed_at = :now, capped_at = null,"
                        + " attempts = attempts + 1 where id = :id")
                .param("claim", claim)
                .param("lease", now.plus(settings.lease()))
                .param("date", dateLine)
                .param("now", now)
                .param("id", letter.id())
                .update();
        return new Claim(claim, letters.find(letter.id()).orElseThrow(), dateLine);
    }

    private Optional<LetterState> note(Claim claim, Delivery delivery) {
        OutboundMail letter = claim.letter();
        if (!move(claim, "IN_FLIGHT", "IN_FLIGHT") && !move(claim, "CLAIMED", "CLAIMED")) {
            return Optional.empty();
        }
        jdbc.sql("update mailroom_outbound_mail set sealed_reply = ? where id = ?")
                .params(vault.seal(letter.reference(), "smtp-reply", delivery.reply()), letter.id())
                .update();
        pace.note(letter, delivery);
        Instant now = letters.now().toInstant();
        if (delivery instanceof Delivery.Accepted) {
            end(letter, LetterState.ACCEPTED, "mail.sent");
            return Optional.of(LetterState.ACCEPTED);
        }
        boolean tooLong = letter.firstClaimedAt() != null
                && letter.firstClaimedAt().plus(settings.giveUpAfter()).isBefore(now);
        if (delivery instanceof Delivery.Refused || (delivery instanceof Delivery.Deferred && tooLong)) {
            end(letter, LetterState.PERMFAIL, "mail.refused");
            return Optional.of(LetterState.PERMFAIL);
        }
        Instant retryAt = now.plus(waitAfter(letter.attempts()));
        if (delivery instanceof Delivery.Doubtful) {
            inDoubt(letter, retryAt, "The server did not answer after the letter had left.");
        } else {
            set(letter.id(), letter.perhapsDelivered() ? LetterState.IN_DOUBT : LetterState.TEMPFAIL);
            retryAt(letter.id(), retryAt);
            record(letter, "mail.deferred");
        }
        return Optional.empty();
    }

    private void tell(OutboundMail letter, LetterState state) {
        jdbc.sql("update mailroom_outbound_mail set outcome_told = true where id = ?")
                .param(letter.id())
                .update();
        Acting acting = Acting.system("a letter reached an end of its way");
        outcomes.orderedStream()
                .forEach(told -> told.letterEnded(letter.reference(), letter.id(), letter.kind(), state, acting));
    }

    private void inDoubt(OutboundMail letter, Instant retryAt, @CompileTimeConstant String why) {
        set(letter.id(), LetterState.IN_DOUBT);
        jdbc.sql("update mailroom_outbound_mail set perhaps_delivered = true where id = ?")
                .param(letter.id())
                .update();
        retryAt(letter.id(), retryAt);
        ledger.record(act(letter, "mail.inDoubt"), Acting.system(why));
    }

    private void end(OutboundMail letter, LetterState state, String what) {
        set(letter.id(), state);
        jdbc.sql("update mailroom_outbound_mail set ended_at = ? where id = ?")
                .params(letters.now(), letter.id())
                .update();
        record(letter, what);
    }

    /** Keeps a letter back until there is room; its case hears of it once, however often it is kept back. */
    private void delay(OutboundMail letter, SendingCaps.Wait wait) {
        boolean first = jdbc.sql("update mailroom_outbound_mail set capped_at = ? where id = ? and capped_at is null")
                        .params(letters.now(), letter.id())
                        .update()
                == 1;
        jdbc.sql("update mailroom_outbound_mail set not_before = ?, capped_by = ? where id = ?")
                .params(wait.until(), wait.limit().name(), letter.id())
                .update();
        if (first) {
            ledger.record(
                    act(letter, "mail.delayed")
                            .with("limit", wait.limit())
                            .with("until", wait.until().toInstant()),
                    Acting.system("sending letters"));
        }
    }

    private void record(OutboundMail letter, String what) {
        ledger.record(act(letter, what), Acting.system("sending letters"));
    }

    private static Act act(OutboundMail letter, String what) {
        return Act.on(letter.reference(), what)
                .with("letter", letter.id())
                .with("kind", letter.kind())
                .with("attempt", letter.attempts())
                .with("messageId", letter.messageId())
                .with("repeated", letter.perhapsDelivered());
    }

    private boolean move(Claim claim, String from, String to) {
        return jdbc.sql("update mailroom_outbound_mail set state = ? where id = ? and claim = ? and state = ?")
                        .params(to, claim.letter().id(), claim.id(), from)
                        .update()
                == 1;
    }

    private void set(UUID id, LetterState state) {
        jdbc.sql("update mailroom_outbound_mail set state = ?, claim = null, lease_until = null where id = ?")
                .params(state.name(), id)
                .update();
    }

    private void retryAt(UUID id, Instant at) {
        jdbc.sql("update mailroom_outbound_mail set retry_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    private Duration waitAfter(int attempts) {
        Duration wait = settings.retryAfter().multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 12));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
