package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.habeas.casework.company.Closure;
import org.habeas.casework.company.CompanySettingsInvalid;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.junit.jupiter.api.Test;

class LawsTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void refusesToStartWithACalendarNobodyKnows() {
        assertThatThrownBy(() -> new Laws(AskedClock.LAWS, AskedClock.CALENDARS, entityWithCalendar("XX")))
                .isInstanceOf(CompanySettingsInvalid.class)
                .hasMessage("habeas.company.entities: the calendar XX of eu is not known");
    }

    @Test
    void answersForTheRulesOfTheShippedPacks() {
        Laws laws = new Laws(AskedClock.LAWS, AskedClock.CALENDARS, entityWithCalendar("DE"));

        Instant received = Instant.parse("2026-03-03T09:00:00Z");
        ClockResult month = laws.compute(
                laws.governing("eu-gdpr-12-3-respond", received, BERLIN), received, BERLIN, "DE", List.of());

        assertThat(month.due()).isEqualTo(Deadline.on(LocalDate.parse("2026-04-07")));
    }

    @Test
    void movesNoDateOfTheLawWhereTheCompanyIsClosed() {
        LegalEntities closed = entityWithCalendar("DE", Closure.of("2026-04-07/2026-04-17"));
        Instant received = Instant.parse("2026-03-03T09:00:00Z");
        Laws laws = new Laws(AskedClock.LAWS, AskedClock.CALENDARS, closed);
        ClockRule rule = laws.governing("eu-gdpr-12-3-respond", received, BERLIN);

        ClockResult month = laws.compute(rule, received, BERLIN, Laws.calendar(rule, closed.first()), List.of());

        assertThat(month.due()).isEqualTo(Deadline.on(LocalDate.parse("2026-04-07")));
        assertThat(month.derivation().toString()).doesNotContain("losure");
    }

    @Test
    void countsTheWorkingDaysOfTheRulesCountryUnlessTheEntityIsThere() {
        ClockRule british = AskedClock.LAWS.versions("uk-gdpr-12a-respond").get(1);

        assertThat(Laws.calendar(british, entityWithCalendar("DE").first())).isEqualTo("UK");
        assertThat(Laws.calendar(british, entityWithCalendar("GB-SCT").first())).isEqualTo("GB-SCT");
        assertThat(Laws.calendar(
                        AskedClock.LAWS.versions("eu-gdpr-12-3-respond").get(0),
                        entityWithCalendar("DE-BY").first()))
                .isEqualTo("DE-BY");
    }

    @Test
    void rollsUnionLawOverNoHolidayOfACountryOutsideTheUnion() {
        ClockRule month = AskedClock.LAWS.versions("eu-gdpr-12-3-respond").get(0);
        assertThat(Laws.calendar(month, entityWithCalendar("US").first())).isEqualTo("EU-WEEKENDS");
        assertThat(Laws.calendar(month, entityWithCalendar("UK").first())).isEqualTo("EU-WEEKENDS");
        assertThat(Laws.calendar(month, entityWithCalendar("CH").first())).isEqualTo("EU-WEEKENDS");
        assertThat(Laws.calendar(month, entityWithCalendar("NO").first())).isEqualTo("NO");
        Laws laws = new Laws(AskedClock.LAWS, AskedClock.CALENDARS, entityWithCalendar("US"));
        ZoneId oakland = ZoneId.of("America/Los_Angeles");

        ClockResult overThanksgiving =
                laws.compute(month, Instant.parse("2026-10-26T18:00:00Z"), oakland, "EU-WEEKENDS", List.of());
        ClockResult overTheWeekend =
                laws.compute(month, Instant.parse("2026-10-28T18:00:00Z"), oakland, "EU-WEEKENDS", List.of());

        assertThat(overThanksgiving.due()).isEqualTo(Deadline.on(LocalDate.parse("2026-11-26")));
        assertThat(overTheWeekend.due()).isEqualTo(Deadline.on(LocalDate.parse("2026-11-30")));
        assertThat(overThanksgiving.derivation())
                .filteredOn(step -> step.step().equals("calendar"))
                .singleElement()
                .satisfies(step -> assertThat(step.because()).contains("holidays of a Member State", "Art. 2(1)"));
    }

    @Test
    void keepsTheCalendarOfLawThatIsNotTheUnions() {
        assertThat(Laws.calendar(
                        AskedClock.LAWS.versions("ch-fadp-25").get(0),
                        entityWithCalendar("CH").first()))
                .isEqualTo("CH");
        assertThat(Laws.calendar(
                        AskedClock.LAWS.versions("ca-ccpa-7021-confirm").get(0),
                        entityWithCalendar("DE").first()))
                .isEqualTo("US");
    }

    private static LegalEntities entityWithCalendar(String calendar, Closure... closures) {
        return new LegalEntities(
                "Northwind",
                List.of(new LegalEntity(
                        "eu",
                        "Northwind",
                        List.of("Hafenstraße 1"),
                        "DE",
                        BERLIN,
                        calendar,
                        "Officer",
                        "dpo@northwind.example",
                        "Authority",
                        "Provider",
                        List.of(closures))));
    }
}
