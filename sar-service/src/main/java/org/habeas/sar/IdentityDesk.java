package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.MailEvidence;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SealedWords.IdentityWords;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the requester is who they say, in proportion to what the answer reveals (GDPR Art. 12(6) and 5(1)(c)). */
@Service
public class IdentityDesk {

    private final SubjectRequests requests;
    private final InterimLetters letters;
    private final InterimRules rules;
    private final InterimPreparation preparation;
    private final Requesters requesters;
    private final IdentityQuestion question;
    private final RequestClocks clocks;
    private final SealedWords sealed;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final MailEvidence evidence;
    private final Ledger ledger;
    private final Clock clock;

    IdentityDesk(
            SubjectRequests requests,
            InterimLetters letters,
            InterimRules rules,
            InterimPreparation preparation,
            Requesters requesters,
            IdentityQuestion question,
            RequestClocks clocks,
            SealedWords sealed,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            MailEvidence evidence,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.letters = letters;
        this.rules = rules;
        this.preparation = preparation;
        this.requesters = requesters;
        this.question = question;
        this.clocks = clocks;
        this.sealed = sealed;
        this.workflow = workflow;
        this.workItems = workItems;
        this.evidence = evidence;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A person decides on identity, or that it is to be asked for. With the decision the evidence that came by mail is
     * destroyed: nothing needs it any more (GDPR Art. 5(1)(c) and (e)).
     *
     * @throws ActRefused {@code identity-not-open}, {@code identity-needed}, {@code identity-never-asked},
     *     {@code address-not-on-file}, {@code origin-not-borne-out}, {@code evidence-not-named},
     *     {@code no-such-evidence}, {@code no-address}, {@code reason-missing}, {@code letter-under-way}, {@code no-answer-date}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void decide(CaseReference reference, IdentityDecision decision, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        boolean canBeAsked = requesters.addressOf(reference).isPresent();
        switch (decision.kind()) {
            case ACCEPT -> {
                Rung how = decision.how();
                if (how == null) {
                    throw new ActRefused("rung-missing", "Say how identity was proven.");
                }
                Origin origin = how == Rung.ADDRESS_ON_FILE ? originOnFile(request, decision) : null;
                checkEvidence(request, how, decision);
                request.acceptIdentity(how, acting.who(), clock.instant());
                evidence.destroy(reference, decision.evidence(), acting);
                clocks.identityNotAwaited(request, acting);
                recordAccepted(reference, how, origin, decision.reason(), acting);
            }
            case ASK -> {
                if (decision.reason().isBlank() || decision.options().isEmpty()) {
                    throw new ActRefused(
                            "reason-missing", "Say why there is doubt, and at least one way to remove it.");
                }
                requireNoLetterUnderWay(reference);
                request.prepareToAskIdentity(
                        canBeAsked,
                        sealed.seal(reference, "identity", new IdentityWords(decision.reason(), decision.options())),
                        acting.who(),
                        clock.instant());
                rules.require(request, InterimKind.IDENTITY);
                ledger.record(Act.on(reference, "sar.identityDoubted"), acting);
            }
            case NOT_PROVEN -> {
                checkEvidence(request, null, decision);
                request.refuseIdentity(canBeAsked, acting.who(), clock.instant());
                evidence.destroy(reference, decision.evidence(), acting);
                clocks.identityNotAwaited(request, acting);
                ledger.record(Act.on(reference, "sar.identityNotProven"), acting);
            }
        }
        workflow.identityDecided(reference, decision, acting);
        if (decision.alsoAsks()) {
            request.requesterWrote(clock.instant());
            workflow.tell(reference, SubjectRequestWorkflow.News.REQUESTER_REPLIED);
        } else {
            request.nothingElseAsked();
        }
        workItems.refresh(reference);
    }

    /** One letter at a time waits to leave before the answer, and one person approves it. */
    private void requireNoLetterUnderWay(CaseReference reference) {
        letters.underWay(reference).ifPresent(letter -> {
            throw new ActRefused(
                    "letter-under-way",
                    "Another letter of this case has still to leave: "
                            + letter.kind().words() + ". Let it leave or take it back first.");
        });
    }

    /** An address can be typed by anybody, so the mail itself must be borne out, or a person says why they rely on it. */
    private Origin originOnFile(SubjectRequest request, IdentityDecision decision) {
        CaseReference reference = request.reference();
        Origin origin = Requesters.originOnFile(
                        request,
                        requesters
                                .addressOf(reference)
                                .map(PostAddress::address)
                                .map(sealed::requesterKey)
                                .orElse(null),
                        requesters.standingOf(reference))
                .orElseThrow(() -> new ActRefused(
                        "address-not-on-file",
                        "The directory does not know an address that the requester wrote from. Check identity in"
                                + " another way, or ask for it."));
        if (origin == Origin.NOT_BORNE_OUT && decision.reason().isBlank()) {
            throw new ActRefused(
                    "origin-not-borne-out",
                    "Nothing measured bears out that the mail came from the address on file. Ask for more, or say why"
                            + " you rely on it; the reason stays on record.");
        }
        return origin;
    }

    private void recordAccepted(
            CaseReference reference, Rung how, @Nullable Origin origin, String reason, Acting acting) {
        Act act = Act.on(reference, "sar.identityAccepted").with("how", how);
        ledger.record(
                origin == null ? act : act.with("origin", origin),
                origin == Origin.NOT_BORNE_OUT ? acting.because(reason.strip()) : acting);
    }

    /**
     * Who decides says which file was evidence, or it would lie in the mail for as long as the case: where a document was
     * relied on, and whatever else is decided once a file came after we had asked. What was looked at is not recorded
     * beyond the rung: the case keeps only that it was checked, how and by whom.
     */
    private void checkEvidence(SubjectRequest request, @Nullable Rung how, IdentityDecision decision) {
        if (!decision.evidence().isEmpty() || decision.noneByMail()) {
            return;
        }
        boolean answered = request.identity().answeredAt() != null;
        Instant arrived = request.receipt().arrivedAt();
        boolean lies = evidence.of(request.reference()).stream()
                .filter(piece -> !piece.isText())
                .anyMatch(piece ->
                        how == Rung.DOCUMENT || (answered && piece.receivedAt().isAfter(arrived)));
        if (lies) {
            throw new ActRefused(
                    "evidence-not-named",
                    "Tick what was sent as evidence, so that it is destroyed now, or say that no file is evidence.");
        }
    }

    /**
     * Proof of identity came another way than by an answer to our mail; a person decides on it next.
     *
     * @param on day on which it came, where the answer is owed; on that day the wait ends
     * @param reason how it came; stays on record
     * @throws ActRefused {@code identity-not-asked}, {@code reason-missing}, {@code answered-in-the-future},
     *     {@code answered-before-asked}, {@code task-not-open} while the question is still about to be sent
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void proofCame(CaseReference reference, LocalDate on, String reason, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say how the proof came; the reason stays on record.");
        }
        requireAnswerDay(request, on);
        request.identityAnswered(null, clocks.endOf(request, on), clock.instant());
        question.takeBack(request, acting);
        clocks.identityAnswered(request, on, acting);
        ledger.record(Act.on(reference, "sar.identityProofCame").with("cameOn", on), acting.because(reason.strip()));
        if (!workflow.tell(reference, SubjectRequestWorkflow.News.IDENTITY_ANSWERED)) {
            throw new ActRefused("task-not-open", "The question is just being sent. Try again in a moment.");
        }
        workItems.refresh(reference);
    }

    /** A question that has not left waits for nothing, and yet nobody proves who asked before they did. */
    private void requireAnswerDay(SubjectRequest request, LocalDate on) {
        if (on.isAfter(clocks.today(request))) {
            throw new ActRefused("answered-in-the-future", "The day on which the proof came lies in the future.");
        }
        LocalDate earliest = request.identity()
                .waitsSince()
                .orElseGet(() -> clocks.day(request, request.receipt().receivedAt()));
        if (on.isBefore(earliest)) {
            throw new ActRefused(
                    "answered-before-asked",
                    (request.identity().waitsSince().isPresent() ? "The question left on " : "The request came on ")
                            + earliest + ". The proof cannot have come before that day.");
        }
    }

    /** Hands the letter that asks for identity to a second person, as written by who decided to ask. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void ask(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        byte[] asked = request.identity().request();
        String who = request.identity().by();
        if (asked == null || who == null) {
            throw new IllegalStateException("nobody said what to ask for");
        }
        IdentityWords said = sealed.open(reference, "identity", asked, IdentityWords.class);
        InterimWords words = new InterimWords(
                Map.of("reason", said.reason(), "options", String.join("\n", said.options())), List.of());
        Instant now = clock.instant();
        byte[] kept = sealed.seal(reference, "interim", words);
        InterimLetter letter = letters.save(new InterimLetter(reference, InterimKind.IDENTITY, kept, now));
        letter.write(kept, false, who, now);
        preparation.prepare(request, letter, words, acting);
        letter.submit(who, now);
        request.identityAsked(Objects.requireNonNull(letter.letter()), now);
        ledger.record(letter.told("sar.letterSubmitted"), acting);
        workflow.tell(reference, SubjectRequestWorkflow.News.LETTER_SUBMITTED);
        workItems.refresh(reference);
    }
}
