package org.habeas.sar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.EscalationSchedule;
import org.habeas.casework.clock.EscalationSchedule.Escalation;
import org.habeas.casework.clock.WorkingCalendar;
import org.habeas.casework.clock.WorkingCalendars;
import org.springframework.stereotype.Component;

/** When a request reminds of its ruling date, read from the clocks each time, so that no reminder outlives a change. */
@Component
class Escalations {

    private static final Duration WITHOUT_DATE = Duration.ofDays(1);

    private final CaseClocks clocks;
    private final Clock clock;
    private final EscalationSchedule standard = EscalationSchedule.standard();
    private final EscalationSchedule unanswered = EscalationSchedule.withAnUnansweredQuestion();
    private final WorkingCalendars calendars = new WorkingCalendars();

    Escalations(CaseClocks clocks, Clock clock) {
        this.clocks = clocks;
        this.clock = clock;
    }

    /** The next instant to remind at, strictly after now. */
    Instant next(SubjectRequest request) {
        Instant now = clock.instant();
        EscalationSchedule schedule = schedule(request);
        return clocks.ruling(request.reference())
                .map(ruling -> after(now, ruling, schedule).at())
                .orElse(now.plus(WITHOUT_DATE));
    }

    /** The latest step of the schedule that was reached and not yet noted; empty when there is none. */
    Optional<String> reached(SubjectRequest request) {
        Optional<CaseClock> ruling = clocks.ruling(request.reference());
        if (ruling.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant from = request.escalatedAt().orElse(request.receipt().receivedAt());
        Optional<String> reached = Optional.empty();
        EscalationSchedule schedule = schedule(request);
        Escalation step = after(from, ruling.get(), schedule);
        while (!step.at().isAfter(now)) {
            reached = Optional.of(step.stage().code());
            if (step.stage().equals(EscalationSchedule.Stage.OVERDUE)) {
                break;
            }
            step = after(step.at(), ruling.get(), schedule);
        }
        return reached;
    }

    /** Where nobody said yet who they are, people hear of it while there is still time to do something. */
    private EscalationSchedule schedule(SubjectRequest request) {
        return request.awaitsIdentity() ? unanswered : standard;
    }

    private Escalation after(Instant instant, CaseClock ruling, EscalationSchedule schedule) {
        LocalDate due = ruling.due();
        if (due == null) {
            throw new IllegalStateException("the ruling clock has no date");
        }
        WorkingCalendar calendar = calendars.require(ruling.calendar());
        return schedule.nextAfter(instant, due, calendar, ruling.zone());
    }
}
