package org.habeas.breach;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.habeas.breach.BreachWorkflow.Step;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.templates.RenderedLetter;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Filings to authorities: prefilled from the facts, submitted outside by a person, and recorded with the proof. */
@Service
public class FilingDesk {

    private static final String RECORD = "filing-record";
    private static final String LATE = "late-reasons";

    private final Breaches breaches;
    private final FactsLog facts;
    private final SeverityLog severities;
    private final ConclusionLog conclusions;
    private final Obligations obligations;
    private final BreachClocks clocks;
    private final BreachLetters letters;
    private final FilingPdf pdf;
    private final Documents documents;
    private final SealedRecord sealed;
    private final BreachWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    FilingDesk(
            Breaches breaches,
            FactsLog facts,
            SeverityLog severities,
            ConclusionLog conclusions,
            Obligations obligations,
            BreachClocks clocks,
            BreachLetters letters,
            FilingPdf pdf,
            Documents documents,
            SealedRecord sealed,
            BreachWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.breaches = breaches;
        this.facts = facts;
        this.severities = severities;
        this.conclusions = conclusions;
        this.obligations = obligations;
        this.clocks = clocks;
        this.letters = letters;
        this.pdf = pdf;
        this.documents = documents;
        this.sealed = sealed;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Prefills a filing from the facts as they are now and stores it as PDF.
     *
     * @param lateReasons reasons for a delay, to be printed; may be empty
     * @return id of the filing
     * @throws ActRefused {@code duty-not-started}, {@code duty-ruled-out}, {@code nothing-submitted-before}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public UUID prepare(
            CaseReference reference, UUID dutyId, String phase, String lateReasons, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        Duty duty = breach.duty(dutyId);
        Filing.Phase kind = Filing.Phase.valueOf(phase);
        FactsVersion known = facts.latest(reference);
        int number = breach.filings().size() + 1;
        RenderedLetter text = letters.filing(
                breach,
                duty,
                known,
                new BreachLetters.FilingText(
                        number,
                        kind,
                        prior(breach, duty),
                        lateReasons.strip(),
                        severities.latest(reference).map(Severity::sum).orElse(""),
                        communication(reference)));
        String name = String.format(Locale.ROOT, "%s-filing-%d-%s.pdf", reference, number, duty.ruleId());
        CaseDocument document = documents.add(
                reference,
                "filing",
                name,
                "application/pdf",
                new ByteArrayInputStream(pdf.of(text, sealed.text(known.facts()), clock.instant())),
                text.template(),
                acting);
        Filing filing = breach.prepareFiling(
                dutyId, kind, new Filing.Document(document.id(), document.sha256()), acting.who(), clock.instant());
        if (!lateReasons.isBlank()) {
            filing.giveLateReasons(sealed.seal(reference, LATE, lateReasons.strip()));
        }
        ledger.record(
                Act.on(reference, "breach.filingPrepared")
                        .with("filing", number)
                        .with("rule", duty.ruleId())
                        .with("phase", kind)
                        .with("factsVersion", known.number())
                        .with("sha256", document.sha256()),
                acting);
        workItems.refresh(reference);
        return filing.id();
    }

    /**
     * A person submitted the filing outside and records it.
     *
     * @param submittedAt when it was really submitted; it decides whether it was late and starts what counts from it
     * @param authorityReference the reference the authority gave; may be empty
     * @param proof what proves it: a receipt, a message id, where it lies
     * @param lateReasons the reasons for the delay; needed when it is late
     * @throws ActRefused {@code submitted-in-the-future}, {@code proof-missing}, {@code late-reasons-missing}, {@code
     *     already-submitted}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void recordSubmission(
            CaseReference reference,
            UUID filingId,
            Instant submittedAt,
            String authorityReference,
            String proof,
            String lateReasons,
            long version,
            Acting acting) {
        Breach breach = breaches.seen(reference, version);
        Instant now = clock.instant();
        if (submittedAt.isAfter(now)) {
            throw new ActRefused("submitted-in-the-future", "The submission lies in the future. Enter when it was.");
        }
        if (proof.isBlank()) {
            throw new ActRefused(
                    "proof-missing", "Say what proves the submission, such as the receipt and where it lies.");
        }
        Filing filing = breach.filing(filingId);
        Duty duty = breach.duty(filing.dutyId());
        boolean first = duty.state() == Duty.State.RUNNING;
        boolean late = first && clocks.isLate(reference, duty, submittedAt);
        if (late && lateReasons.isBlank() && filing.lateReasons() == null) {
            throw new ActRefused(
                    "late-reasons-missing", "This was submitted late. Give the reasons for the delay (Art. 33(1)).");
        }
        breach.submitted(
                filingId,
                submittedAt,
                sealed.seal(reference, RECORD, new Submission(authorityReference.strip(), proof.strip())),
                lateReasons.isBlank() ? null : sealed.seal(reference, LATE, lateReasons.strip()),
                acting.who(),
                now);
        if (first) {
            clocks.met(breach, duty, submittedAt, acting);
        }
        ledger.record(
                Act.on(reference, "breach.filingSubmitted")
                        .with("filing", filing.number())
                        .with("rule", duty.ruleId())
                        .with("submittedAt", submittedAt)
                        .with("late", late)
                        .personal("proof", proof.strip()),
                acting);
        clocks.changed(reference);
    }

    /**
     * Gives the reasons for a delay that came to light when awareness was corrected.
     *
     * @throws ActRefused {@code reasons-missing}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void giveLateReasons(CaseReference reference, UUID filing, String reasons, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (reasons.isBlank()) {
            throw new ActRefused("reasons-missing", "Give the reasons for the delay.");
        }
        breach.giveLateReasons(filing, sealed.seal(reference, LATE, reasons.strip()), clock.instant());
        ledger.record(
                Act.on(reference, "breach.lateReasonsGiven")
                        .with("filing", breach.filing(filing).number()),
                acting);
        workItems.refresh(reference);
    }

    /**
     * A person finds that a rule does not apply.
     *
     * @throws ActRefused {@code reasons-missing}, {@code duty-done}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void ruleOut(CaseReference reference, UUID dutyId, String reasons, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        breach.requireOpen();
        if (reasons.isBlank()) {
            throw new ActRefused("reasons-missing", "Say why this does not apply; the register keeps it.");
        }
        Duty duty = breach.duty(dutyId);
        if (!duty.isOpen()) {
            throw new ActRefused("duty-done", "This is done or ruled out already.");
        }
        clocks.ruleOut(breach, duty, sealed.seal(reference, "ruled-out", reasons.strip()), acting);
        breach.touch(clock.instant());
        ledger.record(
                Act.on(reference, "breach.dutyRuledOut").with("rule", duty.ruleId()), acting.because(reasons.strip()));
        clocks.changed(reference);
    }

    /**
     * Everything that authorities and people are owed was submitted or ruled out.
     *
     * @throws ActRefused {@code duty-open}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void finish(CaseReference reference, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        breach.requireAuthoritiesTold(obligations);
        breach.touch(clock.instant());
        ledger.record(Act.on(reference, "breach.filingsFinished"), acting);
        workflow.done(reference, Step.FILE, acting);
        workItems.refresh(reference);
    }

    Submission submission(CaseReference reference, Filing filing) {
        byte[] record = filing.record();
        return record == null ? new Submission("", "") : sealed.open(reference, RECORD, record, Submission.class);
    }

    String lateReasons(CaseReference reference, Filing filing) {
        byte[] reasons = filing.lateReasons();
        return reasons == null ? "" : sealed.open(reference, LATE, reasons, String.class);
    }

    private String prior(Breach breach, Duty duty) {
        return breach.filings().stream()
                .filter(one -> one.dutyId().equals(duty.id()) && one.submittedAt() != null)
                .reduce((earlier, later) -> later)
                .map(one -> submission(breach.reference(), one).authorityReference())
                .orElse("");
    }

    private String communication(CaseReference reference) {
        return conclusions
                .latest(reference, Conclusion.Article.ART_34_1)
                .map(one -> one.verdict().words() + ". " + one.reasons())
                .orElse("");
    }

    /**
     * What a person records of a submission.
     *
     * @param authorityReference possibly empty
     * @param proof what proves it
     */
    record Submission(String authorityReference, String proof) {

        Submission {
            Objects.requireNonNull(authorityReference);
        }
    }
}
