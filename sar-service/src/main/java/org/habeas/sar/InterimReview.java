package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.ledger.Ledger;
import org.habeas.sar.RequestClocks.DatesMoved;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.templates.LetterProblem;
import org.habeas.workflows.WorkItems;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether a letter before the answer that has still to leave says what is so now. One that does not goes back to its
 * writer with the reason, however far it had come; one that a person may have posted already stays what it is, and is
 * not to be posted any more.
 */
@Component
class InterimReview {

    private final InterimLetters letters;
    private final InterimRules rules;
    private final InterimPreparation preparation;
    private final IdentityQuestion question;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    InterimReview(
            InterimLetters letters,
            InterimRules rules,
            InterimPreparation preparation,
            IdentityQuestion question,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.letters = letters;
        this.rules = rules;
        this.preparation = preparation;
        this.question = question;
        this.workflow = workflow;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    void datesMoved(DatesMoved moved) {
        look(moved.request(), moved.acting());
    }

    /** Something changed that a letter may rest on; what the next server may have already is left alone. */
    void look(SubjectRequest request, Acting acting) {
        if (request.stage().isOver()) {
            return;
        }
        letters.underWay(request.reference())
                .filter(letter -> letter.letter() != null)
                .ifPresent(letter -> barred(request, letter).ifPresent(why -> {
                    if (letter.state() == InterimState.TO_POST) {
                        stopPosting(request, letter, why, acting);
                    } else {
                        takeOffItsWay(request, letter, why, acting);
                    }
                }));
    }

    /** What is not so any more in the letter, if it left at that instant; empty when all of it is. */
    Optional<String> untrue(SubjectRequest request, InterimLetter letter, Instant at) {
        if (!preparation.fits(request, letter)) {
            return Optional.of("It is addressed to where the requester is not reached any more. Prepare it again.");
        }
        if (letter.isOfAnOlderVersion()) {
            return Optional.of("It was written by an older version of this program. Prepare it anew.");
        }
        try {
            return preparation.isTrue(request, letter, at)
                    ? Optional.empty()
                    : Optional.of("What it says changed after it was written. Read it again and prepare it anew.");
        } catch (LetterProblem | ActRefused impossible) {
            return Optional.of("It could not be written like that any more: " + impossible.getMessage());
        }
    }

    /** Makes a draft of the letter again, or of a question of identity an open decision, unless a sender has it. */
    boolean sendBack(SubjectRequest request, InterimLetter letter, String why, Acting acting) {
        if (!preparation.withdraw(letter, acting)) {
            return false;
        }
        ledger.record(letter.told("sar.letterOutdated"), acting);
        letter.cameBack(why, clock.instant());
        question.cameBack(request, letter);
        return true;
    }

    private Optional<String> barred(SubjectRequest request, InterimLetter letter) {
        try {
            rules.require(request, letter.kind());
        } catch (ActRefused refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
        return untrue(request, letter, rules.departure());
    }

    /** It may have been posted a moment ago: hash and approval stay, so that the posting can still be recorded. */
    private void stopPosting(SubjectRequest request, InterimLetter letter, String why, Acting acting) {
        boolean known = letter.notToPostSince().isPresent();
        letter.notToPost(why, clock.instant());
        if (known) {
            return;
        }
        request.touch(clock.instant());
        ledger.record(letter.told("sar.letterNotToPost"), acting);
        somebodyLooks(request);
        workItems.refresh(request.reference());
    }

    /** Once somebody approved it nobody looks at it any more, so a person is told. */
    private void takeOffItsWay(SubjectRequest request, InterimLetter letter, String why, Acting acting) {
        InterimState was = letter.state();
        if (!sendBack(request, letter, why, acting)) {
            return;
        }
        request.touch(clock.instant());
        if (was == InterimState.SUBMITTED) {
            workflow.letterOvertaken(request.reference());
        } else if (was != InterimState.DRAFTED && letter.kind() != InterimKind.IDENTITY) {
            somebodyLooks(request);
        }
        workItems.refresh(request.reference());
    }

    private void somebodyLooks(SubjectRequest request) {
        request.requesterWrote(clock.instant());
        workflow.tell(request.reference(), News.REQUESTER_REPLIED);
    }
}
