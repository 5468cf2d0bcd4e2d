package org.habeas.casework.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks that run on cases: started with a case, stopped when the obligation is fulfilled or nothing is owed. Dates
 * and derivations are stored as computed; lateness is read off the dates, never off a timer.
 */
@Component
public class CaseClocks {

    private final StoredClocks stored;
    private final NotedEvents events;
    private final Laws laws;
    private final Ledger ledger;
    private final Clock clock;

    CaseClocks(StoredClocks stored, NotedEvents events, Laws laws, Ledger ledger, Clock clock) {
        this.stored = stored;
        this.events = events;
        this.laws = laws;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether a version of the rule is in force at an anchor, so that a clock can be started by it. */
    public boolean isInForce(String ruleId, Instant anchor, LegalEntity owner) {
        return laws.today(ruleId, anchor, owner.zone()) instanceof LawBook.Found;
    }

    /**
     * Starts a clock on a case.
     *
     * @param ruleId published id of the rule
     * @param anchor the instant of the event it runs from, for a request its receipt
     * @param owner the legal entity that owes it: its zone and calendar count
     * @throws IllegalStateException when no such rule is in force at the anchor
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock start(CaseReference reference, String ruleId, Instant anchor, LegalEntity owner, Acting acting) {
        ClockRule rule = laws.governing(ruleId, anchor, owner.zone());
        return stored.insert(reference, null, rule, anchor, owner, events.facts(reference), acting);
    }

    /**
     * Starts a clock on something within a case that is decided on its own, such as a complaint about its answer. The
     * events of the case do not concern it, and what is done with the clocks of the case leaves it alone.
     *
     * @param matter id of what it is about
     * @throws IllegalStateException when no such rule is in force at the anchor
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock start(
            CaseReference reference, UUID matter, String ruleId, Instant anchor, LegalEntity owner, Acting acting) {
        ClockRule rule = laws.governing(ruleId, anchor, owner.zone());
        return stored.insert(reference, matter, rule, anchor, owner, List.of(), acting);
    }

    /**
     * Stops the running clocks of a case that a deed fulfils; the others run on.
     *
     * @param occasion upon which they are owed
     * @param doneAt when it was done; it decides whether it was late
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fulfilled(
            CaseReference reference, Obligation deed, AppliesTo.Occasion occasion, Instant doneAt, Acting acting) {
        for (CaseClock running : of(reference)) {
            if (running.isRunning() && running.isFulfilledBy(deed, occasion)) {
                met(running, doneAt, acting);
            }
        }
    }

    /** Stops every running clock of a case: what it obliged to was done, now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void met(CaseReference reference, Acting acting) {
        for (CaseClock running : ofTheCase(reference)) {
            if (running.isRunning()) {
                met(running, clock.instant(), acting);
            }
        }
    }

    /**
     * Stops one clock of a case, whose others run on.
     *
     * @param doneAt when that was done to which it obliged; it decides whether it was late, not the time of the note
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void met(CaseClock one, Instant doneAt, Acting acting) {
        stored.end(one, doneAt, one.owed());
        ledger.record(
                Act.on(one.reference(), "clock.met")
                        .with("rule", one.ruleId())
                        .with("doneAt", doneAt)
                        .with("late", one.isLate(doneAt)),
                acting);
    }

    /** Ends every running clock of a case because nothing is owed; it counts as neither in time nor late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notOwed(CaseReference reference, Acting acting) {
        for (CaseClock running : ofTheCase(reference)) {
            if (running.isRunning()) {
                notOwed(running, acting);
            }
        }
    }

    /** Ends one clock of a case because nothing is owed under it; it counts as neither in time nor late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notOwed(CaseClock one, Acting acting) {
        stored.end(one, clock.instant(), false);
        ledger.record(Act.on(one.reference(), "clock.notOwed").with("rule", one.ruleId()), acting);
    }

    /**
     * Lets one clock run again that ended because nothing was owed; it counts from where it did.
     *
     * @throws ActRefused {@code clock-event-impossible} when an event noted meanwhile cannot be a fact of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owedAgain(CaseClock one, Acting acting) {
        stored.end(one, null, true);
        ledger.record(Act.on(one.reference(), "clock.owedAgain").with("rule", one.ruleId()), acting);
        stored.recompute(one, events.facts(one), acting);
    }

    /** The clocks of a case, the earliest due first, those without a date last. */
    public List<CaseClock> of(CaseReference reference) {
        return stored.of(reference);
    }

    /** The clocks of something within a case, the earliest due first, those without a date last. */
    public List<CaseClock> of(CaseReference reference, UUID matter) {
        return of(reference).stream().filter(one -> matter.equals(one.matter())).toList();
    }

    /** The clocks of a case itself, without those about something within it, in the same order. */
    public List<CaseClock> ofTheCase(CaseReference reference) {
        return of(reference).stream()
                .filter(one -> Objects.isNull(one.matter()))
                .toList();
    }

    /** One clock of a case, empty when the case has none with this id. */
    public Optional<CaseClock> find(CaseReference reference, UUID id) {
        return stored.find(reference, id);
    }

    /**
     * The clock that rules a case: the running one that is due first; one about something within the case only where
     * none of the case itself runs.
     */
    public Optional<CaseClock> ruling(CaseReference reference) {
        return CaseClock.ruling(ofTheCase(reference)).or(() -> CaseClock.ruling(of(reference)));
    }
}
