package org.habeas.sar;

import java.time.LocalDate;
import java.time.ZoneId;
import org.habeas.casework.clock.CaseClock;

/**
 * A last day, with what is needed to count the days at work back from it.
 *
 * @param legalEntity id of the legal entity whose people do the work
 * @param zone of the legal entity
 */
record DueDay(LocalDate day, String legalEntity, ZoneId zone) {

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
        return new DueDay(due, legalEntity, clock.zone());
    }
}
