package org.habeas.breach;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.breach.BreachWorkflow.Decision;
import org.habeas.breach.BreachWorkflow.News;
import org.habeas.breach.BreachWorkflow.Step;
import org.habeas.breach.Concluding.Reasoned;
import org.habeas.breach.Conclusion.Article;
import org.habeas.breach.Conclusion.Verdict;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.reminder.Reminder;
import org.habeas.casework.reminder.StaffReminders;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of an incident from awareness to the closed record; instants, filings and notices have desks of their own. */
@Service
public class BreachDesk {

    private final Cases cases;
    private final Breaches breaches;
    private final IncidentOpening opening;
    private final InstantLog instants;
    private final FactsLog facts;
    private final SeverityLog severities;
    private final ConclusionLog conclusions;
    private final Obligations obligations;
    private final BreachClocks clocks;
    private final FactsStatement statement;
    private final SealedRecord sealed;
    private final BreachWorkflow workflow;
    private final StaffReminders reminders;
    private final Staff staff;
    private final WorkItems workItems;
    private final Ledger ledger;
    private final Clock clock;

    BreachDesk(
            Cases cases,
            Breaches breaches,
            IncidentOpening opening,
            InstantLog instants,
            FactsLog facts,
            SeverityLog severities,
            ConclusionLog conclusions,
            Obligations obligations,
            BreachClocks clocks,
            FactsStatement statement,
            SealedRecord sealed,
            BreachWorkflow workflow,
            StaffReminders reminders,
            Staff staff,
            WorkItems workItems,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.breaches = breaches;
        this.opening = opening;
        this.instants = instants;
        this.facts = facts;
        this.severities = severities;
        this.conclusions = conclusions;
        this.obligations = obligations;
        this.clocks = clocks;
        this.statement = statement;
        this.sealed = sealed;
        this.workflow = workflow;
        this.reminders = reminders;
        this.staff = staff;
        this.workItems = workItems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Opens an incident; its clocks run from awareness.
     *
     * @throws ActRefused {@code title-missing}, {@code role-missing}, {@code awareness-missing}
     * @throws InstantRefused {@code instant-in-the-future}, {@code instants-out-of-order}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public CaseReference open(OpeningIncident incident, Acting acting) {
        Breach breach = opening.byHand(incident, acting);
        ledger.record(
                Act.on(breach.reference(), "breach.opened")
                        .with("roles", breach.roles())
                        .with(
                                "rules",
                                breach.duties().stream().map(Duty::ruleId).toList()),
                acting);
        workflow.begin(breach.reference());
        return breach.reference();
    }

    /** Whether a mail may join the incident without a person looking first. */
    @Transactional(readOnly = true)
    public boolean takesMail(CaseReference reference) {
        return reference.kind() == CaseKind.BREACH
                && breaches.findById(reference.value())
                        .filter(breach -> breach.stage() == Breach.Stage.OPEN)
                        .isPresent();
    }

    /** Adds a question, a receipt or other mail; what a machine wrote asks nobody to read it. */
    @Transactional
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER, Role.BREACH_LEAD})
    public void join(CaseReference reference, ReceivedMail mail, Acting acting) {
        Breach breach = breaches.of(reference);
        ledger.record(
                Act.on(reference, "breach.mailJoined").with("mail", mail.id()).with("automatic", !mail.isFromAPerson()),
                acting);
        if (mail.isFromAPerson()) {
            breach.mailJoined(clock.instant());
            workflow.tell(reference, News.MAIL_JOINED);
            workItems.refresh(reference);
        }
    }

    /** A person has read what came. */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void readMail(CaseReference reference, String note, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        breach.mailsRead(clock.instant());
        ledger.record(Act.on(reference, "breach.mailRead"), acting.because(note.strip()));
        workflow.done(reference, Step.READ_MAIL, acting);
        workItems.refresh(reference);
    }

    /**
     * States what is known now, as a new version of the facts, and scores it when enough is known. A notice that waits or
     * was approved no longer tells the facts and goes back; letters that are still held are stopped.
     *
     * @param inputs of the score; null while it cannot be given
     * @throws ActRefused {@code severity-incomplete}, {@code reason-missing}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public FactsVersion stateFacts(
            CaseReference reference, BreachFacts known, @Nullable SeverityInputs inputs, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (known.why().isBlank()) {
            throw new ActRefused("reason-missing", "Say what is new; every version of the facts has its reason.");
        }
        FactsVersion stated = statement.state(breach, known, acting);
        if (inputs != null) {
            Severity severity = severities.score(inputs, stated.number(), acting);
            severities.add(reference, severity);
            ledger.record(
                    Act.on(reference, "breach.severityScored")
                            .with("version", stated.number())
                            .with("se", severity.se())
                            .with("level", severity.level())
                            .with("tables", severity.tablesSha256()),
                    acting);
        }
        clocks.changed(reference); // the hours of contracts run again for whoever is told anew
        return stated;
    }

    /** What happened is known well enough to conclude. */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void finishAssessment(CaseReference reference, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (facts.latest(reference).facts().description().isBlank()) {
            throw new ActRefused("facts-missing", "Say what happened before you go on.");
        }
        breach.touch(clock.instant());
        ledger.record(Act.on(reference, "breach.assessed").with("version", breach.factsVersion()), acting);
        workflow.done(reference, Step.ASSESS, acting);
        workItems.refresh(reference);
    }

    /**
     * A person writes what follows under the law; the score only suggests.
     *
     * @throws ActRefused {@code reasons-missing}, {@code verdict-missing}, {@code awareness-undecided} when it is a
     *     breach and nobody has said since when the company is aware
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void conclude(CaseReference reference, Concluding concluding, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        Instant now = clock.instant();
        if (!concluding.breach() && concluding.reasons().isBlank()) {
            throw new ActRefused("reasons-missing", "Say why this is no personal-data breach; the register keeps it.");
        }
        if (concluding.breach()) {
            instants.requireAwareness(reference);
        }
        breach.conclude(concluding.breach() ? Breach.Outcome.BREACH : Breach.Outcome.NOT_A_BREACH, now);
        boolean open = false;
        for (Article article : Article.values()) {
            if (breach.duties().stream().anyMatch(duty -> isUnder(article, duty))) {
                Reasoned reasoned = concluding.breach()
                        ? verdict(concluding, article)
                        : new Reasoned(Verdict.NOT_NEEDED, concluding.reasons());
                open |= reasoned.verdict() == Verdict.CANNOT_DETERMINE;
                apply(breach, article, reasoned, acting, now);
            }
        }
        ledger.record(Act.on(reference, "breach.concluded").with("outcome", breach.outcome()), acting);
        workflow.decided(reference, open ? Decision.UNDETERMINED : next(breach), acting);
        clocks.changed(reference);
    }

    /** What was missing is found, or it is known that it cannot be; the assessment goes on. */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void foundOut(CaseReference reference, String note, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (note.isBlank()) {
            throw new ActRefused("reason-missing", "Say what was found out, or how it is looked for.");
        }
        breach.touch(clock.instant());
        ledger.record(Act.on(reference, "breach.foundOut"), acting.because(note.strip()));
        workflow.done(reference, Step.FIND_OUT, acting);
        workItems.refresh(reference);
    }

    /**
     * The entry of the register is complete, or work goes on.
     *
     * @throws ActRefused {@code duty-open}, {@code late-reasons-missing}, {@code not-concluded}
     */
    @Transactional
    @Permits(Role.BREACH_LEAD)
    public void completeRecord(CaseReference reference, boolean complete, String note, long version, Acting acting) {
        Breach breach = breaches.seen(reference, version);
        if (note.isBlank()) {
            throw new ActRefused("reason-missing", "Say in a sentence what remains, or that nothing does.");
        }
        if (complete) {
            if (breach.outcome() == Breach.Outcome.UNDECIDED) {
                throw new ActRefused("not-concluded", "Nobody has concluded yet whether this is a breach.");
            }
            breach.requireAuthoritiesTold(obligations);
            requireLateReasons(breach);
        }
        breach.touch(clock.instant());
        ledger.record(
                Act.on(reference, "breach.recordCompleted").with("complete", complete), acting.because(note.strip()));
        workflow.recorded(reference, complete, acting);
        workItems.refresh(reference);
    }

    /** Closes a complete record; the register keeps it. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void close(CaseReference reference, Acting acting) {
        Breach breach = breaches.of(reference);
        for (Duty duty : breach.duties()) {
            if (duty.isOpen()) {
                clocks.met(breach, duty, clock.instant(), acting);
            }
        }
        breach.close(clock.instant());
        cases.close(reference);
        ledger.record(Act.on(reference, "breach.closed"), acting);
    }

    /** Notes that much of a clock's time is gone, and whether nobody holds the work. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void escalate(CaseReference reference, Acting acting) {
        Breach breach = breaches.of(reference);
        List<BreachClocks.Reached> due = clocks.reached(breach);
        List<String> reached = due.stream().map(BreachClocks.Reached::step).toList();
        long unheld = workItems.openOf(reference).stream()
                .filter(WorkItem::unassigned)
                .count();
        if (reached.isEmpty() && unheld == 0) {
            return;
        }
        if (due.isEmpty()) {
            remind(reference, BreachClocks.unheld(breach), acting);
        }
        due.forEach(one -> remind(reference, one.reminder(), acting));
        breach.escalate(reached.isEmpty() ? "no-owner" : reached.get(0).replaceAll(".* ", ""), clock.instant());
        ledger.record(
                Act.on(reference, "breach.escalated").with("steps", reached).with("unheldTasks", unheld), acting);
        workItems.refresh(reference);
    }

    /** Those who hold its tasks; while nobody does, everybody who leads breaches. */
    private void remind(CaseReference reference, Reminder reminder, Acting acting) {
        Set<String> holders = workItems.openOf(reference).stream()
                .map(WorkItem::assignee)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        reminders.remind(
                reference,
                reminder,
                holders.isEmpty()
                        ? staff.holding(Role.BREACH_LEAD).stream()
                                .map(Staff.Member::account)
                                .toList()
                        : holders,
                acting);
    }

    private void apply(Breach breach, Article article, Reasoned reasoned, Acting acting, Instant now) {
        CaseReference reference = breach.reference();
        Optional<Severity> score = severities.latest(reference);
        boolean differs = score.filter(one -> reasoned.verdict() != Verdict.CANNOT_DETERMINE)
                .filter(one -> suggests(one, article) != (reasoned.verdict() == Verdict.TELL))
                .isPresent();
        conclusions.add(
                reference,
                new Conclusion(
                        article,
                        reasoned.verdict(),
                        reasoned.reasons().strip(),
                        breach.factsVersion(),
                        differs,
                        acting.who(),
                        now));
        ledger.record(
                Act.on(reference, "breach.verdictWritten")
                        .with("article", article)
                        .with("verdict", reasoned.verdict())
                        .with("differs", differs),
                acting);
        byte[] because = sealed.seal(reference, "ruled-out", reasoned.reasons().strip());
        for (Duty duty : breach.duties()) {
            if (!isUnder(article, duty) || duty.state() == Duty.State.MET) {
                continue;
            }
            if (reasoned.verdict() == Verdict.NOT_NEEDED) {
                clocks.ruleOut(breach, duty, because, acting);
            } else if (reasoned.verdict() == Verdict.TELL && duty.state() != Duty.State.RUNNING) {
                clocks.restart(breach, duty, acting);
            }
        }
    }

    private Reasoned verdict(Concluding concluding, Article article) {
        Reasoned reasoned = concluding.verdicts().get(article);
        if (reasoned == null) {
            throw new ActRefused("verdict-missing", "Conclude under " + article.words() + ".");
        }
        if (reasoned.reasons().isBlank()) {
            throw new ActRefused("reasons-missing", "Write the reasons under " + article.words() + ".");
        }
        return reasoned;
    }

    private Decision next(Breach breach) {
        boolean owed = breach.duties().stream()
                .anyMatch(duty ->
                        duty.isOpen() && obligations.of(duty.ruleId()).addressee() != Obligation.Addressee.CUSTOMERS);
        return owed ? Decision.NOTIFY : Decision.NOBODY;
    }

    private void requireLateReasons(Breach breach) {
        for (Filing filing : breach.filings()) {
            Instant at = filing.submittedAt();
            if (at != null
                    && filing.phase() == Filing.Phase.INITIAL
                    && filing.lateReasons() == null
                    && clocks.isLate(breach.reference(), breach.duty(filing.dutyId()), at)) {
                throw new ActRefused(
                        "late-reasons-missing",
                        "Filing " + filing.number() + " was late. Give the reasons for the delay first.");
            }
        }
    }

    private boolean isUnder(Article article, Duty duty) {
        return obligations.of(duty.ruleId()).article() == article;
    }

    private static boolean suggests(Severity severity, Article article) {
        return article == Article.ART_33_1 ? severity.suggestsAuthority() : severity.suggestsSubjects();
    }
}
