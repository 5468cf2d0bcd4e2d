package org.habeas.legalprocess;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.habeas.casework.clock.EscalationSchedule;
import org.habeas.casework.clock.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * When the window of a notice ends: after the time of the policy, and no later than the start of the working day of the
 * return date. It is never shortened below the policy's least.
 */
final class NoticeWindow {

    private NoticeWindow() {}

    /**
     * The first instant at which a target may be produced.
     *
     * @param told when the customer's server accepted the notice
     * @param returnDate null when the instrument names none
     * @param zone in which the return date is read
     * @return empty when the return date leaves less than the least the policy allows
     */
    static Optional<Instant> end(
            Instant told, @Nullable LocalDate returnDate, ZoneId zone, WorkingCalendar calendar, LegalSettings policy) {
        Instant full = told.plus(policy.window());
        if (returnDate == null) {
            return Optional.of(full);
        }
        Instant latest = calendar.minusWorkingDays(returnDate, 0)
                .atTime(EscalationSchedule.START_OF_DAY)
                .atZone(zone)
                .toInstant();
        if (!latest.isBefore(full)) {
            return Optional.of(full);
        }
        return latest.isBefore(told.plus(policy.shortestWindow())) ? Optional.empty() : Optional.of(latest);
    }
}
