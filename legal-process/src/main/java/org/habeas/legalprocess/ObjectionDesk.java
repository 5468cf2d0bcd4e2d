package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.legalprocess.LegalProcessWorkflow.News;
import org.habeas.legalprocess.LegalProcessWorkflow.Step;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's objection, which stays production at once, and how it ends. */
@Service
public class ObjectionDesk {

    private final LegalProcesses processes;
    private final ObjectionLinks links;
    private final LegalWords sealed;
    private final LegalSettings settings;
    private final LegalProcessWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    ObjectionDesk(
            LegalProcesses processes,
            ObjectionLinks links,
            LegalWords sealed,
            LegalSettings settings,
            LegalProcessWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.processes = processes;
        this.links = links;
        this.sealed = sealed;
        this.settings = settings;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the page behind a link shows; empty for a link that is forged, expired or of no use any more. Changes nothing. */
    @Transactional(readOnly = true)
    public Optional<Notice> read(String token) {
        return links.target(token)
                .flatMap(id -> processes.findByTarget(id).flatMap(process -> process.targets().stream()
                        .filter(target -> target.id().equals(id)
                                && target.isOpen()
                                && target.notice().isGiven())
                        .findFirst()
                        .map(target -> notice(process, target))));
    }

    private Notice notice(LegalProcess process, LegalTarget target) {
        Instant end = target.notice().windowEnds();
        return new Notice(
                process.reference(),
                process.language(),
                process.demand()
                        .map(demand -> LegalLetters.instrument(demand, process.language()))
                        .orElse(""),
                sealed.target(process, target).identifier(),
                end == null ? "" : LegalLetters.moment(process, end, process.language()),
                target.stay().isUndecided(),
                target.stay().filed());
    }

    /**
     * The customer objects through the link of their notice.
     *
     * @param motion court and docket of a motion they have filed; empty when they have filed none
     * @return false when the link is forged, expired or of no use any more
     */
    @Transactional
    public boolean object(String token, String motion) {
        Optional<UUID> id = links.target(token);
        Optional<LegalProcess> found = id.flatMap(processes::findByTarget);
        if (id.isEmpty() || found.isEmpty() || read(token).isEmpty()) {
            return false;
        }
        objected(found.get(), id.get(), motion.strip(), Acting.system("objection through the link of a notice"));
        return true;
    }

    /** Notes an objection that came another way; it has the same effect. */
    void objected(LegalProcess process, UUID target, String motion, Acting acting) {
        boolean known = process.targets().stream()
                .anyMatch(one -> one.id().equals(target) && one.stay().isUndecided());
        process.object(
                target,
                !motion.isEmpty(),
                clock.instant().plus(settings.objectionStay()),
                motion.isEmpty() ? null : sealed.seal(process.reference(), "objection", motion),
                clock.instant());
        ledger.record(Act.on(process.reference(), "legal.objected").with("motion", !motion.isEmpty()), acting);
        if (!known) {
            workflow.tell(process.reference(), News.CUSTOMER_OBJECTED);
        }
        workflow.tell(process.reference(), News.STAND_CHANGED);
        workItems.refresh(process.reference());
    }

    /**
     * Counsel records how the objection ended.
     *
     * @param ruling of the court; denied also when the time to file passed without a motion
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void decide(
            CaseReference reference, int target, @Nullable Ruling ruling, String words, long version, Acting acting) {
        if (ruling == null || words.isBlank()) {
            throw new ActRefused(
                    "reason-missing", "Say how it ended, and by which ruling or because no motion was filed.");
        }
        LegalProcess process = processes.seen(reference, version);
        Stay stay = process.target(target).stay();
        if (stay.isOpen(clock.instant()) && !stay.filed() && ruling == Ruling.DENIED) {
            throw new ActRefused(
                    "time-to-file",
                    "The customer still has time to file a motion. Wait until the stay of the policy ends.");
        }
        process.objectionRuled(target, ruling, clock.instant());
        ledger.record(
                Act.on(reference, "legal.objectionEnded").with("target", target).with("ruling", ruling),
                acting.because(words.strip()));
        workflow.done(reference, Step.DECIDE_OBJECTION, "", acting);
        workflow.tell(reference, News.STAND_CHANGED);
        workItems.refresh(reference);
    }

    /**
     * A demand as its customer sees it.
     *
     * @param language of their notice, in which everything here is said
     * @param target as the demand names it
     * @param notBefore in words, with its zone
     */
    public record Notice(
            CaseReference reference,
            String language,
            String instrument,
            String target,
            String notBefore,
            boolean objected,
            boolean motion) {}
}
