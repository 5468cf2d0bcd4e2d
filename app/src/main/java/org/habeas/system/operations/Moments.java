package org.habeas.system.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.habeas.casework.clock.StaffCalendars;
import org.habeas.casework.clock.WorkingCalendar;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.DueLabel;
import org.springframework.stereotype.Component;

/** Instants and dates in words, in the zone of the company's first legal entity as in all lists over many cases. */
@Component
class Moments {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;
    private final WorkingCalendar calendar;

    Moments(Clock clock, LegalEntities company, StaffCalendars calendars) {
        this.clock = clock;
        this.zone = company.first().zone();
        this.calendar = calendars.of(company.first().id());
    }

    String now() {
        return words(clock.instant());
    }

    String words(Instant instant) {
        return MOMENT.format(instant.atZone(zone));
    }

    String zone() {
        return zone.getId();
    }

    DueLabel due(LocalDate due) {
        return DueLabel.open(due, null, LocalDate.ofInstant(clock.instant(), zone), calendar);
    }
}
