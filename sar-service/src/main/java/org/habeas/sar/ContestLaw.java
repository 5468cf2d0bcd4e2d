package org.habeas.sar;

import java.time.Instant;
import java.util.List;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.sar.RequestLaw.Ruling;
import org.springframework.stereotype.Component;

/** Which rules of the law packs give a complaint or an appeal a time limit; none counts days for an inquiry. */
@Component
class ContestLaw {

    private final RequestLaw law;

    ContestLaw(RequestLaw law) {
        this.law = law;
    }

    /** What applies upon it, in the order of the law packs; nothing upon an inquiry. */
    List<Ruling> upon(SubjectRequest request, Contest contest) {
        Instant received = contest.receipt().receivedAt();
        return switch (contest.kind()) {
            case COMPLAINT -> law.upon(Occasion.COMPLAINT, request, received);
            case APPEAL -> law.upon(Occasion.APPEAL, request, received);
            case INQUIRY -> List.of();
        };
    }
}
