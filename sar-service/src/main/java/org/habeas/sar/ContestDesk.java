package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.GivenAnswers.GivenAnswer;
import org.habeas.sar.SealedWords.ProviderWords;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records complaints, appeals and inquiries about a request, open or closed, and takes back what was none. Each has its
 * clocks and its workflow beside those of the request.
 */
@Service
public class ContestDesk {

    private final SubjectRequests requests;
    private final Contests contests;
    private final GivenAnswers answers;
    private final ContestClocks clocks;
    private final RequestClocks requestClocks;
    private final Requesters requesters;
    private final SealedWords sealed;
    private final CaseMail mails;
    private final ContestWorkflow workflow;
    private final WorkItems workItems;
    private final ContestLetterDesk letters;
    private final Ledger ledger;
    private final Clock clock;

    ContestDesk(
            SubjectRequests requests,
            Contests contests,
            GivenAnswers answers,
            ContestClocks clocks,
            RequestClocks requestClocks,
            Requesters requesters,
            SealedWords sealed,
            CaseMail mails,
            ContestWorkflow workflow,
            WorkItems workItems,
            ContestLetterDesk letters,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.contests = contests;
        this.answers = answers;
        this.clocks = clocks;
        this.requestClocks = requestClocks;
        this.requesters = requesters;
        this.sealed = sealed;
        this.mails = mails;
        this.workflow = workflow;
        this.workItems = workItems;
        this.letters = letters;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Records what came, from a mail of the case or from elsewhere; its clocks start from its receipt.
     *
     * @return its id
     * @throws ActRefused {@code words-missing}, {@code provider-missing}, {@code email-unusable}, {@code contest-open},
     *     {@code nothing-decided}, {@code appeal-before-answer}, {@code contest-before-request},
     *     {@code receipt-in-the-future}, {@code receipt-too-old}, {@code receipt-long-ago}, {@code no-such-mail}
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public UUID record(CaseReference reference, ContestEntry entry, Acting acting) {
        SubjectRequest request = requests.of(reference);
        if (entry.words().isBlank()) {
            throw new ActRefused("words-missing", "Write down what it says, so that it can be decided on.");
        }
        requireNoneOpen(request, entry.kind());
        Instant receivedAt = receivedAt(request, entry);
        UUID decision = entry.kind() == ContestKind.APPEAL ? decisionBefore(request, receivedAt) : null;
        if (receivedAt.isBefore(request.receipt().receivedAt())) {
            throw new ActRefused(
                    "contest-before-request",
                    "That is before the request itself was received. Check the day, or record it on the case it is about.");
        }
        ContestReceipt receipt = new ContestReceipt(
                entry.kind(),
                entry.mail() == null ? entry.channel() : Channel.MAIL,
                receivedAt,
                entry.mail(),
                sealed.seal(reference, "contest", entry.words().strip()),
                acting.who(),
                clock.instant());
        if (entry.kind() == ContestKind.INQUIRY) {
            receipt.ofProvider(sealed.seal(reference, "contest-provider", provider(entry)), entry.answerBy());
        }
        Contest contest = contests.saveAndFlush(new Contest(UUID.randomUUID(), reference, receipt, decision));
        Act act = Act.on(reference, "sar.contestRecorded")
                .with("contest", contest.id())
                .with("contestKind", entry.kind())
                .with("channel", receipt.channel())
                .with("receivedAt", receivedAt);
        ledger.record(decision == null ? act : act.with("against", decision), acting);
        clocks.start(request, contest, acting);
        workflow.begin(reference, contest.id());
        workItems.refresh(reference);
        return contest.id();
    }

    /**
     * A complaint was acknowledged another way than by the letter that Habeas sends, by post or by telephone.
     *
     * @param on the day of it, which counts and not the one on which it is noted
     * @param how by whom and where the proof lies; stays on record
     * @throws ActRefused {@code reason-missing}, {@code no-such-contest}, {@code nothing-to-acknowledge},
     *     {@code acknowledged-in-the-future}, {@code acknowledged-before-receipt}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void acknowledged(CaseReference reference, UUID id, LocalDate on, String how, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Contest contest = contests.of(reference, id);
        if (how.isBlank()) {
            throw new ActRefused("reason-missing", "Say how, and where the proof lies; it stays on record.");
        }
        if (!clocks.owesAcknowledgement(contest)) {
            throw new ActRefused("nothing-to-acknowledge", "No time limit waits for an acknowledgement of it.");
        }
        if (on.isAfter(requestClocks.today(request))) {
            throw new ActRefused("acknowledged-in-the-future", "The day of the acknowledgement lies in the future.");
        }
        if (on.isBefore(requestClocks.day(request, contest.receipt().receivedAt()))) {
            throw new ActRefused(
                    "acknowledged-before-receipt", "That is before the complaint itself was received. Check the day.");
        }
        clocks.acknowledged(contest, requestClocks.endOf(request, on), acting);
        ledger.record(
                Act.on(reference, "sar.complaintAcknowledgedByHand")
                        .with("contest", id)
                        .with("acknowledgedOn", on),
                acting.because(how.strip()));
        workItems.refresh(reference);
    }

    /**
     * Whoever made it took it back, or it was recorded by mistake: its clocks end as not owed.
     *
     * @param reason which of both; stays on record
     * @throws ActRefused {@code no-such-contest}, {@code contest-not-open}, {@code reason-missing}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void takeBack(CaseReference reference, UUID id, String reason, Acting acting) {
        Contest contest = contests.of(reference, id);
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say why; the reason stays on record.");
        }
        contest.takeBack(clock.instant());
        letters.withdraw(contest, acting);
        clocks.notOwed(contest, acting);
        workflow.end(reference, id);
        ledger.record(
                Act.on(reference, "sar.contestTakenBack").with("contest", id).with("contestKind", contest.kind()),
                acting.because(reason.strip()));
        workItems.refresh(reference);
    }

    private void requireNoneOpen(SubjectRequest request, ContestKind kind) {
        contests.openOf(request.reference()).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .ifPresent(one -> {
                    throw new ActRefused(
                            "contest-open",
                            "There is already " + kind.withArticle() + " of "
                                    + requestClocks.day(request, one.receipt().receivedAt())
                                    + " that is not decided. What came now belongs to it; record another one once that is decided.");
                });
    }

    private Instant receivedAt(SubjectRequest request, ContestEntry entry) {
        UUID mail = entry.mail();
        ReceiptTime received = entry.received();
        if (mail != null) {
            return mails.of(request.reference()).stream()
                    .filter(item -> item.id().equals(mail) && item.direction() == CaseMail.Direction.IN)
                    .findFirst()
                    .map(CaseMail.Item::at)
                    .orElseThrow(() -> new ActRefused("no-such-mail", "This mail did not come in on this case."));
        }
        if (received == null) {
            throw new ActRefused(
                    "receipt-missing", "Choose the mail in which it came, or enter the day it was received.");
        }
        Instant now = clock.instant();
        Instant at = received.in(requestClocks.owner(request).zone(), now);
        // a day alone begins at midnight; on the day of the request it came after that
        Instant floor = request.receipt().receivedAt();
        return received.time() == null && at.isBefore(floor) && received.day().equals(requestClocks.day(request, floor))
                ? floor
                : at;
    }

    /** An appeal is against a decision that was told; its clock would count towards nothing without it. */
    private UUID decisionBefore(SubjectRequest request, Instant receivedAt) {
        GivenAnswer answer = answers.of(request)
                .orElseThrow(() -> new ActRefused(
                        "nothing-decided",
                        "No answer has been given yet, so there is nothing to appeal against. Record it as a complaint, or"
                                + " let it join the request as a reply."));
        LocalDate day = requestClocks.day(request, receivedAt);
        if (day.isBefore(answer.day())) {
            throw new ActRefused(
                    "appeal-before-answer",
                    "The answer was given on " + answer.day()
                            + ". What came before it is no appeal: check the day, or record it as a complaint.");
        }
        return answer.letter();
    }

    private ProviderWords provider(ContestEntry entry) {
        if (entry.provider().isBlank()) {
            throw new ActRefused("provider-missing", "Enter the reference under which the provider writes.");
        }
        return new ProviderWords(entry.provider().strip(), requesters.typed(entry.providerEmail()));
    }
}
