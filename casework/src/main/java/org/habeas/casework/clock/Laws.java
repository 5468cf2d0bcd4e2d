package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.springframework.stereotype.Component;

/** The shipped law packs and calendars, read once, behind one question: what does this rule say of this anchor. */
@Component
class Laws {

    private final LawBook book = LawBook.shipped();
    private final WorkingCalendars calendars = new WorkingCalendars();
    private final ClockCalculator calculator = new ClockCalculator();

    /**
     * Reads packs and calendars.
     *
     * @throws IllegalStateException when a legal entity names a calendar that does not exist: better no start than no
     *     date later
     */
    Laws(LegalEntities entities) {
        for (LegalEntity entity : entities.entities()) {
            if (calendars.of(entity.calendar()).isEmpty()) {
                throw new IllegalStateException("habeas.company.entities: the calendar " + entity.calendar() + " of "
                        + entity.id() + " is not known");
            }
        }
    }

    ClockResult compute(String ruleId, Instant anchor, ZoneId zone, String calendar, List<ClockEvent> events) {
        ClockRule rule = book.rule(ruleId, anchor.atZone(zone).toLocalDate()).require();
        return calculator.compute(rule, anchor, zone, calendars.require(calendar), events);
    }

    /** The version of a rule that once computed a clock; where no pack holds it any more, the one in force then. */
    ClockRule rule(String ruleId, String version, LocalDate receipt) {
        return book.versions(ruleId).stream()
                .filter(rule -> rule.version().equals(version))
                .findFirst()
                .orElseGet(() -> book.rule(ruleId, receipt).require());
    }
}
