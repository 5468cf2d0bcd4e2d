package org.habeas.sar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.EscalationSchedule;
import org.habeas.casework.clock.EscalationSchedule.Escalation;
import org.habeas.casework.clock.StaffCalendars;
import org.springframework.stereotype.Component;

/** When a request reminds of its ruling date, read from the clocks each time, so that no reminder outlives a change. */
@Component
class Escalations {

    private static final Duration WITHOUT_DATE = Duration.ofDays(1);

    private final CaseClocks clocks;
    private final Clock clock;
    private final EscalationSchedule standard = EscalationSchedule.standard();
    private final EscalationSchedule unanswered = EscalationSchedule.withAnUnansweredQuestion();
    private final StaffCalendars calendars;

    Escalations(CaseClocks clocks, StaffCalendars calendars, Clock clock) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The next instant to remind at, strictly after now. */
    Instant next(SubjectRequest request) {
        return next(ruling(request), schedule(request));
    }

    /** The next instant to remind of this day at, strictly after now; tomorrow when there is no day. */
    Instant next(Optional<DueDay> due) {
        return next(due, standard);
    }

    private Instant next(Optional<DueDay> due, EscalationSchedule schedule) {
        Instant now = clock.instant();
        return due.map(day -> after(now, day, schedule).at()).orElse(now.plus(WITHOUT_DATE));
    }

    /** The latest step of the schedule that was reached and not yet noted; empty when there is none. */
    Optional<String> reached(SubjectRequest request) {
        return ruling(request)
                .flatMap(due -> reached(
                        due, request.escalatedAt().orElse(request.receipt().receivedAt()), schedule(request)));
    }

    /**
     * The latest step that was reached.
     *
     * @param from when the last one was noted, or what is due was received
     */
    Optional<String> reached(DueDay due, Instant from) {
        return reached(due, from, standard);
    }

    private Optional<String> reached(DueDay due, Instant from, EscalationSchedule schedule) {
        Instant now = clock.instant();
        Optional<String> reached = Optional.empty();
        Escalation step = after(from, due, schedule);
        while (!step.at().isAfter(now)) {
            reached = Optional.of(step.stage().code());
            if (step.stage().equals(EscalationSchedule.Stage.OVERDUE)) {
                break;
            }
            step = after(step.at(), due, schedule);
        }
        return reached;
    }

    private Optional<DueDay> ruling(SubjectRequest request) {
        return clocks.ruling(request.reference())
                .map(one -> DueDay.of(one, request.receipt().legalEntity()));
    }

    /** Where nobody said yet who they are, people hear of it while there is still time to do something. */
    private EscalationSchedule schedule(SubjectRequest request) {
        return request.awaitsIdentity() ? unanswered : standard;
    }

    private Escalation after(Instant instant, DueDay due, EscalationSchedule schedule) {
        return schedule.nextAfter(instant, due.day(), calendars.of(due.legalEntity()), due.zone());
    }
}
