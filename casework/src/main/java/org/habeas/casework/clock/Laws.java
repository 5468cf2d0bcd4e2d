package org.habeas.casework.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.casework.company.CompanySettingsInvalid;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.springframework.stereotype.Component;

/** The law packs and calendars, read once, behind one question: what does this rule say of this anchor. */
@Component
class Laws {

    private final LawBook book;
    private final WorkingCalendars calendars;
    private final ClockCalculator calculator = new ClockCalculator();

    /**
     * Reads packs and calendars.
     *
     * @throws CompanySettingsInvalid when a legal entity names a calendar that does not exist: better no start than no
     *     date later
     */
    Laws(LawBook book, WorkingCalendars calendars, LegalEntities entities) {
        this.book = book;
        this.calendars = calendars;
        for (LegalEntity entity : entities.entities()) {
            if (calendars.of(entity.calendar()).isEmpty()) {
                throw new CompanySettingsInvalid("habeas.company.entities: the calendar " + entity.calendar() + " of "
                        + entity.id() + " is not known");
            }
        }
    }

    /**
     * The rule that governs an anchor for good.
     *
     * @throws IllegalStateException when no version is in force then
     */
    ClockRule governing(String ruleId, Instant anchor, ZoneId zone) {
        return today(ruleId, anchor, zone).require();
    }

    /** What the packs say today of a rule and an anchor. */
    LawBook.Lookup today(String ruleId, Instant anchor, ZoneId zone) {
        return book.rule(ruleId, anchor.atZone(zone).toLocalDate());
    }

    /** The version of this name; for a clock whose rule was not stored with it. */
    Optional<ClockRule> version(String ruleId, String version) {
        return book.versions(ruleId).stream()
                .filter(rule -> rule.version().equals(version))
                .findFirst();
    }

    /**
     * The working days that count for a rule: those of the legal entity where they are of the rule's own country or the
     * rule names none, else the rule's own. Holidays of a country outside the Union move no last day of Union law.
     */
    static String calendar(ClockRule rule, LegalEntity owner) {
        String own = rule.calendar();
        String country = country(owner.calendar());
        if (own != null) {
            return country(own).equals(country) ? owner.calendar() : own;
        }
        boolean outside = !Countries.shipped().isIn(country, "EEA").orElse(false);
        return rule.law() == ClockRule.Law.EU && outside ? WorkingCalendars.EU_WEEKENDS : owner.calendar();
    }

    private static String country(String calendar) {
        String country = calendar.substring(0, 2).toUpperCase(Locale.ROOT);
        return country.equals("UK") ? "GB" : country;
    }

    ClockResult compute(ClockRule rule, Instant anchor, ZoneId zone, String calendar, List<ClockEvent> events) {
        return calculator.compute(rule, anchor, zone, calendars.require(calendar), events);
    }
}
