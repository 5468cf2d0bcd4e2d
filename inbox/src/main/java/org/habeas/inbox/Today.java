package org.habeas.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.clock.StaffCalendars;
import org.habeas.casework.clock.WorkingCalendar;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.springframework.stereotype.Component;

/** The day and the working days by which lists and cases are read. */
@Component
class Today {

    private final LegalEntities entities;
    private final Cases cases;
    private final Clock clock;
    private final StaffCalendars calendars;

    Today(LegalEntities entities, StaffCalendars calendars, Cases cases, Clock clock) {
        this.entities = entities;
        this.calendars = calendars;
        this.cases = cases;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Today in the zone of the company's first legal entity, by which lists over many cases are read. */
    LocalDate ofLists() {
        return LocalDate.ofInstant(now(), entities.first().zone());
    }

    WorkingCalendar calendarOfLists() {
        return calendars.of(entities.first().id());
    }

    /** The days at work that are left to a legal entity, by whichever law a clock of it counts. */
    WorkingCalendar calendar(LegalEntity owner) {
        return calendars.of(owner.id());
    }

    LegalEntity entityOf(CaseReference reference) {
        return cases.legalEntityOf(reference).map(entities::byId).orElseGet(entities::first);
    }

    ZoneId zoneOfLists() {
        return entities.first().zone();
    }
}
