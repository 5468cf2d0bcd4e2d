package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.legalprocess.disclosure.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what reports count of a legal process, in the transaction of the step. */
@Component
class Disclosures {

    private final DisclosureEvents events;
    private final Pseudonyms pseudonyms;
    private final LegalWords sealed;
    private final Clock clock;

    Disclosures(DisclosureEvents events, Pseudonyms pseudonyms, LegalWords sealed, Clock clock) {
        this.events = events;
        this.pseudonyms = pseudonyms;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Validly served; counted once. What it demands of the things the company says it has never done is counted when it
     * is seen, also later, and ends when it is seen that it does not demand it.
     */
    void received(LegalProcess process, Acting acting) {
        List<DisclosureEvent> counted = events.of(process.reference());
        if (counted.isEmpty()) {
            Instant served = process.receipt().servedAt();
            events.append(
                    DisclosureEvent.of(
                            process.reference(), DisclosureKind.RECEIVED, facts(process), served, zone(process)),
                    acting);
        }
        Set<ExtraordinaryDemand> demanded = process.demand().orElseThrow().extraordinary();
        for (ExtraordinaryDemand demand : ExtraordinaryDemand.values()) {
            boolean open = isOpen(counted, demand);
            if (open != demanded.contains(demand)) {
                extraordinary(
                        process,
                        open ? DisclosureKind.EXTRAORDINARY_CLOSED : DisclosureKind.EXTRAORDINARY_OPENED,
                        demand,
                        acting);
            }
        }
    }

    private static boolean isOpen(List<DisclosureEvent> counted, ExtraordinaryDemand demand) {
        return counted.stream()
                .filter(event -> event.detail().equals(demand.code()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.kind() == DisclosureKind.EXTRAORDINARY_OPENED)
                .isPresent();
    }

    private void extraordinary(LegalProcess process, DisclosureKind kind, ExtraordinaryDemand demand, Acting acting) {
        events.append(
                DisclosureEvent.of(process.reference(), kind, demand, facts(process), clock.instant(), zone(process)),
                acting);
    }

    void happened(LegalProcess process, DisclosureKind kind, Acting acting) {
        events.append(
                DisclosureEvent.of(process.reference(), kind, facts(process), clock.instant(), zone(process)), acting);
    }

    void challenged(LegalProcess process, DisclosureKind kind, Challenge challenge, Acting acting) {
        events.append(
                DisclosureEvent.of(
                        process.reference(), kind, challenge, facts(process), clock.instant(), zone(process)),
                acting);
    }

    void notice(LegalProcess process, LegalTarget target, NoticeOutcome outcome, Acting acting) {
        events.append(
                DisclosureEvent.of(
                                process.reference(),
                                DisclosureKind.NOTICE,
                                outcome,
                                facts(process),
                                clock.instant(),
                                zone(process))
                        .about(pseudonym(process, target)),
                acting);
    }

    void affected(LegalProcess process, LegalTarget target, Acting acting) {
        events.append(
                DisclosureEvent.affected(
                        process.reference(),
                        pseudonym(process, target),
                        facts(process).withCategory(target.production().category()),
                        clock.instant(),
                        zone(process)),
                acting);
    }

    /** The one end of a request; a forgery has none, because it never was legal process. */
    void ended(LegalProcess process, @Nullable Residual residual, Acting acting) {
        if (residual == null) {
            happened(process, DisclosureKind.ANSWERED, acting);
        } else {
            events.append(
                    DisclosureEvent.of(
                            process.reference(),
                            DisclosureKind.RESIDUAL,
                            residual,
                            facts(process),
                            clock.instant(),
                            zone(process)),
                    acting);
        }
        if (residual != null) {
            process.demand().orElseThrow().extraordinary().stream()
                    .sorted()
                    .forEach(demand -> extraordinary(process, DisclosureKind.EXTRAORDINARY_CLOSED, demand, acting));
        }
    }

    private Target pseudonym(LegalProcess process, LegalTarget target) {
        return pseudonyms.of(
                target.kind().counted(), sealed.target(process, target).identifier());
    }

    private static RequestFacts facts(LegalProcess process) {
        Demand demand = process.demand().orElseThrow();
        return RequestFacts.of(demand.instrument(), demand.country(), process.finalCategory());
    }

    private static java.time.ZoneId zone(LegalProcess process) {
        return process.receipt().zone();
    }
}
