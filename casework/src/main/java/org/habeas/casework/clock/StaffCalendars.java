package org.habeas.casework.clock;

import java.util.List;
import org.habeas.casework.company.Closure;
import org.habeas.casework.company.LegalEntities;
import org.springframework.stereotype.Component;

/**
 * The days on which the people of a legal entity work: working days of a calendar without the company's own closures.
 * Reminders and "days left" count on them. A date of the law does not: a company cannot give itself more time.
 */
@Component
public class StaffCalendars {
    private final WorkingCalendars statutory = new WorkingCalendars();
    private final LegalEntities entities;

    StaffCalendars(LegalEntities entities) {
        this.entities = entities;
    }

    /**
     * The working days left to a legal entity.
     *
     * @param code the calendar that a clock counts by
     * @param legalEntity id of the entity whose people do the work
     * @throws UnknownCalendarException when there is no such calendar
     * @throws IllegalArgumentException when no such entity is configured
     */
    public WorkingCalendar of(String code, String legalEntity) {
        WorkingCalendar days = statutory.require(code);
        List<Closure> closures = entities.byId(legalEntity).closures();
        return closures.isEmpty()
                ? days
                : days.closedOn(day -> closures.stream().anyMatch(one -> one.includes(day)));
    }
}
