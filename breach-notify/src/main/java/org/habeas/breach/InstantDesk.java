package org.habeas.breach;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.breach.RecordedInstant.State;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The four instants: stated and corrected, never overwritten; a later awareness takes a second person. */
@Service
public class InstantDesk {

    private final Breaches breaches;
    private final InstantLog instants;
    private final FactsStatement facts;
    private final BreachClocks clocks;
    private final BreachWorkflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    InstantDesk(
            Breaches breaches,
            InstantLog instants,
            FactsStatement facts,
            BreachClocks clocks,
            BreachWorkflow workflow,
            Ledger ledger,
            Clock clock) {
        this.breaches = breaches;
        this.instants = instants;
        this.facts = facts;
        this.clocks = clocks;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * States an instant for the first time or corrects it. An earlier awareness counts at once and moves every clock, as
     * does the first that a person states after a report; a later one waits for a second person.
     *
     * @throws InstantRefused {@code instant-in-the-future}, {@code instants-out-of-order}
     * @throws ActRefused {@code reason-missing}, {@code source-missing}, {@code nothing-changed}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void state(CaseReference reference, StatedInstant stated, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        breach.requireOpen();
        Instant now = clock.instant();
        List<RecordedInstant> others = Stream.of(InstantKind.values())
                .filter(kind -> kind != stated.kind())
                .flatMap(kind -> instants.current(reference, kind).stream())
                .toList();
        InstantOrder.require(others, List.of(stated), now);
        if (stated.source().isBlank()) {
            throw new ActRefused("source-missing", "Say where this is known from.");
        }
        Optional<RecordedInstant> before = instants.current(reference, stated.kind());
        if (before.isPresent() && stated.why().isBlank()) {
            throw new ActRefused("reason-missing", "Say why it is corrected; the old value and the reason stay.");
        }
        boolean provisional = before.filter(RecordedInstant::provisional).isPresent();
        if (!provisional && before.filter(old -> old.at().equals(stated.at())).isPresent()) {
            throw new ActRefused("nothing-changed", "This instant is already on record.");
        }
        boolean awareness = stated.kind() == InstantKind.AWARE;
        boolean later = awareness
                && !provisional
                && before.filter(old -> stated.at().isAfter(old.at())).isPresent();
        instants.add(reference, stated, later ? State.PROPOSED : State.IN_FORCE, acting);
        Act act = Act.on(reference, later ? "breach.instantProposed" : "breach.instantStated")
                .with("kind", stated.kind())
                .with("at", stated.at())
                .with("zone", stated.zone());
        ledger.record(before.map(old -> act.with("before", old.at())).orElse(act), acting);
        breach.touch(now);
        if (!later) {
            facts.instantChanged(breach, stated.kind(), stated.why(), acting);
        }
        if (awareness && !later) {
            clocks.awarenessMoved(breach, stated.at(), acting);
        }
        if (awareness && provisional) {
            workflow.awarenessStated(reference);
        }
        clocks.changed(reference);
    }

    /**
     * A second person decides whether awareness was later than recorded.
     *
     * @throws ActRefused {@code not-proposed}, {@code own-proposal}, {@code proposal-overtaken}
     */
    @Transactional
    @Permits({Role.BREACH_LEAD, Role.APPROVER})
    public void decide(CaseReference reference, UUID proposal, boolean confirmed, Acting acting) {
        Breach breach = breaches.of(reference);
        breach.requireOpen();
        RecordedInstant proposed = instants.of(reference).stream()
                .filter(one -> one.id().equals(proposal) && one.state() == State.PROPOSED)
                .findFirst()
                .orElseThrow(() -> new ActRefused("not-proposed", "This change does not wait for a decision."));
        if (proposed.setBy().equals(acting.who())) {
            throw new ActRefused("own-proposal", "You proposed this yourself. A second person has to decide.");
        }
        boolean overtaken = instants.current(reference, proposed.kind())
                .filter(current -> current.number() > proposed.number())
                .isPresent();
        if (confirmed && overtaken) {
            throw new ActRefused(
                    "proposal-overtaken", "Another value was stated after this proposal. Refuse this one.");
        }
        instants.decide(proposal, confirmed ? State.IN_FORCE : State.REFUSED, acting);
        ledger.record(
                Act.on(reference, confirmed ? "breach.instantConfirmed" : "breach.instantRefused")
                        .with("kind", proposed.kind())
                        .with("at", proposed.at()),
                acting);
        breach.touch(clock.instant());
        if (confirmed) {
            facts.instantChanged(breach, proposed.kind(), proposed.why(), acting);
            clocks.awarenessMoved(breach, proposed.at(), acting);
        }
        clocks.changed(reference);
    }
}
