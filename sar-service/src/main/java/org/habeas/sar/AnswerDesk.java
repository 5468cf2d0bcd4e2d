package org.habeas.sar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SealedWords.AnswerWords;
import org.habeas.sar.SealedWords.OutcomeWords;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.sar.SubjectRequestWorkflow.Step;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answer from its draft to its departure: what leaves is what a second person saw, byte for byte. */
@Service
public class AnswerDesk {

    private final SubjectRequests requests;
    private final AnswerPreparation preparation;
    private final RequestClocks clocks;
    private final ContestClocks contestClocks;
    private final SealedWords sealed;
    private final SarSettings settings;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    AnswerDesk(
            SubjectRequests requests,
            AnswerPreparation preparation,
            RequestClocks clocks,
            ContestClocks contestClocks,
            SealedWords sealed,
            SarSettings settings,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.preparation = preparation;
        this.clocks = clocks;
        this.contestClocks = contestClocks;
        this.sealed = sealed;
        this.settings = settings;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Saves the draft and prepares the letter of it; the letter of an earlier draft is withdrawn.
     *
     * @return id of the prepared letter, or of the document when the answer goes by post
     * @throws ActRefused {@code not-drafting}, {@code outcome-missing}, {@code words-missing}, {@code grounds-missing},
     *     {@code nothing-to-give}, {@code identity-not-proven}, {@code no-address}, {@code no-postal-address}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public UUID draft(CaseReference reference, AnswerDraft draft, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        AnswerWords words = new AnswerWords(
                draft.message().strip(),
                draft.automatedDecisions().strip(),
                draft.transfers().strip(),
                draft.facts().strip(),
                draft.help().strip(),
                draft.documents());
        preparation.check(request, draft);
        preparation.withdraw(request, acting);
        int round = request.writeAnswer(
                sealed.seal(reference, "answer", words), draft.byPost(), acting.who(), clock.instant());
        draft.outcomes()
                .forEach((right, decided) -> request.decide(
                        right,
                        decided.outcome(),
                        sealed.seal(
                                reference,
                                "outcome-" + right.key(),
                                new OutcomeWords(
                                        decided.detail().strip(),
                                        decided.grounds().strip()))));
        preparation.prepare(request, words, round, acting);
        ledger.record(
                prepared(Act.on(reference, "sar.answerDrafted"), request)
                        .with("outcomes", AnswerPreparation.outcomes(draft.outcomes()))
                        .with("byPost", draft.byPost()),
                acting);
        workItems.refresh(reference);
        return Objects.requireNonNull(request.answer().letter());
    }

    /** Hands the prepared letter to a second person. */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void submitForApproval(CaseReference reference, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        request.submit(acting.who(), clock.instant());
        ledger.record(prepared(Act.on(reference, "sar.answerSubmitted"), request), acting);
        workflow.done(reference, Step.DRAFT, acting);
        workItems.refresh(reference);
    }

    /**
     * A second person lets exactly these bytes go.
     *
     * @param sha256 of what they saw
     * @throws ActRefused {@code own-draft}, {@code letter-changed}, {@code other-recipient}, {@code reply-unread},
     *     {@code not-submitted}
     */
    @Transactional
    @Permits(Role.APPROVER)
    public void approve(CaseReference reference, String sha256, Acting acting) {
        SubjectRequest request = requests.of(reference);
        request.approve(sha256, preparation.fits(request), acting.who(), clock.instant());
        ledger.record(prepared(Act.on(reference, "sar.answerApproved"), request), acting);
        workflow.approvalDecided(reference, true, request.answer().byPost(), acting);
        workItems.refresh(reference);
    }

    /** A second person sends the draft back. */
    @Transactional
    @Permits(Role.APPROVER)
    public void returnDraft(CaseReference reference, String reason, Acting acting) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change, so that the draft can be mended.");
        }
        SubjectRequest request = requests.of(reference);
        request.returnDraft(clock.instant()).ifPresent(letter -> {
            if (!request.answer().byPost()) {
                outbox.withdraw(letter, acting);
            }
        });
        ledger.record(Act.on(reference, "sar.answerReturned"), acting.because(reason.strip()));
        workflow.approvalDecided(reference, false, request.answer().byPost(), acting);
        workItems.refresh(reference);
    }

    /** Lets the approved letter leave when the hold time is over. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void release(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        String approved = request.release(clock.instant());
        UUID letter = Objects.requireNonNull(request.answer().letter());
        outbox.release(letter, approved, settings.hold(), acting);
        ledger.record(prepared(Act.on(reference, "sar.answerReleased"), request).with("hold", settings.hold()), acting);
    }

    /**
     * Stops an answer that has not left yet; it is a draft again.
     *
     * @throws ActRefused {@code already-leaving} when a sender has it, {@code not-yet-leaving} in the moment between
     *     approval and release, {@code nothing-to-cancel}
     */
    @Transactional
    @Permits({Role.CASEWORKER, Role.APPROVER})
    public void cancelSending(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        if (request.stage() == Stage.APPROVED && !request.answer().byPost()) {
            throw new ActRefused(
                    "not-yet-leaving",
                    "The answer is just being handed to the outbox. Stop it there: try again in a moment.");
        }
        request.stage().mustBe(Stage.RELEASED, "nothing-to-cancel", "No answer is waiting to leave. Now: ");
        if (!preparation.withdraw(request, acting)) {
            throw new ActRefused("already-leaving", "The answer is already on its way and cannot be stopped any more.");
        }
        request.answerCameBack(Setback.SENDING_CANCELLED, acting.who(), clock.instant());
        ledger.record(Act.on(reference, "sar.answerCancelled"), acting);
        workflow.tell(reference, News.ANSWER_WITHDRAWN);
        workItems.refresh(reference);
    }

    /**
     * Takes back an approved answer before it is posted; it is a draft again.
     *
     * @param reason why it does not go like that; stays on record
     * @throws ActRefused {@code nothing-to-post}, {@code reason-missing}
     */
    @Transactional
    @Permits({Role.CASEWORKER, Role.APPROVER})
    public void cancelPosting(CaseReference reference, String reason, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say why the answer is not posted; the reason stays on record.");
        }
        request.stage().mustBe(Stage.TO_POST, "nothing-to-post", "No answer is to be posted. Now: ");
        Act cancelled = prepared(Act.on(reference, "sar.postingCancelled"), request);
        request.answerCameBack(Setback.POSTING_CANCELLED, acting.who(), clock.instant());
        ledger.record(cancelled, acting.because(reason.strip()));
        workflow.tell(reference, News.ANSWER_WITHDRAWN);
        workItems.refresh(reference);
    }

    /**
     * The approved answer was posted.
     *
     * @param postedOn day of posting
     * @param proof number of the consignment or where the proof lies
     * @throws ActRefused {@code proof-missing}, {@code posted-in-the-future}, {@code answer-not-released}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void recordPosting(CaseReference reference, LocalDate postedOn, String proof, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        if (proof.isBlank()) {
            throw new ActRefused("proof-missing", "Give the number of the consignment, or say where the proof lies.");
        }
        if (postedOn.isAfter(clocks.today(request))) {
            throw new ActRefused("posted-in-the-future", "The day of posting lies in the future.");
        }
        request.stage().mustBe(Stage.TO_POST, "nothing-to-post", "No answer is to be posted. Now: ");
        if (postedOn.isBefore(
                clocks.day(request, Objects.requireNonNull(request.answer().approvedAt())))) {
            throw new ActRefused("posted-before-approval", "The day of posting lies before the approval.");
        }
        request.answer().posted(postedOn, sealed.seal(reference, "posting-proof", proof.strip()));
        request.answered(clock.instant());
        clocks.metOn(request, postedOn, acting);
        contestClocks.answeredAnew(reference, clocks.endOf(request, postedOn), acting);
        ledger.record(
                prepared(Act.on(reference, "sar.answerPosted"), request)
                        .with("postedOn", postedOn)
                        .personal("proof", proof.strip()),
                acting);
        workflow.done(reference, Step.POST, acting);
        workItems.refresh(reference);
    }

    private static Act prepared(Act act, SubjectRequest request) {
        return act.with("letter", Objects.requireNonNull(request.answer().letter()))
                .with("sha256", Objects.requireNonNull(request.answer().sha256()));
    }
}
