package org.habeas.sar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.EscalationSchedule;
import org.habeas.casework.clock.EscalationSchedule.Escalation;
import org.habeas.casework.clock.WorkingCalendars;
import org.springframework.stereotype.Component;

/** When a request reminds of its ruling date, read from the clocks each time, so that no reminder outlives a change. */
@Component
class Escalations {

    private static final Duration WITHOUT_DATE = Duration.ofDays(1);

    private final CaseClocks clocks;
    private final Clock clock;
    private final EscalationSchedule schedule = EscalationSchedule.standard();
    private final WorkingCalendars calendars = new WorkingCalendars();

    Escalations(CaseClocks clocks, Clock clock) {
        this.clocks = clocks;
        this.clock = clock;
    }

    /** The next instant to remind at, strictly after now. */
    Instant next(SubjectRequest request) {
        return next(clocks.ruling(request.reference()).map(DueDay::of));
    }

    /** The next instant to remind of this day at, strictly after now; tomorrow when there is no day. */
    Instant next(Optional<DueDay> due) {
        Instant now = clock.instant();
        return due.map(day -> after(now, day).at()).orElse(now.plus(WITHOUT_DATE));
    }

    /** The latest step of the schedule that was reached and not yet noted; empty when there is none. */
    Optional<String> reached(SubjectRequest request) {
        return clocks.ruling(request.reference())
                .map(DueDay::of)
                .flatMap(due -> reached(
                        due, request.escalatedAt().orElse(request.receipt().receivedAt())));
    }

    /**
     * The latest step that was reached.
     *
     * @param from when the last one was noted, or what is due was received
     */
    Optional<String> reached(DueDay due, Instant from) {
        Instant now = clock.instant();
        Optional<String> reached = Optional.empty();
        Escalation step = after(from, due);
        while (!step.at().isAfter(now)) {
            reached = Optional.of(step.stage().code());
            if (step.stage().equals(EscalationSchedule.Stage.OVERDUE)) {
                break;
            }
            step = after(step.at(), due);
        }
        return reached;
    }

    private Escalation after(Instant instant, DueDay due) {
        return schedule.nextAfter(instant, due.day(), calendars.require(due.calendar()), due.zone());
    }
}
