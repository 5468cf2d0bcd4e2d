package org.habeas.sar;

import java.util.List;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.sar.RequestLaw.Ruling;
import org.springframework.stereotype.Component;

/** Which rules of the law packs give a complaint or an appeal a time limit; none counts days for an inquiry. */
@Component
class ContestLaw {

    private final RequestLaw law;
    private final Contests contests;
    private final CaseClocks clocks;

    ContestLaw(RequestLaw law, Contests contests, CaseClocks clocks) {
        this.law = law;
        this.contests = contests;
        this.clocks = clocks;
    }

    /** What applies upon everything that is open about a request, of which there is one of a kind. */
    List<Ruling> uponWhatIsOpen(SubjectRequest request) {
        return contests.openOf(request.reference()).stream()
                .flatMap(contest -> upon(request, contest).stream())
                .toList();
    }

    /**
     * What applies upon it, in the order of the law packs; nothing upon an inquiry. A rule that has a clock is judged by
     * the clock's own copy.
     */
    List<Ruling> upon(SubjectRequest request, Contest contest) {
        return switch (contest.kind()) {
            case COMPLAINT -> upon(Occasion.COMPLAINT, request, contest);
            case APPEAL -> upon(Occasion.APPEAL, request, contest);
            case INQUIRY -> List.of();
        };
    }

    private List<Ruling> upon(Occasion occasion, SubjectRequest request, Contest contest) {
        return law.upon(
                occasion, request, contest.receipt().receivedAt(), clocks.of(contest.reference(), contest.id()));
    }
}
