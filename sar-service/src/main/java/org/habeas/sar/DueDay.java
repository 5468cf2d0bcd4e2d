package org.habeas.sar;

import java.time.LocalDate;
import java.time.ZoneId;
import org.habeas.casework.clock.CaseClock;

/**
 * A last day, with what is needed to count working days back from it.
 *
 * @param calendar code of the working days by which it was counted
 * @param legalEntity id of the legal entity whose people do the work
 * @param zone of the legal entity
 */
record DueDay(LocalDate day, String calendar, String legalEntity, ZoneId zone) {

    /**
     * Of a clock that has a date.
     *
     * @throws IllegalStateException when it has none
     */
    static DueDay of(CaseClock clock, String legalEntity) {
        LocalDate due = clock.due();
        if (due == null) {
            throw new IllegalStateException("the ruling clock has no date");
        }
        return new DueDay(due, clock.calendar(), legalEntity, clock.zone());
    }
}
