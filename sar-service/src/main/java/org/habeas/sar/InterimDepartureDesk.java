package org.habeas.sar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a letter before the answer from its second person out of the house. No date moves before the requester's
 * mail server has it, or before the day on which it was posted.
 */
@Service
public class InterimDepartureDesk {

    /** Under which field the proof of posting is sealed. */
    static final String PROOF = "interim-posting-proof";

    private final SubjectRequests requests;
    private final InterimLetters letters;
    private final InterimRules rules;
    private final InterimPreparation preparation;
    private final InterimReview review;
    private final IdentityQuestion question;
    private final InterimNews news;
    private final RequestClocks clocks;
    private final SealedWords sealed;
    private final SarSettings settings;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    InterimDepartureDesk(
            SubjectRequests requests,
            InterimLetters letters,
            InterimRules rules,
            InterimPreparation preparation,
            InterimReview review,
            IdentityQuestion question,
            InterimNews news,
            RequestClocks clocks,
            SealedWords sealed,
            SarSettings settings,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.letters = letters;
        this.rules = rules;
        this.preparation = preparation;
        this.review = review;
        this.question = question;
        this.news = news;
        this.clocks = clocks;
        this.sealed = sealed;
        this.settings = settings;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A second person lets exactly these bytes go, unless the law stopped allowing it while the letter waited; a printed
     * one then waits to be posted. One that names a date which is no longer so goes back to its writer instead.
     *
     * @param sha256 of what they saw
     * @return why it went back; empty when it is approved
     * @throws ActRefused {@code own-draft}, {@code letter-changed}, {@code other-recipient} and as
     *     {@link InterimRules#require}
     */
    @Transactional
    @Permits(Role.APPROVER)
    public Optional<String> approve(CaseReference reference, String sha256, Acting acting) {
        SubjectRequest request = requests.of(reference);
        InterimLetter letter = letters.requireUnderWay(reference);
        letter.approve(sha256, acting.who(), clock.instant());
        requireFits(request, letter);
        rules.require(request, letter.kind());
        Optional<String> why = review.untrue(request, letter, rules.departure());
        why.ifPresentOrElse(
                untrue -> review.sendBack(request, letter, untrue, acting),
                () -> ledger.record(letter.told("sar.letterApproved"), acting));
        workflow.letterDecided(reference, why.isEmpty(), acting);
        workItems.refresh(reference);
        return why;
    }

    /** A second person sends the letter back to its writer. */
    @Transactional
    @Permits(Role.APPROVER)
    public void giveBack(CaseReference reference, String reason, Acting acting) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change, so that the letter can be mended.");
        }
        InterimLetter letter = letters.requireUnderWay(reference);
        preparation.withdraw(letter, acting);
        letter.returned(reason.strip(), clock.instant());
        question.cameBack(requests.of(reference), letter);
        ledger.record(
                Act.on(reference, "sar.letterGivenBack")
                        .with("kind", letter.kind().template()),
                acting.because(reason.strip()));
        workflow.letterDecided(reference, false, acting);
        workItems.refresh(reference);
    }

    /**
     * Lets the approved letter leave by mail, or gives it to the person who posts it; where the law no longer allows
     * it, or a date in it is no longer so, it does not, and a person is told.
     */
    @Transactional
    @Permits(Role.SYSTEM)
    public void release(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Optional<InterimLetter> approved =
                letters.underWay(reference).filter(letter -> letter.state().isApproved());
        if (approved.isEmpty()) {
            return;
        }
        InterimLetter letter = approved.get();
        try {
            rules.require(request, letter.kind());
            requireFits(request, letter);
        } catch (ActRefused refused) {
            preparation.withdraw(letter, acting);
            letter.overtaken(String.valueOf(refused.getMessage()), clock.instant());
            question.cameBack(request, letter);
            ledger.record(letter.told("sar.letterOvertaken").with("code", refused.code()), acting);
            somebodyLooks(request, letter);
            return;
        }
        Optional<String> untrue = review.untrue(request, letter, rules.departure());
        if (untrue.isPresent()) {
            review.sendBack(request, letter, untrue.get(), acting);
            somebodyLooks(request, letter);
            return;
        }
        if (letter.dispatch().byPost()) {
            if (!workflow.tell(reference, News.LETTER_TO_POST)) {
                // the case was begun before there was a task for it
                somebodyLooks(request, letter);
            }
            workItems.refresh(reference);
            return;
        }
        letter.released(clock.instant());
        outbox.release(
                Objects.requireNonNull(letter.letter()),
                Objects.requireNonNull(letter.sha256()),
                settings.hold(),
                acting);
        ledger.record(letter.told("sar.letterReleased"), acting);
    }

    /**
     * The approved letter was posted: on that day it left, and a time limit moves by that day. That is a fact and is
     * recorded whatever changed since, also when the case has ended; where the letter does not do what it says, a person
     * is told.
     *
     * @param postedOn day of posting where the answer is owed
     * @param proof number of the consignment or where the proof lies
     * @throws ActRefused {@code proof-missing}, {@code posted-in-the-future}, {@code nothing-to-post},
     *     {@code posted-before-approval}, {@code task-held}
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
        InterimLetter letter = letters.of(reference).stream()
                .filter(one -> one.state() == InterimState.TO_POST)
                .findFirst()
                .orElseThrow(() -> new ActRefused(
                        "nothing-to-post", "No letter of this case waits to be posted before the answer."));
        if (postedOn.isBefore(clocks.day(request, letter.dispatch().approvedAt().orElseThrow()))) {
            throw new ActRefused("posted-before-approval", "The day of posting lies before the approval.");
        }
        workflow.letterPosted(reference, acting);
        request.touch(clock.instant());
        ledger.record(
                letter.told("sar.letterPosted").with("postedOn", postedOn).personal("proof", proof.strip()), acting);
        Optional<String> inVain =
                news.posted(request, letter, postedOn, sealed.seal(reference, PROOF, proof.strip()), acting);
        if (inVain.isPresent()) {
            ledger.record(letter.told("sar.letterPostedInVain"), acting);
            somebodyLooks(request, letter);
        }
        workItems.refresh(reference);
    }

    /** Who asked for proof of identity has that decision before them again. */
    private void somebodyLooks(SubjectRequest request, InterimLetter letter) {
        if (letter.kind() != InterimKind.IDENTITY) {
            request.requesterWrote(clock.instant());
            workflow.tell(request.reference(), News.REQUESTER_REPLIED);
        }
        workItems.refresh(request.reference());
    }

    private void requireFits(SubjectRequest request, InterimLetter letter) {
        if (!preparation.fits(request, letter)) {
            throw new ActRefused(
                    "other-recipient",
                    "The letter is addressed to somebody other than the requester, so it cannot leave. Return it.");
        }
    }
}
