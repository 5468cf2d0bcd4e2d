package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.Obligation;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.sar.RequestLaw.Ruling;
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
    private final ContestWorkflow workflow;
    private final Outbox outbox;
    private final Clock clock;

    ContestClocks(
            CaseClocks clocks,
            RequestClocks requestClocks,
            ContestLaw law,
            Contests contests,
            ContestWorkflow workflow,
            Outbox outbox,
            Clock clock) {
        this.clocks = clocks;
        this.requestClocks = requestClocks;
        this.law = law;
        this.contests = contests;
        this.workflow = workflow;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What applies at its receipt starts; what cannot be told starts nothing. */
    void start(SubjectRequest request, Contest contest, Acting acting) {
        bring(request, contest, acting);
    }

    /** More is known of the request than before: of what is open, newly applying law counts from its receipt. */
    void reconsider(SubjectRequest request, Acting acting) {
        List<Contest> open = contests.openOf(request.reference());
        open.forEach(contest -> bring(request, contest, acting));
        if (!open.isEmpty()) {
            datesChanged(request.reference());
        }
    }

    /** Whoever waits for a date of what is open counts from the new one. */
    void datesChanged(CaseReference reference) {
        workflow.datesChanged(reference);
    }

    /** Only a rule that is found not to apply ends its clock; one that cannot be told any more lets it run. */
    private void bring(SubjectRequest request, Contest contest, Acting acting) {
        Map<String, CaseClock> known =
                of(contest).stream().collect(Collectors.toMap(CaseClock::ruleId, Function.identity()));
        for (Ruling ruling : law.upon(request, contest)) {
            CaseClock one = known.get(ruling.rule());
            boolean applies = ruling.outcome() == Outcome.APPLIES;
            if (applies && one == null) {
                begin(request, contest, ruling.rule(), acting);
            } else if (applies && one != null && !one.owed()) {
                clocks.owedAgain(one, acting);
            } else if (ruling.outcome() == Outcome.DOES_NOT_APPLY && one != null && one.isRunning()) {
                clocks.notOwed(one, acting);
            }
        }
    }

    /** An acknowledgement that left before anybody knew of the duty has fulfilled it then. */
    private void begin(SubjectRequest request, Contest contest, String rule, Acting acting) {
        CaseClock started = clocks.start(
                request.reference(),
                contest.id(),
                rule,
                contest.receipt().receivedAt(),
                requestClocks.owner(request),
                acting);
        if (isAcknowledgement(started)) {
            contest.acknowledgement().flatMap(outbox::acceptedAt).ifPresent(left -> clocks.met(started, left, acting));
        }
    }

    /** The acknowledgement has left: whatever asks for no more is met. */
    void acknowledged(Contest contest, Instant at, Acting acting) {
        running(contest).stream().filter(ContestClocks::isAcknowledgement).forEach(one -> clocks.met(one, at, acting));
    }

    boolean owesAcknowledgement(Contest contest) {
        return running(contest).stream().anyMatch(ContestClocks::isAcknowledgement);
    }

    static boolean isAcknowledgement(CaseClock one) {
        return one.isFulfilledBy(Obligation.ACKNOWLEDGE, Occasion.COMPLAINT);
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

    /** The request was answered anew. */
    void answeredAnew(CaseReference reference, Instant at, Acting acting) {
        for (Contest contest : contests.of(reference)) {
            if (contest.stage().isOver()) {
                met(contest, at, acting);
            }
        }
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
                ? Optional.of(new DueDay(asked, owner.id(), owner.zone()))
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
