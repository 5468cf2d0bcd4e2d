package org.habeas.sar;

import java.time.Instant;
import java.util.List;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.springframework.stereotype.Component;

/** Which rules of the law packs give a complaint or an appeal a time limit; none counts days for an inquiry. */
@Component
class ContestLaw {

    private final RequestLaw law;

    ContestLaw(RequestLaw law) {
        this.law = law;
    }

    List<String> rules(SubjectRequest request, ContestKind kind, Instant receivedAt) {
        return switch (kind) {
            case COMPLAINT -> rules(Occasion.COMPLAINT, request, receivedAt);
            case APPEAL -> rules(Occasion.APPEAL, request, receivedAt);
            case INQUIRY -> List.of();
        };
    }

    private List<String> rules(Occasion occasion, SubjectRequest request, Instant receivedAt) {
        return law.upon(occasion, request, receivedAt).stream()
                .filter(ruling -> ruling.outcome() == Outcome.APPLIES)
                .map(RequestLaw.Ruling::rule)
                .toList();
    }
}
