package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.habeas.casework.Acting;
import org.habeas.casework.Cases;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;

/** What follows once a decision was told: its clocks are met, and where it owes a new answer the request opens again. */
@Component
class ContestTelling {

    private final Cases cases;
    private final ContestClocks clocks;
    private final SubjectRequestWorkflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    ContestTelling(Cases cases, ContestClocks clocks, SubjectRequestWorkflow workflow, Ledger ledger, Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether the request is over with an answer that another one can follow. */
    boolean canAnswerAnew(SubjectRequest request) {
        return request.ended().filter(Ending::isAnswered).isPresent();
    }

    /** The next mail server took the letter, which may be some time before we are told. */
    void sent(SubjectRequest request, Contest contest, Instant at, Acting acting) {
        contest.told(clock.instant());
        clocks.told(contest, at, acting);
        answerAnew(request, contest, acting);
    }

    /** The letter was posted on that day. */
    void posted(SubjectRequest request, Contest contest, LocalDate day, Acting acting) {
        clocks.toldOn(request, contest, day, acting);
        answerAnew(request, contest, acting);
    }

    private void answerAnew(SubjectRequest request, Contest contest, Acting acting) {
        if (!contest.decision().owesNewAnswer() || !canAnswerAnew(request)) {
            return;
        }
        request.answerAnew(clock.instant());
        cases.reopen(request.reference());
        ledger.record(Act.on(request.reference(), "sar.answerOwedAnew").with("contest", contest.id()), acting);
        clocks.newAnswerOwed(request, contest, acting);
        workflow.begin(request.reference());
    }
}
