package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.legalprocess.LegalProcessWorkflow.Step;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The handing over by two persons, of exactly the files of the manifest, and the answer at the end. */
@Service
public class ProductionDesk {

    private final LegalProcesses processes;
    private final LegalLetters letters;
    private final LegalClocks clocks;
    private final Documents documents;
    private final ReplyDesk replies;
    private final Disclosures disclosures;
    private final LegalProcessWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    ProductionDesk(
            LegalProcesses processes,
            LegalLetters letters,
            LegalClocks clocks,
            Documents documents,
            ReplyDesk replies,
            Disclosures disclosures,
            LegalProcessWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.processes = processes;
        this.letters = letters;
        this.clocks = clocks;
        this.documents = documents;
        this.replies = replies;
        this.disclosures = disclosures;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Adds a file that may go into a manifest; it changes nothing else. */
    @Transactional
    @Permits(Role.LEGAL)
    public CaseDocument addFile(CaseReference reference, HandEntry.Upload file, Acting acting) {
        processes.of(reference);
        return documents.receive(
                reference,
                "production",
                file.name(),
                "application/octet-stream",
                new java.io.ByteArrayInputStream(file.bytes()),
                acting);
    }

    /**
     * A first person prepares the production of one target.
     *
     * @param files of the case, with the kind of data each holds
     * @throws ActRefused {@code production-needs-...} naming the first condition that is missing; {@code manifest-empty},
     *     {@code no-such-document}; {@code file-infected} or {@code file-not-scanned}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void prepare(
            CaseReference reference, int target, Map<UUID, DataCategory> files, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        requireNothingHeld(process);
        List<ManifestItem> items = new ArrayList<>();
        files.forEach((id, category) -> {
            CaseDocument file = documents
                    .find(reference, id)
                    .orElseThrow(() -> new ActRefused("no-such-document", "A chosen file is not part of this case."));
            documents.requireOpenable(file);
            items.add(new ManifestItem(id, file.sha256(), file.size(), category));
        });
        process.prepare(target, items, acting.who(), clock.instant());
        ledger.record(
                Act.on(reference, "legal.productionPrepared")
                        .with("target", target)
                        .with("files", items.size())
                        .with(
                                "manifest",
                                String.valueOf(
                                        process.target(target).production().hash())),
                acting);
        workflow.done(reference, Step.PREPARE, "submit", acting);
        workItems.refresh(reference);
    }

    /** Ends a target without handing anything over. */
    @Transactional
    @Permits(Role.LEGAL)
    public void settle(CaseReference reference, int target, Outcome outcome, String why, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        process.settle(target, outcome, clock.instant());
        ledger.record(
                Act.on(reference, "legal.settled").with("target", target).with("outcome", outcome),
                acting.because(why.strip()));
        workflow.objectionsLeft(reference, process.objectionsLeft());
        workflow.done(reference, Step.PREPARE, process.stage() == Stage.SETTLED ? "settled" : "wait", acting);
        workItems.refresh(reference);
    }

    /** Nothing can be prepared yet, the notice has to be decided again, or counsel has to look again. */
    @Transactional
    @Permits(Role.LEGAL)
    public void goBack(CaseReference reference, String way, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        switch (way) {
            case "wait" -> {
                if (process.targets().stream()
                        .anyMatch(one -> one.isOpen()
                                && process.missingFor(one, clock.instant()).isEmpty())) {
                    throw new ActRefused(
                            "can-be-prepared", "A target can be prepared now; there is nothing to wait for.");
                }
            }
            case "notice" -> process.noticeAgain(clock.instant());
            case "review" -> process.reviewAgain(clock.instant());
            default -> throw new ActRefused("no-such-way", "Say how the case goes on.");
        }
        ledger.record(Act.on(reference, "legal.productionPutOff").with("way", way), acting);
        workflow.done(reference, Step.PREPARE, way, acting);
        workItems.refresh(reference);
    }

    /**
     * A second person approves exactly this manifest.
     *
     * @param manifest hash of what they saw
     * @throws ActRefused {@code own-production}, {@code manifest-changed}, {@code production-needs-...}
     */
    @Transactional
    @Permits({Role.LEGAL, Role.APPROVER})
    public void approve(CaseReference reference, int target, String manifest, Acting acting) {
        LegalProcess process = processes.of(reference);
        requireNothingHeld(process);
        process.approve(target, manifest, acting.who(), clock.instant());
        ledger.record(
                Act.on(reference, "legal.productionApproved")
                        .with("target", target)
                        .with("manifest", manifest),
                acting);
        workflow.done(reference, Step.APPROVE_PRODUCTION, "yes", acting);
        workItems.refresh(reference);
    }

    /** A second person sends it back. */
    @Transactional
    @Permits({Role.LEGAL, Role.APPROVER})
    public void returnPrepared(CaseReference reference, int target, String reason, Acting acting) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change.");
        }
        LegalProcess process = processes.of(reference);
        process.returnProduction(target, clock.instant());
        ledger.record(
                Act.on(reference, "legal.productionReturned").with("target", target), acting.because(reason.strip()));
        workflow.done(reference, Step.APPROVE_PRODUCTION, "no", acting);
        workItems.refresh(reference);
    }

    /**
     * Hands over what was approved, if every condition still holds; a refusal is kept and the case goes back.
     *
     * @return what is left to do
     */
    @Transactional
    @Permits(Role.SYSTEM)
    public Left produce(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        Instant now = clock.instant();
        Optional<LegalTarget> approved = process.targets().stream()
                .filter(target -> target.isOpen() && target.production().isApproved())
                .findFirst();
        if (approved.isEmpty()) {
            return Left.REFUSED;
        }
        LegalTarget target = approved.get();
        Optional<String> missing = process.missingToProduce(target, now)
                .map(ProductionConditions.Checked::code)
                .or(() -> replies.heldReply(process).map(ActRefused::code));
        if (missing.isPresent()) {
            ledger.record(
                    Act.on(reference, "legal.productionRefused")
                            .with("target", target.number())
                            .with("because", missing.get()),
                    acting);
            return Left.REFUSED;
        }
        process.produce(target.number(), true, now);
        Optional<PreparedLetter> letter = letters.production(process, target).map(one -> outbox.post(one, acting));
        if (!target.notice().isGiven()) {
            disclosures.notice(
                    process,
                    target,
                    process.isBarred(target, now) ? NoticeOutcome.BARRED : NoticeOutcome.EMERGENCY,
                    acting);
        }
        disclosures.affected(process, target, acting);
        workflow.objectionsLeft(reference, process.objectionsLeft());
        Act act = Act.on(reference, "legal.produced")
                .with("target", target.number())
                .with("manifest", String.valueOf(target.production().hash()));
        ledger.record(letter.map(one -> act.with("letter", one.id())).orElse(act.with("by", "hand")), acting);
        workItems.refresh(reference);
        return process.stage() == Stage.SETTLED ? Left.SETTLED : Left.MORE;
    }

    /**
     * Tells the requester what the case came to, and counts it; called once, when every target has its outcome.
     *
     * @return whether a customer has to be told later
     */
    @Transactional
    @Permits(Role.SYSTEM)
    public boolean answerRequester(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        List<Outcome> outcomes = process.targets().stream()
                .map(LegalTarget::outcome)
                .filter(java.util.Objects::nonNull)
                .toList();
        boolean produced = outcomes.stream().anyMatch(Outcome::isProduced);
        if (!produced && outcomes.stream().allMatch(Outcome.NO_RESPONSIVE_DATA::equals)) {
            letters.noResponsiveData(process).ifPresent(letter -> outbox.post(letter, acting));
        }
        Residual residual = outcomes.stream()
                .flatMap(one -> one.residual().stream())
                .findFirst()
                .orElse(Residual.REJECTED);
        disclosures.ended(process, produced ? null : residual, acting);
        process.answered(clock.instant());
        clocks.answered(process, acting);
        ledger.record(Act.on(reference, "legal.answered").with("outcomes", outcomes), acting);
        workItems.refresh(reference);
        return process.isNoticeOwed();
    }

    private void requireNothingHeld(LegalProcess process) {
        replies.heldReply(process).ifPresent(refused -> {
            throw refused;
        });
    }

    /** What is left after a production. */
    public enum Left {
        SETTLED,
        MORE,
        REFUSED
    }
}
