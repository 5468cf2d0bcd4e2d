package org.habeas.breach;

import java.time.Clock;
import org.habeas.casework.Acting;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Makes what is known the next version of the facts; every notice that tells an earlier one is void then. */
@Component
class FactsStatement {

    private final FactsLog facts;
    private final NoticePreparation preparation;
    private final Ledger ledger;
    private final Clock clock;

    FactsStatement(FactsLog facts, NoticePreparation preparation, Ledger ledger, Clock clock) {
        this.facts = facts;
        this.preparation = preparation;
        this.ledger = ledger;
        this.clock = clock;
    }

    FactsVersion state(Breach breach, BreachFacts known, Acting acting) {
        FactsVersion stated = facts.add(breach.reference(), breach.nextFacts(clock.instant()), known, acting);
        ledger.record(
                Act.on(breach.reference(), "breach.factsStated")
                        .with("version", stated.number())
                        .with("sha256", stated.sha256()),
                acting);
        preparation.factsChanged(breach.reference(), stated, acting);
        return stated;
    }

    /** One of the four instants is another: all else that is known stays. */
    void instantChanged(Breach breach, InstantKind kind, String why, Acting acting) {
        BreachFacts known = facts.latest(breach.reference()).facts();
        state(breach, known.because(why.isBlank() ? kind.words() : kind.words() + ": " + why), acting);
    }
}
