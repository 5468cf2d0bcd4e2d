package org.habeas.casework.clock;

import java.util.List;
import org.habeas.casework.company.Closure;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.springframework.stereotype.Component;

/**
 * The days on which the people of a legal entity work: the working days of its own calendar without its closures. What
 * reminds them and counts the days they have left goes by these; no date of the law does, wherever that law is made. A
 * company cannot give itself more time, and Thanksgiving is a day off in an American office also for a European time
 * limit.
 */
@Component
public class StaffCalendars {
    private final WorkingCalendars calendars;
    private final LegalEntities entities;

    StaffCalendars(WorkingCalendars calendars, LegalEntities entities) {
        this.calendars = calendars;
        this.entities = entities;
    }

    /**
     * The days at work of a legal entity.
     *
     * @param legalEntity id of the entity whose people do the work
     * @throws IllegalArgumentException when no such entity is configured
     */
    public WorkingCalendar of(String legalEntity) {
        LegalEntity entity = entities.byId(legalEntity);
        WorkingCalendar days = calendars.require(entity.calendar());
        List<Closure> closures = entity.closures();
        return closures.isEmpty()
                ? days
                : days.closedOn(day -> closures.stream().anyMatch(one -> one.includes(day)));
    }
}
