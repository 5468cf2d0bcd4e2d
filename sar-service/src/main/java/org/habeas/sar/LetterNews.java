package org.habeas.sar;

import java.time.Clock;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a request's letters on their way: delivered to the next server, or refused by it. */
@Component
class LetterNews implements LetterOutcomes {

    private final SubjectRequests requests;
    private final RequestClocks clocks;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    LetterNews(
            SubjectRequests requests,
            RequestClocks clocks,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.clocks = clocks;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    @Permits(Role.SYSTEM)
    public void letterEnded(CaseReference reference, UUID letter, String kind, LetterState state, Acting acting) {
        if (reference.kind() != CaseKind.SUBJECT_REQUEST) {
            return;
        }
        SubjectRequest request = requests.of(reference);
        boolean delivered = state == LetterState.ACCEPTED;
        ledger.record(
                Act.on(reference, delivered ? "sar.letterDelivered" : "sar.letterRefused")
                        .with("letter", letter)
                        .with("kind", kind),
                acting);
        if (request.answer().isLetter(letter) && request.stage() == Stage.RELEASED) {
            answerEnded(request, delivered, acting);
        } else if (request.identity().isAskedBy(letter) && request.awaitsIdentity()) {
            askEnded(request, letter, delivered, acting);
        }
        workItems.refresh(reference);
    }

    private void answerEnded(SubjectRequest request, boolean delivered, Acting acting) {
        if (delivered) {
            request.answered(clock.instant());
            clocks.met(request.reference(), acting);
            workflow.tell(request.reference(), News.ANSWER_SENT);
        } else {
            request.answerCameBack(Setback.REFUSED, null, clock.instant());
            workflow.tell(request.reference(), News.ANSWER_WITHDRAWN);
        }
    }

    /** Only a letter that left stops a time limit; one that could not be delivered needs a person. */
    private void askEnded(SubjectRequest request, UUID letter, boolean delivered, Acting acting) {
        if (delivered) {
            clocks.identityAsked(request, letter, acting);
        } else {
            request.identity().reopen();
            workflow.tell(request.reference(), News.IDENTITY_ANSWERED);
        }
        request.touch(clock.instant());
    }
}
