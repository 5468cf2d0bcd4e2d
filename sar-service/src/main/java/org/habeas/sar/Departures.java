package org.habeas.sar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;

/** When an approved answer leaves by mail, as long as it can still be stopped. */
@Component
class Departures {

    private final AnswerPreparation preparation;
    private final SarSettings settings;
    private final Ledger ledger;

    Departures(AnswerPreparation preparation, SarSettings settings, Ledger ledger) {
        this.preparation = preparation;
        this.settings = settings;
        this.ledger = ledger;
    }

    /** Counted from the release, or from the approval while the release is still to be done. */
    Optional<Instant> of(SubjectRequest request) {
        if (request.stage() == Stage.APPROVED) {
            return Optional.ofNullable(request.answer().approvedAt()).map(at -> at.plus(settings.hold()));
        }
        return preparation.canBeStopped(request)
                ? ledger.of(request.reference()).stream()
                        .filter(act -> act.what().equals("sar.answerReleased"))
                        .reduce((first, second) -> second)
                        .map(act -> act.at().plus(Duration.parse(act.facts().get("hold"))))
                : Optional.empty();
    }
}
