package org.habeas.sar;

import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.correspondence.Outbox;
import org.springframework.stereotype.Component;

/** The letter that asks who somebody is, once nobody waits for its answer any more. */
@Component
class IdentityQuestion {

    private final Outbox outbox;

    IdentityQuestion(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Stops the question where it has not left; one that a sender has already goes its way. */
    void takeBack(SubjectRequest request, Acting acting) {
        UUID letter = request.identity().letter();
        if (letter != null && outbox.withdraw(letter, acting)) {
            request.identity().questionTakenBack();
        }
    }
}
