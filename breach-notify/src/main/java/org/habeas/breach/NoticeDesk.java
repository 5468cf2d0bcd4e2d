package org.habeas.breach;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.workflows.WorkItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notice to customers: list, words, a second person, release, and who was reached. */
@Service
public class NoticeDesk {

    private static final String CUSTOMERS = "gdpr-33-2-customers";

    private final Breaches breaches;
    private final Notices notices;
    private final NoticePreparation preparation;
    private final FactsLog facts;
    private final BreachClocks clocks;
    private final SealedRecord sealed;
    private final Outbox outbox;
    private final BreachWorkflow workflow;
    private final WorkItems workItems;
    private final BreachSettings settings;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeDesk(
            Breaches breaches,
            Notices notices,
            NoticePreparation preparation,
            FactsLog facts,
            BreachClocks clocks,
            SealedRecord sealed,
            Outbox outbox,
            BreachWorkflow workflow,
            WorkItems workItems,
            BreachSettings settings,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.breaches = breaches;
        this.notices = notices;
        this.preparation = preparation;
        this.facts = facts;
        this.clocks = clocks;
        this.sealed = sealed;
        this.outbox = outbox;
        this.workflow = workflow;
        this.workItems = workItems;
        this.settings = settings;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the list of customers. A list replaces the one before.
     *
     * @param goodOnly whether the good rows are to be taken although others cannot be used; those stay on record by line
     * @return how many rows were taken and how many could not be used
     * @throws RowsRefused {@code rows-unusable} when there are bad rows and nobody asked for the good ones only
     * @throws ActRefused {@code list-unreadable}, {@code notice-frozen}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public Taken importCustomers(CaseReference reference, byte[] file, boolean goodOnly, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        breach.requireOpen();
        CustomerList list = CustomerList.read(file);
        if (!goodOnly && !list.unusable().isEmpty()) {
            throw new RowsRefused(
                    list.rows().size(),
                    list.unusable().stream()
                            .map(row -> new BreachFile.Unusable(row.line(), row.reason()))
                            .toList());
        }
        Notice notice = preparation.current(breach);
        withdrawPrepared(notice, acting);
        notice.list(List.of(), acting.who());
        notices.saveAndFlush(notice); // the same recipients again would meet the rows that are about to go
        notice.list(preparation.recipients(breach, notice, list), acting.who());
        notices.saveAndFlush(notice);
        jdbc.sql("delete from breach_unusable_row where notice_id = ?")
                .param(notice.id())
                .update();
        list.unusable()
                .forEach(row -> jdbc.sql("insert into breach_unusable_row (notice_id, line, reason) values (?, ?, ?)")
                        .params(notice.id(), row.line(), row.reason())
                        .update());
        breach.touch(clock.instant());
        ledger.record(
                Act.on(reference, "breach.customersImported")
                        .with("notice", notice.number())
                        .with("taken", list.rows().size())
                        .with("unusable", list.unusable().size()),
                acting);
        clocks.changed(reference);
        return new Taken(list.rows().size(), list.unusable().size());
    }

    /**
     * Renders the notice for each customer from the facts as they are now.
     *
     * @throws ActRefused {@code no-recipient} without a list, {@code notice-frozen}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void prepare(CaseReference reference, NoticeWords words, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        breach.requireOpen();
        Notice notice = notices.latest(reference)
                .filter(one -> one.state() != Notice.State.RELEASED)
                .filter(one -> !one.recipients().isEmpty())
                .orElseThrow(() -> new ActRefused("no-recipient", "Import the list of customers first."));
        withdrawPrepared(notice, acting);
        notice.write(sealed.seal(reference, "notice", words), acting.who());
        preparation.prepare(breach, notice, facts.latest(reference), acting);
        breach.touch(clock.instant());
        ledger.record(prepared(Act.on(reference, "breach.noticePrepared"), notice), acting);
        workItems.refresh(reference);
    }

    /** Hands the prepared notice to a second person; list and text are frozen from here. */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void submit(CaseReference reference, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        Notice notice = inTheMaking(reference);
        if (!notice.hash().isEmpty() && !notice.tells(facts.latest(reference))) {
            throw new ActRefused("facts-changed", "The facts were changed meanwhile. Prepare the letters again.");
        }
        notice.submit(acting.who());
        breach.touch(clock.instant());
        ledger.record(prepared(Act.on(reference, "breach.noticeSubmitted"), notice), acting);
        workflow.noticePrepared(reference, true, acting);
        workItems.refresh(reference);
    }

    /** A person finds that no data of customers are concerned, so that nobody is to be told here. */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void nobodyToTell(CaseReference reference, String reasons, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (reasons.isBlank()) {
            throw new ActRefused("reasons-missing", "Say why no customer is to be told; the register keeps it.");
        }
        breach.duty(CUSTOMERS)
                .filter(Duty::isOpen)
                .ifPresent(duty ->
                        clocks.ruleOut(breach, duty, sealed.seal(reference, "ruled-out", reasons.strip()), acting));
        breach.touch(clock.instant());
        ledger.record(Act.on(reference, "breach.nobodyToTell"), acting.because(reasons.strip()));
        workflow.noticePrepared(reference, false, acting);
        clocks.changed(reference);
    }

    /**
     * A second person lets exactly this notice go to exactly these recipients.
     *
     * @param hash over text, recipients and facts, as they saw it
     * @throws ActRefused {@code own-notice}, {@code notice-changed}, {@code facts-changed}, {@code nothing-submitted}
     */
    @Transactional
    @Permits({Role.APPROVER, Role.BREACH_LEAD})
    public void approve(CaseReference reference, String hash, Acting acting) {
        Breach breach = breaches.of(reference);
        breach.requireOpen();
        Notice notice = inTheMaking(reference);
        notice.approve(hash, facts.latest(reference), acting.who(), clock.instant());
        breach.touch(clock.instant());
        ledger.record(prepared(Act.on(reference, "breach.noticeApproved"), notice), acting);
        workflow.approvalDecided(reference, true, acting);
        workItems.refresh(reference);
    }

    /** A second person sends the notice back. */
    @Transactional
    @Permits({Role.APPROVER, Role.BREACH_LEAD})
    public void returnNotice(CaseReference reference, String reason, Acting acting) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change, so that the notice can be mended.");
        }
        Breach breach = breaches.of(reference);
        Notice notice = inTheMaking(reference);
        if (notice.state() != Notice.State.SUBMITTED) {
            throw new ActRefused("nothing-submitted", "No notice waits for a second person.");
        }
        preparation.takeBack(reference, notice, "The second person returned it.", acting);
        breach.touch(clock.instant());
        ledger.record(
                Act.on(reference, "breach.noticeReturned").with("notice", notice.number()),
                acting.because(reason.strip()));
        workflow.approvalDecided(reference, false, acting);
        workItems.refresh(reference);
    }

    /**
     * Lets the approved letters leave, unless a fact was changed since.
     *
     * @return whether they left; otherwise the notice is being prepared again
     */
    @Transactional
    @Permits(Role.SYSTEM)
    public boolean release(CaseReference reference, Acting acting) {
        Breach breach = breaches.of(reference);
        Notice notice = inTheMaking(reference);
        Instant now = clock.instant();
        try {
            List<Recipient> leaving = notice.release(facts.latest(reference), now);
            for (Recipient recipient : leaving) {
                outbox.release(
                        Objects.requireNonNull(recipient.letterId()),
                        Objects.requireNonNull(recipient.letterSha256()),
                        settings.hold(),
                        acting);
            }
            ledger.record(
                    prepared(Act.on(reference, "breach.noticeReleased"), notice).with("letters", leaving.size()),
                    acting);
        } catch (ActRefused changed) {
            preparation.takeBack(reference, notice, String.valueOf(changed.getMessage()), acting);
            breach.touch(now);
            return false;
        }
        breach.touch(now);
        clocks.changed(reference);
        return true;
    }

    /**
     * The recipients were followed up.
     *
     * @param another whether customers are to be told more, or more customers
     * @param reasons how those were reached whom no letter reached; needed when there are any
     * @throws ActRefused {@code letters-on-the-way}, {@code unreached-recipients}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void followed(CaseReference reference, boolean another, String reasons, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        Notice notice = notices.latest(reference).orElseThrow();
        List<Recipient> recipients = toFollow(reference);
        long onTheWay = recipients.stream()
                .filter(one -> state(one).filter(NoticeDesk::isMoving).isPresent())
                .count();
        if (onTheWay > 0) {
            throw new ActRefused(
                    "letters-on-the-way",
                    onTheWay + " letters are still on their way. Look again when they have ended.");
        }
        long unreached = recipients.stream()
                .filter(one -> state(one).filter(LetterState.ACCEPTED::equals).isEmpty())
                .count();
        if (unreached > 0 && reasons.isBlank()) {
            throw new ActRefused(
                    "unreached-recipients",
                    (unreached == 1 ? "1 recipient" : unreached + " recipients")
                            + " got no letter. Say how each was told in another way, or why not.");
        }
        Instant now = clock.instant();
        if (!another) {
            Optional<Duty> duty = breach.duty(CUSTOMERS).filter(Duty::isOpen);
            duty.ifPresent(one -> clocks.met(breach, one, Objects.requireNonNull(notice.releasedAt()), acting));
        }
        breach.touch(now);
        ledger.record(
                Act.on(reference, "breach.recipientsFollowed")
                        .with("notice", notice.number())
                        .with("unreached", unreached)
                        .with("another", another),
                acting.because(reasons.strip()));
        workflow.followed(reference, another, acting);
        clocks.changed(reference);
    }

    /** Everybody of the last notice, and those for whom letters had left before the notices just before it were stopped. */
    private List<Recipient> toFollow(CaseReference reference) {
        List<Notice> made = notices.of(reference);
        return Stream.concat(
                        made.get(0).recipients().stream(),
                        made.stream()
                                .skip(1)
                                .takeWhile(one -> one.state() == Notice.State.STOPPED)
                                .flatMap(one -> one.recipients().stream())
                                .filter(one -> state(one)
                                        .filter(where -> where != LetterState.WITHDRAWN)
                                        .isPresent()))
                .toList();
    }

    private Notice inTheMaking(CaseReference reference) {
        return notices.latest(reference)
                .filter(one -> one.state() != Notice.State.RELEASED)
                .orElseThrow(() -> new ActRefused("no-notice", "No notice is being prepared."));
    }

    /** What was rendered before never leaves. */
    private void withdrawPrepared(Notice notice, Acting acting) {
        if (notice.state() == Notice.State.DRAFT) {
            notice.recipients().stream()
                    .map(Recipient::letterId)
                    .filter(Objects::nonNull)
                    .forEach(letter -> outbox.withdraw(letter, acting));
        }
    }

    private Optional<LetterState> state(Recipient recipient) {
        return Optional.ofNullable(recipient.letterId()).flatMap(outbox::stateOf);
    }

    private static boolean isMoving(LetterState state) {
        return state == LetterState.PLANNED
                || state == LetterState.CLAIMED
                || state == LetterState.IN_FLIGHT
                || state == LetterState.TEMPFAIL;
    }

    private static Act prepared(Act act, Notice notice) {
        return act.with("notice", notice.number())
                .with("hash", notice.hash())
                .with("recipients", notice.recipients().size())
                .with(
                        "held",
                        notice.recipients().stream()
                                .filter(one -> one.held() != null)
                                .count())
                .with("factsVersion", notice.factsVersion());
    }

    /**
     * What became of a list.
     *
     * @param taken rows that were taken
     * @param unusable rows that were not
     */
    public record Taken(int taken, int unusable) {}
}
