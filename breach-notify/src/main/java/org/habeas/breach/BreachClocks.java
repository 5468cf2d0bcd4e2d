package org.habeas.breach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.breach.BreachWorkflow.News;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.clock.ClockShares;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.reminder.Reminder;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clocks of an incident: those of the law packs, and the hours that contracts allow. */
@Component
class BreachClocks {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm VV", Locale.ENGLISH);
    private static final Duration WITHOUT_DATE = Duration.ofDays(1);

    private final CaseClocks clocks;
    private final ClockChanges changes;
    private final Obligations obligations;
    private final InstantLog instants;
    private final Notices notices;
    private final LegalEntities entities;
    private final BreachWorkflow workflow;
    private final WorkItems workItems;
    private final Clock clock;

    BreachClocks(
            CaseClocks clocks,
            ClockChanges changes,
            Obligations obligations,
            InstantLog instants,
            Notices notices,
            LegalEntities entities,
            BreachWorkflow workflow,
            WorkItems workItems,
            Clock clock) {
        this.clocks = clocks;
        this.changes = changes;
        this.obligations = obligations;
        this.instants = instants;
        this.notices = notices;
        this.entities = entities;
        this.workflow = workflow;
        this.workItems = workItems;
        this.clock = clock;
    }

    /** A duty begins; one that began before goes on with the clock it has. */
    void start(Breach breach, Duty duty, Instant anchor, Acting acting) {
        CaseClock running = of(breach.reference(), duty)
                .orElseGet(() -> clocks.start(breach.reference(), duty.ruleId(), anchor, owner(breach), acting));
        duty.run(running.id());
    }

    /** A duty applies after all: counted from awareness, or from the conclusion where that is what starts it. */
    void restart(Breach breach, Duty duty, Acting acting) {
        boolean fromAwareness = obligations.of(duty.ruleId()).countsFromAwareness();
        Instant anchor = fromAwareness
                ? instants.current(breach.reference(), InstantKind.AWARE)
                        .orElseThrow()
                        .at()
                : clock.instant();
        of(breach.reference(), duty).ifPresent(stopped -> clocks.owedAgain(stopped, acting));
        start(breach, duty, anchor, acting);
    }

    /** What was owed was done; what counts from its submission begins. */
    void met(Breach breach, Duty duty, Instant doneAt, Acting acting) {
        of(breach.reference(), duty).filter(CaseClock::isRunning).ifPresent(one -> clocks.met(one, doneAt, acting));
        duty.met();
        for (Obligation next : obligations.after(duty.ruleId())) {
            breach.duty(next.rule())
                    .filter(waiting -> waiting.state() == Duty.State.NOT_STARTED)
                    .ifPresent(waiting -> start(breach, waiting, doneAt, acting));
        }
    }

    /** What a person found not to apply no longer runs; what would have counted from it never begins. */
    void ruleOut(Breach breach, Duty duty, byte[] because, Acting acting) {
        of(breach.reference(), duty).filter(CaseClock::isRunning).ifPresent(one -> clocks.notOwed(one, acting));
        duty.ruleOut(acting.who(), because);
        for (Obligation next : obligations.after(duty.ruleId())) {
            breach.duty(next.rule())
                    .filter(Duty::isOpen)
                    .ifPresent(waiting -> ruleOut(breach, waiting, because, acting));
        }
    }

    /** Awareness was recorded wrongly: every clock that counts from it moves, also those that were met. */
    void awarenessMoved(Breach breach, Instant aware, Acting acting) {
        for (Duty duty : breach.duties()) {
            if (obligations.of(duty.ruleId()).countsFromAwareness()) {
                of(breach.reference(), duty)
                        .filter(one -> !one.anchor().equals(aware))
                        .ifPresent(one -> changes.move(one, aware, acting));
            }
        }
    }

    /** Whoever waits for a date is told. */
    void changed(CaseReference reference) {
        workflow.tell(reference, News.CLOCK_CHANGED);
        workItems.refresh(reference);
    }

    Optional<CaseClock> of(CaseReference reference, Duty duty) {
        return Optional.ofNullable(duty.clockId()).flatMap(id -> clocks.find(reference, id));
    }

    boolean isLate(CaseReference reference, Duty duty, Instant doneAt) {
        CaseClock one = of(reference, duty).orElse(null);
        if (one == null) {
            return false;
        }
        Instant due = one.dueAt();
        Instant end = one.end();
        return due == null ? end != null && !doneAt.isBefore(end) : doneAt.isAfter(due);
    }

    /** Everything with an end that still runs, the earliest first. */
    List<Running> running(Breach breach) {
        List<Running> running = new ArrayList<>();
        for (Duty duty : breach.duties()) {
            if (duty.state() == Duty.State.RUNNING) {
                of(breach.reference(), duty)
                        .filter(one -> one.isRunning() && one.end() != null)
                        .map(one -> new Running(duty.ruleId(), one.anchor(), end(one), one))
                        .ifPresent(running::add);
            }
        }
        running.addAll(contracts(breach));
        running.sort(Comparator.comparing(Running::end));
        return running;
    }

    /** The hours that contracts allow, one entry for each number of hours with a customer who was not told yet. */
    private List<Running> contracts(Breach breach) {
        Optional<RecordedInstant> aware = instants.current(breach.reference(), InstantKind.AWARE);
        Optional<Notice> latest =
                notices.latest(breach.reference()).filter(one -> one.state() != Notice.State.RELEASED);
        if (aware.isEmpty() || latest.isEmpty()) {
            return List.of();
        }
        Instant from = aware.get().at();
        return latest.get().recipients().stream()
                .map(Recipient::hours)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .map(hours -> new Running("contract-" + hours + "h", from, from.plus(Duration.ofHours(hours)), null))
                .toList();
    }

    /** The next instant to remind at, strictly after now. */
    Instant nextReminder(Breach breach) {
        Instant now = clock.instant();
        return running(breach).stream()
                .map(one -> ClockShares.nextAfter(now, one.anchor(), one.end()).at())
                .min(Comparator.naturalOrder())
                .orElse(now.plus(WITHOUT_DATE));
    }

    /** The steps that were reached since the last reminder, clock by clock. */
    List<Reached> reached(Breach breach) {
        Instant from = breach.escalatedAt().orElse(breach.openedAt());
        Instant now = clock.instant();
        return running(breach).stream()
                .flatMap(one -> ClockShares.reached(from, now, one.anchor(), one.end()).stream()
                        .map(step -> new Reached(
                                one.rule() + " " + step.code(),
                                new Reminder(
                                        one.rule() + " " + step.code() + " " + step.at(),
                                        Reminder.headline(step.code()),
                                        what(one),
                                        MOMENT.format(
                                                one.end().atZone(owner(breach).zone()))))))
                .toList();
    }

    /** What is said while tasks are held by nobody; once for each time it is looked at. */
    static Reminder unheld(Breach breach) {
        return new Reminder(
                "no-owner " + breach.escalatedAt().orElse(breach.openedAt()), "tasks of it are held by nobody", "", "");
    }

    /** The law as it is cited; of a contract only its hours, for the customer is nobody's business in a mail. */
    private static String what(Running one) {
        CaseClock law = one.lawClock();
        return law == null ? "a notice that a contract promises (" + one.rule() + ")" : law.citation();
    }

    /**
     * A reminder that is due.
     *
     * @param step rule and share of its time: {@code gdpr-33-authority 75%}
     * @param reminder as it is written to people
     */
    record Reached(String step, Reminder reminder) {}

    LegalEntity owner(Breach breach) {
        return entities.byId(breach.legalEntity());
    }

    /**
     * Something that runs.
     *
     * @param rule id of the rule, or {@code contract-48h}
     * @param lawClock null for a contract
     */
    record Running(
            String rule,
            Instant anchor,
            Instant end,
            @Nullable CaseClock lawClock) {}

    private static Instant end(CaseClock one) {
        return java.util.Objects.requireNonNull(one.end());
    }
}
