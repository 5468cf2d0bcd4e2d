package org.habeas.sar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.springframework.stereotype.Component;

/** When the answer of a request left the house, read from the ledger, which keeps it for good. */
@Component
class GivenAnswers {

    private final Ledger ledger;
    private final RequestClocks clocks;

    GivenAnswers(Ledger ledger, RequestClocks clocks) {
        this.ledger = ledger;
        this.clocks = clocks;
    }

    /** The answer that stands now; empty as long as none has reached the requester's mail server or the post. */
    Optional<GivenAnswer> of(SubjectRequest request) {
        UUID letter = request.answer().letter();
        boolean given = request.stage() == Stage.ANSWERED
                || request.ended().filter(Ending::isAnswered).isPresent();
        if (letter == null || !given) {
            return Optional.empty();
        }
        return ledger.of(request.reference()).stream()
                .filter(act ->
                        act.what().equals("sar.letterDelivered") || act.what().equals("sar.answerPosted"))
                .filter(act -> letter.toString().equals(act.facts().get("letter")))
                .findFirst()
                .map(act -> new GivenAnswer(letter, day(request, act)));
    }

    private LocalDate day(SubjectRequest request, RecordedAct act) {
        return act.what().equals("sar.answerPosted")
                ? LocalDate.parse(act.facts().get("postedOn"))
                : clocks.day(request, act.at());
    }

    /**
     * An answer that was given.
     *
     * @param letter or, where it went by post, the document
     * @param day in the zone of the legal entity
     */
    record GivenAnswer(UUID letter, LocalDate day) {}
}
