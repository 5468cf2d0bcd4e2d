package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes that the due date of a complaint, an appeal or an inquiry comes near or has passed; it stays open. */
@Service
public class ContestWarningDesk {

    private final SubjectRequests requests;
    private final Contests contests;
    private final ContestClocks clocks;
    private final Escalations escalations;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    ContestWarningDesk(
            SubjectRequests requests,
            Contests contests,
            ContestClocks clocks,
            Escalations escalations,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.requests = requests;
        this.contests = contests;
        this.clocks = clocks;
        this.escalations = escalations;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Notes for each of a request what is due; called again, it notes nothing twice. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void warn(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        for (Contest contest : contests.openOf(reference)) {
            Instant from = contest.warnedAt().orElse(contest.receipt().receivedAt());
            Optional<String> reached = clocks.due(request, contest).flatMap(due -> escalations.reached(due, from));
            if (reached.isPresent()) {
                contest.warned(reached.get(), clock.instant());
                ledger.record(
                        Act.on(reference, "sar.contestEscalated")
                                .with("contest", contest.id())
                                .with("contestKind", contest.kind())
                                .with("stage", reached.get()),
                        acting);
            }
        }
        workItems.refresh(reference);
    }

    /** When one of them is next to be warned of; tomorrow where none has a date. */
    @Transactional(readOnly = true)
    Instant next(CaseReference reference) {
        SubjectRequest request = requests.of(reference);
        return contests.openOf(reference).stream()
                .map(contest -> escalations.next(clocks.due(request, contest)))
                .min(Instant::compareTo)
                .orElseGet(() -> escalations.next(Optional.empty()));
    }
}
