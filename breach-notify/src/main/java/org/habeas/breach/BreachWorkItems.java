package org.habeas.breach;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.breach.BreachClocks.Running;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.workflows.WorkItemFacts;
import org.habeas.workflows.WorkItemSource;
import org.springframework.stereotype.Component;

/** What the inbox shows of a breach: the clock that ends first, with its time and zone. */
@Component
class BreachWorkItems implements WorkItemSource {

    private final Breaches breaches;
    private final BreachClocks clocks;
    private final SealedRecord sealed;

    BreachWorkItems(Breaches breaches, BreachClocks clocks, SealedRecord sealed) {
        this.breaches = breaches;
        this.clocks = clocks;
        this.sealed = sealed;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.BREACH;
    }

    @Override
    public WorkItemFacts facts(CaseReference reference, String task) {
        Breach breach = breaches.of(reference);
        Optional<Running> first = clocks.running(breach).stream().findFirst();
        Optional<CaseClock> law = first.map(Running::lawClock);
        boolean hours = first.isPresent() && law.map(one -> one.dueAt() != null).orElse(true);
        var zone = clocks.owner(breach).zone();
        return new WorkItemFacts(
                sealed.open(reference, "title", breach.title(), String.class),
                clocks.owner(breach).name(),
                "Breach, "
                        + breach.roles().stream()
                                .map(role -> role == Obligation.ActsAs.CONTROLLER ? "own data" : "data of customers")
                                .collect(Collectors.joining(" and ")),
                law.map(CaseClock::regime).orElse(""),
                "en",
                law.isPresent()
                        ? law.get().due()
                        : first.map(one -> one.end().atZone(zone).toLocalDate()).orElse(null),
                null,
                flags(breach, law),
                hours ? first.map(Running::end).orElse(null) : null,
                hours ? zone : null);
    }

    private static Set<String> flags(Breach breach, Optional<CaseClock> law) {
        Set<String> flags = new TreeSet<>();
        if (law.filter(CaseClock::isUnverified).isPresent()) {
            flags.add("unverified");
        }
        if (breach.unreadMails() > 0) {
            flags.add("reply");
        }
        breach.escalated().ifPresent(step -> flags.add("escalated:" + step));
        return flags;
    }
}
