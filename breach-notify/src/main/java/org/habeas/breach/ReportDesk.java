package org.habeas.breach;

import java.util.stream.Collectors;
import org.habeas.breach.BreachWorkflow.News;
import org.habeas.breach.BreachWorkflow.Step;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Incidents that a mail reports, until a person has said since when the company is aware of them. */
@Service
public class ReportDesk {

    private final Breaches breaches;
    private final IncidentOpening opening;
    private final InstantLog instants;
    private final FactsStatement facts;
    private final BreachClocks clocks;
    private final BreachWorkflow workflow;
    private final Ledger ledger;

    ReportDesk(
            Breaches breaches,
            IncidentOpening opening,
            InstantLog instants,
            FactsStatement facts,
            BreachClocks clocks,
            BreachWorkflow workflow,
            Ledger ledger) {
        this.breaches = breaches;
        this.opening = opening;
        this.instants = instants;
        this.facts = facts;
        this.clocks = clocks;
        this.workflow = workflow;
        this.ledger = ledger;
    }

    /** Opens an incident from a mail that reports one; its clocks run provisionally from the report. */
    @Transactional
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER, Role.BREACH_LEAD})
    public CaseReference receive(ReceivedMail mail, Acting acting) {
        Breach breach = opening.fromMail(mail, acting);
        ledger.record(
                Act.on(breach.reference(), "breach.reported")
                        .with("mail", mail.id())
                        .with("receivedAt", mail.receivedAt()),
                acting);
        workflow.begin(breach.reference());
        workflow.tell(breach.reference(), News.REPORTED);
        return breach.reference();
    }

    /**
     * A person has read the report and says what it is called, whose data and which law are concerned, and the instants.
     * What follows from role and law begins, what does not follow is ruled out.
     *
     * @throws ActRefused {@code awareness-stated} when it was said before, {@code title-missing}, {@code role-missing},
     *     {@code awareness-missing}, {@code reason-missing}
     * @throws InstantRefused {@code instant-in-the-future}, {@code instants-out-of-order}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void settle(CaseReference reference, OpeningIncident settled, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (instants.current(reference, InstantKind.AWARE)
                .filter(RecordedInstant::provisional)
                .isEmpty()) {
            throw new ActRefused(
                    "awareness-stated", "Since when you are aware is on record. Correct it among the four instants.");
        }
        if (settled.instants().stream().anyMatch(one -> one.why().isBlank())) {
            throw new ActRefused("reason-missing", "Say why you are aware since then, and not earlier or later.");
        }
        opening.settle(breach, settled, acting);
        StatedInstant aware = IncidentOpening.awareness(settled);
        facts.instantChanged(breach, aware.kind(), aware.why(), acting);
        ledger.record(
                Act.on(reference, "breach.awarenessStated")
                        .with(
                                "instants",
                                settled.instants().stream()
                                        .map(one -> one.kind() + "=" + one.at())
                                        .collect(Collectors.joining(", ")))
                        .with("roles", breach.roles())
                        .with(
                                "rules",
                                breach.duties().stream()
                                        .filter(Duty::isOpen)
                                        .map(Duty::ruleId)
                                        .toList()),
                acting);
        workflow.done(reference, Step.STATE_INSTANTS, acting);
        clocks.changed(reference);
    }
}
