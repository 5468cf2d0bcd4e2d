package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.habeas.casework.company.Closure;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.junit.jupiter.api.Test;

class StaffCalendarsTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final StaffCalendars calendars = new StaffCalendars(
            AskedClock.CALENDARS,
            new LegalEntities(
                    "Northwind",
                    List.of(
                            entity("closed", Closure.of("2026-04-02"), Closure.of("2026-04-07/2026-04-08")),
                            entity("open"),
                            american())));

    @Test
    void leavesOutTheDaysOnWhichTheLegalEntityIsClosed() {
        WorkingCalendar closed = calendars.of("closed");
        WorkingCalendar open = calendars.of("open");

        assertThat(closed.rest(LocalDate.parse("2026-04-07"))).contains("Company closure");
        assertThat(closed.rest(LocalDate.parse("2026-04-03")))
                .as("a holiday stays what it is")
                .contains("Good Friday");
        assertThat(closed.isWorkingDay(LocalDate.parse("2026-04-09"))).isTrue();
        assertThat(open.isWorkingDay(LocalDate.parse("2026-04-07"))).isTrue();
    }

    @Test
    void countsTwoWorkingDaysBackAroundAClosure() {
        // due on Thursday 9 April 2026; the 7th and 8th and the 2nd are closed, Easter lies between
        assertThat(twoDaysBefore("closed", "2026-04-09")).isEqualTo("2026-03-31T06:00:00Z");
        assertThat(twoDaysBefore("open", "2026-04-09")).isEqualTo("2026-04-07T06:00:00Z");
    }

    @Test
    void remindsOnTheLastDayAtWorkOfADateThatFallsOnAClosure() {
        EscalationSchedule onTheDay = new EscalationSchedule(List.of(0));

        assertThat(onTheDay.nextAfter(
                                Instant.parse("2026-03-20T00:00:00Z"),
                                LocalDate.parse("2026-04-07"),
                                calendars.of("closed"),
                                BERLIN)
                        .at())
                .isEqualTo("2026-04-01T06:00:00Z");
    }

    @Test
    void saysThatWorkIsUrgentAsLongBeforeAsPeopleAreAtWork() {
        LocalDate monday = LocalDate.parse("2026-03-30");
        LocalDate due = LocalDate.parse("2026-04-10");

        assertThat(DueInWords.open(due, monday, null, calendars.of("open")).state())
                .isEqualTo(DueInWords.State.ON_TIME);
        assertThat(DueInWords.open(due, monday, null, calendars.of("closed")).state())
                .isEqualTo(DueInWords.State.SOON);
    }

    @Test
    void remindsAnAmericanOfficeOfAEuropeanDateByItsOwnHolidaysWhichMoveTheDateByNothing() {
        ClockRule month = AskedClock.LAWS.versions("eu-gdpr-12-3-respond").get(0);
        LegalEntity office = american();
        ClockResult result = new ClockCalculator()
                .compute(
                        month,
                        Instant.parse("2026-10-26T18:00:00Z"),
                        office.zone(),
                        AskedClock.CALENDARS.require(Laws.calendar(month, office)),
                        List.of());
        LocalDate due = Objects.requireNonNull(result.due()).date();

        assertThat(due).as("Thanksgiving, a day like others to the law").isEqualTo("2026-11-26");
        assertThat(new EscalationSchedule(List.of(2, 0))
                        .nextAfter(Instant.parse("2026-11-20T00:00:00Z"), due, calendars.of(office.id()), office.zone())
                        .at())
                .as("two days at work before it, the last of them the Wednesday")
                .isEqualTo("2026-11-24T16:00:00Z");
        assertThat(new EscalationSchedule(List.of(0))
                        .nextAfter(Instant.parse("2026-11-20T00:00:00Z"), due, calendars.of(office.id()), office.zone())
                        .at())
                .as("nobody is there on the last day")
                .isEqualTo("2026-11-25T16:00:00Z");
    }

    @Test
    void knowsNoOtherLegalEntity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendars.of("gone"))
                .withMessageContaining("gone");
    }

    private Instant twoDaysBefore(String legalEntity, String due) {
        return new EscalationSchedule(List.of(2))
                .nextAfter(
                        Instant.parse("2026-03-20T00:00:00Z"), LocalDate.parse(due), calendars.of(legalEntity), BERLIN)
                .at();
    }

    private static LegalEntity american() {
        return entity("us", "US", ZoneId.of("America/Los_Angeles"));
    }

    private static LegalEntity entity(String id, Closure... closures) {
        return entity(id, "DE", BERLIN, closures);
    }

    private static LegalEntity entity(String id, String country, ZoneId zone, Closure... closures) {
        return new LegalEntity(
                id,
                "Northwind",
                List.of("Hafenstraße 1"),
                country,
                zone,
                country,
                "Officer",
                "dpo@northwind.example",
                "Authority",
                "Provider",
                List.of(closures));
    }
}
