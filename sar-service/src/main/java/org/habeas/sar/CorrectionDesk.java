package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mends what was taken down wrongly about a request while no answer has been approved; before and after stay on record. */
@Service
public class CorrectionDesk {

    private final SubjectRequests requests;
    private final AnswerPreparation preparation;
    private final IdentityQuestion question;
    private final InterimReview interim;
    private final RequestClocks clocks;
    private final Escalations escalations;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    CorrectionDesk(
            SubjectRequests requests,
            AnswerPreparation preparation,
            IdentityQuestion question,
            InterimReview interim,
            RequestClocks clocks,
            Escalations escalations,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.preparation = preparation;
        this.question = question;
        this.interim = interim;
        this.clocks = clocks;
        this.escalations = escalations;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Corrects which rights are asked, by whom, and in which language; a prepared letter that no longer fits is
     * withdrawn, and the case goes back to the step that the new sorting calls for.
     *
     * @throws ActRefused {@code reason-missing}, {@code no-right-chosen}, {@code nothing-corrected},
     *     {@code not-correctable}, {@code no-clock-left}
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void correctSorting(CaseReference reference, SortingCorrection corrected, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        requireReason(corrected.reason());
        Act act = Act.on(reference, "sar.sortingCorrected")
                .with("rightsBefore", request.rights())
                .with("languageBefore", request.language())
                .with("askerBefore", request.asker());
        preparation.withdraw(request, acting);
        Rework rework =
                request.correctSorting(corrected.rights(), corrected.language(), corrected.asker(), clock.instant());
        ledger.record(
                act.with("rights", request.rights())
                        .with("language", request.language())
                        .with("asker", request.asker())
                        .with("identity", request.identity().state()),
                acting.because(corrected.reason().strip()));
        clocks.reconsider(request, acting);
        switch (rework) {
            case NONE -> {}
            case DRAFT -> workflow.approvalOvertaken(reference);
            case COLLECT -> workflow.sortingCorrected(reference, false);
            case IDENTITY -> workflow.sortingCorrected(reference, true);
            case AWAIT_NO_LONGER -> {
                question.takeBack(request, acting);
                clocks.identityNotAwaited(request, acting);
                workflow.tell(reference, News.IDENTITY_ANSWERED);
            }
        }
        interim.look(request, acting);
        workItems.refresh(reference);
    }

    /**
     * Corrects when the request was received; every clock that runs is counted anew, and reminders follow.
     *
     * @param reason how it was found; stays on record
     * @throws ActRefused {@code reason-missing}, {@code nothing-corrected}, {@code not-correctable},
     *     {@code receipt-after-arrival}, {@code clock-event-impossible}, and those of {@link ReceiptTime}
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void correctReceipt(
            CaseReference reference, ReceiptTime received, String reason, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        requireReason(reason);
        Instant now = clock.instant();
        Instant before = request.receipt().receivedAt();
        Instant corrected = received.in(clocks.owner(request).zone(), now);
        preparation.withdraw(request, acting);
        Rework rework = request.correctReceipt(corrected, now);
        ledger.record(
                Act.on(reference, "sar.receiptCorrected")
                        .with("receivedAtBefore", before)
                        .with("receivedAt", corrected),
                acting.because(reason.strip()));
        clocks.reanchor(request, acting);
        escalations.reached(request).ifPresent(stage -> request.escalate(stage, now));
        if (rework == Rework.DRAFT) {
            workflow.approvalOvertaken(reference);
        }
        workItems.refresh(reference);
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say why it is corrected; the reason stays on record.");
        }
    }
}
