package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.Obligation;
import org.habeas.casework.company.LegalEntity;
import org.springframework.stereotype.Component;

/**
 * The clocks of a complaint, an appeal or an inquiry. They count from its own receipt, and what becomes of the request
 * leaves them alone.
 */
@Component
class ContestClocks {

    /** Within how many days a new answer follows a decision that owes one, for want of a law that says it. */
    private static final String NEW_ANSWER = "promise-30d";

    private final CaseClocks clocks;
    private final RequestClocks requestClocks;
    private final ContestLaw law;
    private final Contests contests;
    private final Clock clock;

    ContestClocks(CaseClocks clocks, RequestClocks requestClocks, ContestLaw law, Contests contests, Clock clock) {
        this.clocks = clocks;
        this.requestClocks = requestClocks;
        this.law = law;
        this.contests = contests;
        this.clock = clock;
    }

    void start(SubjectRequest request, Contest contest, Acting acting) {
        Instant received = contest.receipt().receivedAt();
        for (String rule : law.rules(request, contest.kind(), received)) {
            clocks.start(request.reference(), contest.id(), rule, received, requestClocks.owner(request), acting);
        }
    }

    /** The acknowledgement has left: whatever asks for no more is met. */
    void acknowledged(Contest contest, Instant at, Acting acting) {
        running(contest).stream()
                .filter(one -> one.isFulfilledBy(Obligation.ACKNOWLEDGE, Occasion.COMPLAINT))
                .forEach(one -> clocks.met(one, at, acting));
    }

    /** The decision was told. */
    void told(Contest contest, Instant at, Acting acting) {
        met(contest, at, acting);
    }

    /** The decision was posted on an earlier day than it was noted. */
    void toldOn(SubjectRequest request, Contest contest, LocalDate day, Acting acting) {
        met(contest, requestClocks.endOf(request, day), acting);
    }

    void notOwed(Contest contest, Acting acting) {
        running(contest).forEach(one -> clocks.notOwed(one, acting));
    }

    /** The request is answered anew, counted from the day on which that was told. */
    void newAnswerOwed(SubjectRequest request, Contest contest, Acting acting) {
        clocks.start(
                request.reference(), contest.id(), NEW_ANSWER, clock.instant(), requestClocks.owner(request), acting);
    }

    /** The request ended again, with a new answer or without one. */
    void requestEnded(CaseReference reference, boolean answered, Acting acting) {
        for (Contest contest : contests.of(reference)) {
            for (CaseClock one : contest.stage().isOver() ? running(contest) : List.<CaseClock>of()) {
                if (answered) {
                    clocks.met(one, clock.instant(), acting);
                } else {
                    clocks.notOwed(one, acting);
                }
            }
        }
    }

    List<CaseClock> of(Contest contest) {
        return clocks.of(contest.reference(), contest.id());
    }

    /** By when something is to be done about it, by law or because the provider named a day. */
    Optional<DueDay> due(SubjectRequest request, Contest contest) {
        LegalEntity owner = requestClocks.owner(request);
        LocalDate asked = contest.stage().isOver() ? null : contest.receipt().answerBy();
        return asked != null
                ? Optional.of(new DueDay(asked, owner.calendar(), owner.id(), owner.zone()))
                : running(contest).stream()
                        .filter(one -> one.due() != null)
                        .min(Comparator.comparing(CaseClock::end, Comparator.nullsLast(Comparator.naturalOrder())))
                        .map(one -> DueDay.of(one, owner.id()));
    }

    private void met(Contest contest, Instant at, Acting acting) {
        running(contest).forEach(one -> clocks.met(one, at, acting));
    }

    private List<CaseClock> running(Contest contest) {
        return of(contest).stream().filter(CaseClock::isRunning).toList();
    }
}
