package org.habeas.legalprocess;

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
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a case's letters on their way; a notice counts from here, and no longer when it comes back. */
@Component
class LegalLetterNews implements LetterOutcomes {

    private final LegalProcesses processes;
    private final CustomerNoticeDesk notices;
    private final WorkItems workItems;
    private final Ledger ledger;

    LegalLetterNews(LegalProcesses processes, CustomerNoticeDesk notices, WorkItems workItems, Ledger ledger) {
        this.processes = processes;
        this.notices = notices;
        this.workItems = workItems;
        this.ledger = ledger;
    }

    @Override
    @Transactional
    @Permits(Role.SYSTEM)
    public void letterEnded(CaseReference reference, UUID letter, String kind, LetterState state, Acting acting) {
        if (reference.kind() != CaseKind.LEGAL_PROCESS) {
            return;
        }
        boolean delivered = state == LetterState.ACCEPTED;
        ledger.record(
                Act.on(
                                reference,
                                delivered
                                        ? "legal.letterDelivered"
                                        : state == LetterState.RETURNED
                                                ? "legal.letterReturned"
                                                : "legal.letterRefused")
                        .with("letter", letter)
                        .with("kind", kind),
                acting);
        if (kind.equals(LegalLetters.CUSTOMER_NOTICE)) {
            notices.letterEnded(processes.of(reference), letter, delivered, acting);
        }
        workItems.refresh(reference);
    }
}
