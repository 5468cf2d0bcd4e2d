package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.clock.WorkingCalendar;
import org.habeas.casework.clock.WorkingCalendars;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.legalprocess.LegalProcessWorkflow.News;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clocks of a legal process: those its instrument starts, its return date, and the notice owed after secrecy. */
@Component
class LegalClocks {

    static final String RETURN_DATE = "lp-return-date";
    static final String AFTER_SECRECY = "lp-notice-after-secrecy";

    private final CaseClocks clocks;
    private final ClockChanges changes;
    private final LegalEntities entities;
    private final LegalProcessWorkflow workflow;
    private final Clock clock;
    private final WorkingCalendars calendars = new WorkingCalendars();

    LegalClocks(
            CaseClocks clocks,
            ClockChanges changes,
            LegalEntities entities,
            LegalProcessWorkflow workflow,
            Clock clock) {
        this.clocks = clocks;
        this.changes = changes;
        this.entities = entities;
        this.workflow = workflow;
        this.clock = clock;
    }

    /** Starts what the instrument starts, or moves it when it was recorded wrongly. */
    void served(LegalProcess process, Acting acting) {
        Demand demand = process.demand().orElseThrow();
        for (String rule : Instruments.shipped().of(demand.instrument()).clockRules()) {
            run(process, rule, process.receipt().servedAt(), acting);
        }
        returnDate(process, demand.returnDate(), acting);
        workflow.tell(process.reference(), News.CLOCK_CHANGED);
    }

    void returnDate(LegalProcess process, @Nullable LocalDate day, Acting acting) {
        if (day != null) {
            run(
                    process,
                    RETURN_DATE,
                    day.minusDays(1)
                            .atTime(LocalTime.NOON)
                            .atZone(owner(process).zone())
                            .toInstant(),
                    acting);
            workflow.tell(process.reference(), News.CLOCK_CHANGED);
        }
    }

    /** From now on the customer may be told. */
    void secrecyOver(LegalProcess process, Acting acting) {
        run(process, AFTER_SECRECY, clock.instant(), acting);
    }

    /** What the requester waits for is done; a notice that is owed goes on. */
    void answered(LegalProcess process, Acting acting) {
        clocks.of(process.reference()).stream()
                .filter(one -> one.isRunning() && !one.ruleId().equals(AFTER_SECRECY))
                .forEach(one -> clocks.met(one, clock.instant(), acting));
    }

    void allMet(CaseReference reference, Acting acting) {
        clocks.met(reference, acting);
    }

    List<CaseClock> of(CaseReference reference) {
        return clocks.of(reference);
    }

    Optional<CaseClock> ruling(CaseReference reference) {
        return clocks.ruling(reference);
    }

    /** The end of the window of a notice that is accepted at this instant; empty when the return date leaves too little. */
    Optional<Instant> windowEnd(LegalProcess process, Instant told, LegalSettings policy) {
        LocalDate returnDate = process.stored().returnWaived()
                ? null
                : process.demand().map(Demand::returnDate).orElse(null);
        return NoticeWindow.end(told, returnDate, owner(process).zone(), calendar(process), policy);
    }

    LegalEntity owner(LegalProcess process) {
        return entities.byId(process.receipt().legalEntity());
    }

    private WorkingCalendar calendar(LegalProcess process) {
        return calendars.require(owner(process).calendar());
    }

    private void run(LegalProcess process, String rule, Instant anchor, Acting acting) {
        Optional<CaseClock> running = clocks.of(process.reference()).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst();
        if (running.isPresent()) {
            move(running.get(), anchor, acting);
        } else if (clocks.isInForce(rule, anchor, owner(process))) {
            clocks.start(process.reference(), rule, anchor, owner(process), acting);
        }
    }

    /** An order that was served before its act applied owes nothing under it. */
    private void move(CaseClock one, Instant anchor, Acting acting) {
        if (!changes.isInForce(one, anchor)) {
            if (one.isRunning()) {
                clocks.notOwed(one, acting);
            }
        } else if (!one.anchor().equals(anchor)) {
            changes.move(one, anchor, acting);
        }
    }
}
