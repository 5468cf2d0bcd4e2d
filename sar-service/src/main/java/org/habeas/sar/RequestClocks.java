package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.clock.Obligation;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.sar.RequestLaw.Ruling;
import org.habeas.workflows.WorkItems;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The clocks of a request: which ones run, and what pauses them; whoever waits for a date is told of a change. */
@Component
class RequestClocks {

    private final CaseClocks clocks;
    private final ClockEvents events;
    private final ClockChanges changes;
    private final RequestLaw law;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final SubjectRequestWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    RequestClocks(
            CaseClocks clocks,
            ClockEvents events,
            ClockChanges changes,
            RequestLaw law,
            Ledger ledger,
            LegalEntities entities,
            SubjectRequestWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.clocks = clocks;
        this.events = events;
        this.changes = changes;
        this.law = law;
        this.ledger = ledger;
        this.entities = entities;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What applies at the receipt starts; what cannot be told starts nothing. */
    void start(SubjectRequest request, Acting acting) {
        bring(request, acting);
    }

    /**
     * More is known of the request than before: what newly applies starts from the receipt, what does not apply ends.
     *
     * @throws ActRefused {@code no-clock-left}
     */
    void reconsider(SubjectRequest request, Acting acting) {
        if (bring(request, acting)) {
            changed(request, acting);
        }
    }

    /**
     * Only a rule that is found not to apply ends its clock; one that cannot be told any more lets it run.
     *
     * @throws ActRefused {@code no-clock-left} when none would say any more until when the request is answered
     */
    private boolean bring(SubjectRequest request, Acting acting) {
        CaseReference reference = request.reference();
        boolean dated = hasAnswerDate(reference);
        Map<String, CaseClock> known =
                clocks.ofTheCase(reference).stream().collect(Collectors.toMap(CaseClock::ruleId, Function.identity()));
        boolean changed = false;
        for (Ruling ruling : law.upon(request)) {
            CaseClock one = known.get(ruling.rule());
            boolean applies = ruling.outcome() == Outcome.APPLIES;
            if (applies && one == null) {
                begin(request, ruling.rule(), acting);
                changed = true;
            } else if (applies && one != null && !one.owed()) {
                owedAgain(request, one, acting);
                changed = true;
            } else if (ruling.outcome() == Outcome.DOES_NOT_APPLY && one != null && one.isRunning()) {
                clocks.notOwed(one, acting);
                changed = true;
            }
        }
        if (dated && !hasAnswerDate(reference)) {
            throw new ActRefused(
                    "no-clock-left",
                    "Then nothing would say until when the request is answered. Leave one rule, at least the promise.");
        }
        return changed;
    }

    /** An acknowledgement that left before anybody knew of the duty has fulfilled it then. */
    private void begin(SubjectRequest request, String rule, Acting acting) {
        CaseReference reference = request.reference();
        CaseClock started = clocks.start(reference, rule, request.receipt().receivedAt(), owner(request), acting);
        if (started.isFulfilledBy(Obligation.ACKNOWLEDGE, Occasion.REQUEST)) {
            ledger.of(reference).stream()
                    .filter(act -> act.what().equals("sar.letterDelivered")
                            && RequestLetters.ACKNOWLEDGEMENT.equals(act.facts().get("kind")))
                    .findFirst()
                    .ifPresent(delivered -> clocks.met(started, leftAt(delivered), acting));
        }
    }

    /** The next server may have taken it some time before we heard of it. */
    private Instant leftAt(RecordedAct delivered) {
        return Optional.ofNullable(delivered.facts().get("letter"))
                .map(UUID::fromString)
                .flatMap(outbox::acceptedAt)
                .orElse(delivered.at());
    }

    /** The acknowledgement has left. */
    void acknowledged(CaseReference reference, Instant at, Acting acting) {
        clocks.fulfilled(reference, Obligation.ACKNOWLEDGE, Occasion.REQUEST, at, acting);
    }

    /** What was objected to has stopped, before the answer says so. */
    void stopped(CaseReference reference, Instant at, Acting acting) {
        clocks.fulfilled(reference, Obligation.STOP, Occasion.REQUEST, at, acting);
    }

    /** Whether something that was objected to has to stop. */
    boolean hasStopOwed(CaseReference reference) {
        return clocks.ofTheCase(reference).stream()
                .anyMatch(one -> one.isRunning() && one.isFulfilledBy(Obligation.STOP, Occasion.REQUEST));
    }

    /** Whether a clock runs that an answer ends, so that letters can say until when it is owed. */
    boolean hasAnswerDate(CaseReference reference) {
        return clocks.ofTheCase(reference).stream()
                .anyMatch(one -> one.isRunning()
                        && one.end() != null
                        && one.isFulfilledBy(Obligation.RESPOND, Occasion.REQUEST));
    }

    /** The receipt was corrected: whatever runs counts from it. */
    void reanchor(SubjectRequest request, Acting acting) {
        changes.reanchor(request.reference(), request.receipt().receivedAt(), acting);
        bring(request, acting);
        changed(request, acting);
    }

    /** The letter that asks for identity has left; a reminder of a question that waits pauses nothing more. */
    void identityAsked(SubjectRequest request, UUID letter, Instant at, Acting acting) {
        LocalDate left = day(request, at);
        if (request.identity().askLeft(left, at)) {
            note(request, new ClockEvent.Pause(PauseReason.IDENTITY, left, null), letter, acting);
        }
    }

    /** The wait for identity ends with an answer that came on that day. */
    void identityAnswered(SubjectRequest request, LocalDate on, Acting acting) {
        request.identity().endWait();
        answered(request, PauseReason.IDENTITY, on, acting);
    }

    /** The wait for identity ends without an answer: what we decide ourselves moves no date. */
    void identityNotAwaited(SubjectRequest request, Acting acting) {
        request.identity().endWait();
        if (events.notAwaited(request.reference(), PauseReason.IDENTITY, acting)) {
            changed(request, acting);
        }
    }

    /** What a letter asked was answered on that day, as the clocks count it. */
    void answered(SubjectRequest request, PauseReason reason, LocalDate on, Acting acting) {
        if (events.answered(request.reference(), reason, on, acting)) {
            changed(request, acting);
        }
    }

    /** A letter that moves the clocks has left. */
    void note(SubjectRequest request, ClockEvent event, UUID letter, Acting acting) {
        events.note(request.reference(), event, letter, acting);
        changed(request, acting);
    }

    /**
     * A letter never reached the requester, so it moved no date.
     *
     * @return whether it had moved one, or paused it
     */
    boolean letterFailed(SubjectRequest request, UUID letter, Acting acting) {
        boolean failed = events.letterFailed(request.reference(), letter, acting);
        if (failed) {
            changed(request, acting);
        }
        return failed;
    }

    void notOwed(CaseReference reference, Acting acting) {
        clocks.notOwed(reference, acting);
    }

    /** The case is worked again; whatever it waited for is not awaited any more. */
    void owedAgain(SubjectRequest request, Acting acting) {
        Set<String> excluded = law.upon(request).stream()
                .filter(ruling -> ruling.outcome() == Outcome.DOES_NOT_APPLY)
                .map(Ruling::rule)
                .collect(Collectors.toSet());
        clocks.ofTheCase(request.reference()).stream()
                .filter(one -> !one.owed() && !excluded.contains(one.ruleId()))
                .forEach(one -> owedAgain(request, one, acting));
        identityNotAwaited(request, acting);
    }

    /** What was done on an earlier day than it was noted fulfils the obligation on that day. */
    void metOn(SubjectRequest request, LocalDate day, Acting acting) {
        met(request.reference(), endOf(request, day), acting);
    }

    /** The last second of a day where the answer is owed, or now when that is still to come. */
    Instant endOf(SubjectRequest request, LocalDate day) {
        Instant end =
                day.plusDays(1).atStartOfDay(owner(request).zone()).toInstant().minusSeconds(1);
        Instant now = clock.instant();
        return end.isBefore(now) ? end : now;
    }

    /** The receipt may have been corrected while nothing was owed. */
    private void owedAgain(SubjectRequest request, CaseClock ended, Acting acting) {
        Instant received = request.receipt().receivedAt();
        clocks.owedAgain(ended.anchor().equals(received) ? ended : changes.move(ended, received, acting), acting);
    }

    /** The answer is given: whatever is owed upon the request is fulfilled. */
    void met(CaseReference reference, Instant at, Acting acting) {
        clocks.ofTheCase(reference).stream()
                .filter(one -> one.isRunning() && one.isUpon(Occasion.REQUEST))
                .forEach(one -> clocks.met(one, at, acting));
    }

    LegalEntity owner(SubjectRequest request) {
        return entities.byId(request.receipt().legalEntity());
    }

    LocalDate today(SubjectRequest request) {
        return day(request, clock.instant());
    }

    /** The day of an instant where the answer is owed. */
    LocalDate day(SubjectRequest request, Instant instant) {
        return instant.atZone(owner(request).zone()).toLocalDate();
    }

    private void changed(SubjectRequest request, Acting acting) {
        publisher.publishEvent(new DatesMoved(request, acting));
        workflow.tell(request.reference(), SubjectRequestWorkflow.News.CLOCK_CHANGED);
        workItems.refresh(request.reference());
    }

    /** A clock of a request has another date, or may have: whatever quotes one is looked at again, in this transaction. */
    record DatesMoved(SubjectRequest request, Acting acting) {}
}
