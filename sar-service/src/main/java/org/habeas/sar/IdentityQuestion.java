package org.habeas.sar;

import java.time.Clock;
import org.habeas.casework.Acting;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.springframework.stereotype.Component;

/** The letter that asks who somebody is, where it does not leave after all. */
@Component
class IdentityQuestion {

    private final InterimLetters letters;
    private final InterimPreparation preparation;
    private final SubjectRequestWorkflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    IdentityQuestion(
            InterimLetters letters,
            InterimPreparation preparation,
            SubjectRequestWorkflow workflow,
            Ledger ledger,
            Clock clock) {
        this.letters = letters;
        this.preparation = preparation;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Nobody waits for its answer any more: stops it where it has not left; one that a sender has goes its way. */
    void takeBack(SubjectRequest request, Acting acting) {
        InterimLetter letter = letters.underWay(request.reference())
                .filter(one -> one.kind() == InterimKind.IDENTITY)
                .orElse(null);
        if (letter == null || !preparation.withdraw(letter, acting)) {
            return;
        }
        boolean waits = letter.state() == InterimState.SUBMITTED;
        ledger.record(letter.told("sar.letterTakenBack"), acting);
        letter.takenBack(clock.instant());
        request.identity().questionTakenBack();
        if (waits) {
            workflow.letterOvertaken(request.reference());
        }
    }

    /** It came back from its way out, so whoever asked decides anew and reads why; of another letter nothing follows. */
    void cameBack(SubjectRequest request, InterimLetter letter) {
        if (letter.kind() != InterimKind.IDENTITY) {
            return;
        }
        if (letter.state() == InterimState.DRAFTED) {
            letter.takenBack(clock.instant());
        }
        if (request.awaitsIdentity()) {
            request.identity().questionTakenBack();
            request.identity().reopen();
            workflow.tell(request.reference(), News.IDENTITY_ANSWERED);
        }
        request.touch(clock.instant());
    }
}
