package org.habeas.legalprocess;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.legalprocess.LegalProcessWorkflow.Step;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What counsel decides, and what has to be fought out before anything may be produced. */
@Service
public class ReviewDesk {

    private final LegalProcesses processes;
    private final LegalLetters letters;
    private final LegalWords sealed;
    private final Disclosures disclosures;
    private final LegalProcessWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    ReviewDesk(
            LegalProcesses processes,
            LegalLetters letters,
            LegalWords sealed,
            Disclosures disclosures,
            LegalProcessWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.processes = processes;
        this.letters = letters;
        this.sealed = sealed;
        this.disclosures = disclosures;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Counsel decides.
     *
     * @param scope the final scope
     * @param grounds for the record, and for the requester where they are written to
     * @throws ActRefused {@code production-needs-contest}, {@code production-needs-remedies} and others, naming what has
     *     to be done first; {@code scope-wider}, {@code reason-missing}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void review(
            CaseReference reference,
            ReviewDecision decision,
            DataCategory scope,
            String grounds,
            long version,
            Acting acting) {
        if (grounds.isBlank()) {
            throw new ActRefused("reason-missing", "Say on which grounds.");
        }
        LegalProcess process = processes.seen(reference, version);
        lookAgain(process);
        process.review(
                decision, scope, sealed.seal(reference, "review", grounds.strip()), acting.who(), clock.instant());
        ledger.record(
                Act.on(reference, "legal.reviewed").with("decision", decision).with("scope", scope.code()), acting);
        if (decision == ReviewDecision.NARROW) {
            disclosures.happened(process, DisclosureKind.NARROWED, acting);
        }
        if (decision.asksTheRequester()) {
            disclosures.happened(process, DisclosureKind.WAITING, acting);
        }
        workflow.done(reference, Step.REVIEW, way(process, decision), acting);
        workItems.refresh(reference);
    }

    /** Counsel refuses what is still open, or closes it for another reason, with one outcome. */
    @Transactional
    @Permits(Role.LEGAL)
    public void refuse(CaseReference reference, Outcome outcome, String grounds, long version, Acting acting) {
        if (grounds.isBlank()) {
            throw new ActRefused("reason-missing", "Say on which grounds.");
        }
        LegalProcess process = processes.seen(reference, version);
        lookAgain(process);
        process.refuse(outcome, clock.instant());
        ledger.record(Act.on(reference, "legal.refused").with("outcome", outcome), acting.because(grounds.strip()));
        workflow.objectionsLeft(reference, process.objectionsLeft());
        workflow.done(reference, Step.REVIEW, "refuse", acting);
        workItems.refresh(reference);
    }

    /** Writes to the requester what is missing; the workflow calls it once for each decision. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void writeRequester(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        Optional<PreparedLetter> letter = letters.deficiency(process).map(one -> outbox.post(one, acting));
        Act act = Act.on(reference, "legal.requesterWritten");
        ledger.record(
                letter.map(one -> act.with("letter", one.id())).orElse(act.with("because", "no-address")), acting);
    }

    /** Counsel objected to an instrument without a judge, has the answer, or says why there is no objection. */
    @Transactional
    @Permits(Role.LEGAL)
    public void counsel(CaseReference reference, CounselState state, String words, long version, Acting acting) {
        if (words.isBlank()) {
            throw new ActRefused("reason-missing", "Say what was objected or answered, or why there is no objection.");
        }
        LegalProcess process = processes.seen(reference, version);
        process.counsel(state, sealed.seal(reference, "counsel", words.strip()), clock.instant());
        ledger.record(Act.on(reference, "legal.counselRecorded").with("state", state), acting);
        if (state == CounselState.OBJECTED) {
            disclosures.challenged(process, DisclosureKind.CHALLENGED, Challenge.SCOPE, acting);
        }
        if (state.isDone()) {
            workflow.done(reference, Step.OBJECT, "", acting);
        }
        workItems.refresh(reference);
    }

    /** A contest is before the court. */
    @Transactional
    @Permits(Role.LEGAL)
    public void fileContest(CaseReference reference, LocalDate on, String court, long version, Acting acting) {
        requireCourt(court);
        LegalProcess process = processes.seen(reference, version);
        process.fileContest(on, sealed.seal(reference, "contest", court.strip()), clock.instant());
        ledger.record(Act.on(reference, "legal.contestFiled").with("on", on), acting);
        disclosures.challenged(process, DisclosureKind.CHALLENGED, challenge(process), acting);
        workItems.refresh(reference);
    }

    /** The court has ruled; only a ruling against which nothing can be filed ends the contest. */
    @Transactional
    @Permits(Role.LEGAL)
    public void contestRuled(
            CaseReference reference, Ruling ruling, LocalDate on, boolean isFinal, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        process.contestRuled(ruling, on, isFinal, clock.instant());
        ledger.record(
                Act.on(reference, "legal.contestRuled")
                        .with("ruling", ruling)
                        .with("on", on)
                        .with("final", isFinal),
                acting);
        if (isFinal) {
            workflow.objectionsLeft(reference, process.objectionsLeft());
            disclosures.challenged(process, ruled(ruling), challenge(process), acting);
            workflow.done(reference, Step.CONTEST, "", acting);
        }
        workItems.refresh(reference);
    }

    /** One rung of the ladder is filed. */
    @Transactional
    @Permits(Role.LEGAL)
    public void fileRemedy(
            CaseReference reference, Rung rung, LocalDate on, String court, long version, Acting acting) {
        requireCourt(court);
        LegalProcess process = processes.seen(reference, version);
        process.fileRemedy(rung, on, sealed.seal(reference, "remedy", court.strip()), clock.instant());
        ledger.record(Act.on(reference, "legal.remedyFiled").with("rung", rung).with("on", on), acting);
        disclosures.challenged(process, DisclosureKind.CHALLENGED, Challenge.QUASH, acting);
        workItems.refresh(reference);
    }

    /** One rung of the ladder is ruled on. */
    @Transactional
    @Permits(Role.LEGAL)
    public void remedyRuled(
            CaseReference reference, Rung rung, Ruling ruling, LocalDate on, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        process.remedyRuled(rung, ruling, on, null, clock.instant());
        ledger.record(
                Act.on(reference, "legal.remedyRuled")
                        .with("rung", rung)
                        .with("ruling", ruling)
                        .with("on", on),
                acting);
        disclosures.challenged(process, ruled(ruling), Challenge.QUASH, acting);
        if (ruling == Ruling.GRANTED) {
            workflow.objectionsLeft(reference, process.objectionsLeft());
            workflow.done(reference, Step.REMEDIES, "", acting);
        }
        workItems.refresh(reference);
    }

    /** General counsel or an executive signs that every remedy is exhausted; two persons. */
    @Transactional
    @Permits({Role.LEGAL, Role.APPROVER})
    public void signOff(CaseReference reference, boolean executive, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        process.signOff(executive, acting.who(), clock.instant());
        ledger.record(Act.on(reference, "legal.signedOff").with("as", executive ? "executive" : "counsel"), acting);
        if (process.isLadderExhausted()) {
            workflow.done(reference, Step.REMEDIES, "", acting);
        }
        workItems.refresh(reference);
    }

    /** The task opens again by a timer when the requester stays silent; nothing else tells the case so. */
    private void lookAgain(LegalProcess process) {
        if (process.stage() == Stage.WAITING) {
            process.requesterAnswered(clock.instant());
        }
    }

    private static String way(LegalProcess process, ReviewDecision decision) {
        return switch (decision) {
            case COMPLY -> "comply";
            case DEFICIENT -> "deficient";
            case NARROW -> "narrow";
            case OBJECT -> "object";
            case CONTEST -> {
                boolean conflict =
                        process.demand().map(Demand::conflictsWithGdpr).orElse(false)
                                && !process.contest().isExhausted();
                yield process.isExtraordinary() && !conflict ? "remedies" : "contest";
            }
            case REFUSE -> throw new ActRefused("outcome-missing", "Say with which outcome it is refused or closed.");
        };
    }

    private static DisclosureKind ruled(Ruling ruling) {
        return ruling == Ruling.DENIED ? DisclosureKind.CHALLENGE_DENIED : DisclosureKind.CHALLENGE_UPHELD;
    }

    private static Challenge challenge(LegalProcess process) {
        return process.demand().map(Demand::conflictsWithGdpr).orElse(false)
                ? Challenge.CONFLICT_OF_LAW
                : Challenge.QUASH;
    }

    private static void requireCourt(String court) {
        if (court.isBlank()) {
            throw new ActRefused("reason-missing", "Name the court and the docket number.");
        }
    }
}
