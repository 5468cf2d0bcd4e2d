package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of the letters about a complaint, an appeal or an inquiry on their way. */
@Component
class ContestNews implements LetterOutcomes {

    private final SubjectRequests requests;
    private final Contests contests;
    private final ContestClocks clocks;
    private final ContestTelling telling;
    private final ContestWorkflow workflow;
    private final Outbox outbox;
    private final Clock clock;
    private final WorkItems workItems;

    ContestNews(
            SubjectRequests requests,
            Contests contests,
            ContestClocks clocks,
            ContestTelling telling,
            ContestWorkflow workflow,
            Outbox outbox,
            Clock clock,
            WorkItems workItems) {
        this.requests = requests;
        this.contests = contests;
        this.clocks = clocks;
        this.telling = telling;
        this.workflow = workflow;
        this.outbox = outbox;
        this.clock = clock;
        this.workItems = workItems;
    }

    /** The ledger entry of the letter itself is {@link LetterNews}'. */
    @Override
    @Transactional
    @Permits(Role.SYSTEM)
    public void letterEnded(CaseReference reference, UUID letter, String kind, LetterState state, Acting acting) {
        if (reference.kind() != CaseKind.SUBJECT_REQUEST) {
            return;
        }
        for (Contest contest : contests.openOf(reference)) {
            if (contest.isToldBy(letter)) {
                ended(contest, letter, state == LetterState.ACCEPTED, acting);
                workItems.refresh(reference);
            } else if (contest.isAcknowledgedBy(letter) && state == LetterState.ACCEPTED) {
                clocks.acknowledged(contest, leftAt(letter), acting);
                workItems.refresh(reference);
            }
        }
    }

    private Instant leftAt(UUID letter) {
        return outbox.acceptedAt(letter).orElseGet(clock::instant);
    }

    private void ended(Contest contest, UUID letter, boolean delivered, Acting acting) {
        CaseReference reference = contest.reference();
        workflow.letterEnded(reference, contest.id(), delivered);
        if (delivered) {
            telling.sent(requests.of(reference), contest, leftAt(letter), acting);
        } else {
            contest.letterCameBack();
        }
    }
}
