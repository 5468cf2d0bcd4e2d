package org.habeas.sar;

import java.time.Clock;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a request that its requester withdrew, and opens one again that was closed without an answer.
 *
 * <p>Dismissing takes one person, who may be wrong; undoing it was chosen over a second person for every dismissal,
 * because a mistake is mostly found later, when the requester writes again, and two people miss it as one does. The
 * clocks of a reopened case count from its receipt, so that nobody gains time by closing it.
 */
@Service
public class EndingDesk {

    private final Cases cases;
    private final SubjectRequests requests;
    private final AnswerPreparation preparation;
    private final InterimNews interim;
    private final RequestClocks clocks;
    private final ContestClocks contestClocks;
    private final WithdrawalConfirmation confirmation;
    private final SubjectRequestWorkflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    EndingDesk(
            Cases cases,
            SubjectRequests requests,
            AnswerPreparation preparation,
            InterimNews interim,
            RequestClocks clocks,
            ContestClocks contestClocks,
            WithdrawalConfirmation confirmation,
            SubjectRequestWorkflow workflow,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.preparation = preparation;
        this.interim = interim;
        this.clocks = clocks;
        this.contestClocks = contestClocks;
        this.confirmation = confirmation;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The requester wants no answer any more: the case closes, and its clocks end as not owed.
     *
     * @param reason by which message; stays on record
     * @throws ActRefused {@code reason-missing}, {@code not-withdrawable}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void withdraw(CaseReference reference, String reason, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        requireReason(reason);
        preparation.withdraw(request, acting);
        interim.drop(reference, acting);
        request.withdraw(clock.instant());
        workflow.end(reference);
        clocks.notOwed(reference, acting);
        contestClocks.requestEnded(reference, false, acting);
        cases.close(reference);
        ledger.record(Act.on(reference, "sar.withdrawn"), acting.because(reason.strip()));
        confirmation.send(request, acting);
    }

    /**
     * A case that was closed without an answer is worked again from its sorting on; its clocks count from the receipt.
     *
     * @param reason why; stays on record
     * @throws ActRefused {@code reason-missing}, {@code not-reopenable}
     */
    @Transactional
    @Permits(Role.CASEWORKER)
    public void reopen(CaseReference reference, String reason, long version, Acting acting) {
        SubjectRequest request = requests.seen(reference, version);
        requireReason(reason);
        request.reopen(clock.instant());
        cases.reopen(reference);
        ledger.record(Act.on(reference, "sar.reopened"), acting.because(reason.strip()));
        clocks.owedAgain(request, acting);
        workflow.begin(reference);
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say why; the reason stays on record.");
        }
    }
}
