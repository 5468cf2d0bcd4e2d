package org.habeas.sar;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.SealedWords.ProviderWords;
import org.habeas.templates.RenderedLetter;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes of a complaint, an appeal or an inquiry, from the decision to the letter that a second person approves. */
@Service
public class ContestDecisionDesk {

    private final SubjectRequests requests;
    private final Contests contests;
    private final ContestLetters letters;
    private final RequestLetters requestLetters;
    private final ContestTelling telling;
    private final RequestClocks requestClocks;
    private final Requesters requesters;
    private final SealedWords sealed;
    private final Documents documents;
    private final Outbox outbox;
    private final ContestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    ContestDecisionDesk(
            SubjectRequests requests,
            Contests contests,
            ContestLetters letters,
            RequestLetters requestLetters,
            ContestTelling telling,
            RequestClocks requestClocks,
            Requesters requesters,
            SealedWords sealed,
            Documents documents,
            Outbox outbox,
            ContestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.contests = contests;
        this.letters = letters;
        this.requestLetters = requestLetters;
        this.telling = telling;
        this.requestClocks = requestClocks;
        this.requesters = requesters;
        this.sealed = sealed;
        this.documents = documents;
        this.outbox = outbox;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Decides on it, by somebody who had nothing to do with the answer, and hands the letter to a second person.
     *
     * @param outcome null for an inquiry
     * @param newAnswer whether the closed request is answered anew; an appeal that is upheld always is
     * @param reasons in the language of the requester; for an inquiry our position
     * @throws ActRefused {@code contest-not-open}, {@code decided-the-answer}, {@code outcome-missing},
     *     {@code words-missing}, {@code nothing-to-answer-anew}, {@code no-address}, {@code no-postal-address},
     *     {@code task-held}
     */
    @Transactional
    @Permits({Role.CASEWORKER, Role.LEGAL})
    public void decide(
            CaseReference reference,
            UUID id,
            @Nullable ContestOutcome outcome,
            boolean newAnswer,
            String reasons,
            boolean byPost,
            Acting acting) {
        SubjectRequest request = requests.of(reference);
        Contest contest = contests.of(reference, id);
        if (reasons.isBlank()) {
            throw new ActRefused(
                    "words-missing", "Give the reasons, or for an inquiry our position; the letter says them.");
        }
        boolean upheld = outcome == ContestOutcome.UPHELD || outcome == ContestOutcome.UPHELD_IN_PART;
        boolean anew = upheld && (newAnswer || contest.kind() == ContestKind.APPEAL);
        if (newAnswer && !(upheld && telling.canAnswerAnew(request))) {
            throw new ActRefused(
                    "nothing-to-answer-anew",
                    "A new answer is owed only where it is upheld and the request was answered and closed.");
        }
        int round = contest.decide(
                new ContestDecision.Made(
                        outcome, anew, sealed.seal(reference, "contest-reasons", reasons.strip()), byPost),
                request.answer().hasWorkedOn(acting.who()),
                acting.who());
        RenderedLetter letter = letters.decision(request, contest, reasons.strip());
        if (byPost) {
            print(request, contest, letter, round, acting);
        } else {
            prepare(request, contest, letter, round, acting);
        }
        Act act = onLetter("sar.contestDecided", contest);
        ledger.record(outcome == null ? act : act.with("outcome", outcome).with("newAnswer", anew), acting);
        workflow.decided(reference, id, acting);
        workItems.refresh(reference);
    }

    /**
     * A second person lets exactly these bytes go.
     *
     * @throws ActRefused {@code not-submitted}, {@code own-draft}, {@code letter-changed}, {@code other-recipient}
     */
    @Transactional
    @Permits(Role.APPROVER)
    public void approve(CaseReference reference, UUID id, String sha256, Acting acting) {
        Contest contest = contests.of(reference, id);
        contest.approve(sha256, acting.who(), clock.instant());
        if (!fits(contest)) {
            throw new ActRefused(
                    "other-recipient",
                    "The letter is addressed to somebody other than whom it is for, so it cannot be approved. Return it.");
        }
        ledger.record(onLetter("sar.contestLetterApproved", contest), acting);
        workflow.approvalDecided(reference, id, true, contest.decision().byPost(), acting);
        workItems.refresh(reference);
    }

    /** A second person sends it back to be decided on again. */
    @Transactional
    @Permits(Role.APPROVER)
    public void returnLetter(CaseReference reference, UUID id, String reason, Acting acting) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change, so that it can be mended.");
        }
        Contest contest = contests.of(reference, id);
        contest.returned().ifPresent(letter -> outbox.withdraw(letter, acting));
        ledger.record(
                Act.on(reference, "sar.contestLetterReturned").with("contest", id), acting.because(reason.strip()));
        workflow.approvalDecided(reference, id, false, contest.decision().byPost(), acting);
        workItems.refresh(reference);
    }

    /**
     * The approved letter was posted.
     *
     * @throws ActRefused {@code proof-missing}, {@code posted-in-the-future}, {@code posted-before-approval},
     *     {@code nothing-to-post}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void recordPosting(CaseReference reference, UUID id, LocalDate postedOn, String proof, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Contest contest = contests.of(reference, id);
        if (proof.isBlank()) {
            throw new ActRefused("proof-missing", "Give the number of the consignment, or say where the proof lies.");
        }
        if (postedOn.isAfter(requestClocks.today(request))) {
            throw new ActRefused("posted-in-the-future", "The day of posting lies in the future.");
        }
        contest.stage().mustBe(ContestStage.TO_POST, "nothing-to-post", "No decision letter is to be posted. Now: ");
        if (postedOn.isBefore(requestClocks.day(
                request, Objects.requireNonNull(contest.decision().approvedAt())))) {
            throw new ActRefused("posted-before-approval", "The day of posting lies before the approval.");
        }
        contest.posted(postedOn, sealed.seal(reference, "contest-posting-proof", proof.strip()), clock.instant());
        ledger.record(
                onLetter("sar.contestLetterPosted", contest)
                        .with("postedOn", postedOn)
                        .personal("proof", proof.strip()),
                acting);
        workflow.posted(reference, id, acting);
        telling.posted(request, contest, postedOn, acting);
        workItems.refresh(reference);
    }

    private void prepare(SubjectRequest request, Contest contest, RenderedLetter letter, int round, Acting acting) {
        PostAddress to = recipient(contest)
                .orElseThrow(() -> new ActRefused(
                        "no-address", "There is no e-mail address to write to. Send the letter by post."));
        PreparedLetter prepared = outbox.prepare(
                new Letter(
                        request.reference(),
                        letter.kind(),
                        contest.id() + "-" + round,
                        to,
                        letter.language(),
                        letter.subject(),
                        letter.text(),
                        letter.html(),
                        List.of(),
                        contest.receipt()
                                .mail()
                                .or(() -> contest.kind() == ContestKind.INQUIRY
                                        ? Optional.empty()
                                        : request.receipt().mail())
                                .orElse(null),
                        false,
                        letter.template()),
                acting);
        contest.prepared(prepared.id(), prepared.sha256());
    }

    private void print(SubjectRequest request, Contest contest, RenderedLetter letter, int round, Acting acting) {
        String addressee = Optional.of(request.reference())
                .filter(reference -> contest.kind().isDecided())
                .flatMap(requesters::addresseeOf)
                .orElseThrow(() -> new ActRefused(
                        "no-postal-address", "There is no postal address to write to. Send the letter by e-mail."));
        byte[] sheet = requestLetters.printed(request, letter, addressee, List.of());
        CaseDocument printed = documents.add(
                request.reference(),
                "decision",
                request.reference().value() + "-" + contest.kind().key() + "-"
                        + contest.id().toString().substring(0, 8) + "-sheet-" + round + ".pdf",
                "application/pdf",
                new ByteArrayInputStream(sheet),
                letter.template(),
                acting);
        contest.prepared(printed.id(), printed.sha256());
    }

    /** The requester, or for an inquiry the provider. */
    private Optional<PostAddress> recipient(Contest contest) {
        byte[] provider = contest.receipt().provider();
        return provider == null
                ? requesters.addressOf(contest.reference())
                : Optional.of(PostAddress.of(
                        sealed.open(contest.reference(), "contest-provider", provider, ProviderWords.class)
                                .email()));
    }

    /** Whether what is stored is still what was prepared, and goes to whom it is for. */
    private boolean fits(Contest contest) {
        UUID letter = Objects.requireNonNull(contest.decision().letter());
        if (contest.decision().byPost()) {
            return true;
        }
        return outbox.find(letter)
                .filter(one -> one.sha256().equals(contest.decision().sha256()))
                .filter(one -> recipient(contest)
                        .filter(to -> to.normalised().equals(one.to().normalised()))
                        .isPresent())
                .isPresent();
    }

    private static Act onLetter(String what, Contest contest) {
        return Act.on(contest.reference(), what)
                .with("contest", contest.id())
                .with("contestKind", contest.kind())
                .with("letter", Objects.requireNonNull(contest.decision().letter()))
                .with("sha256", Objects.requireNonNull(contest.decision().sha256()));
    }
}
