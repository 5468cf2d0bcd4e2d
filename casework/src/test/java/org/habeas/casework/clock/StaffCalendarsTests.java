package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.habeas.casework.company.Closure;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.junit.jupiter.api.Test;

class StaffCalendarsTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final StaffCalendars calendars = new StaffCalendars(new LegalEntities(
            "Northwind",
            List.of(entity("closed", Closure.of("2026-04-02"), Closure.of("2026-04-07/2026-04-08")), entity("open"))));

    @Test
    void leavesOutTheDaysOnWhichTheLegalEntityIsClosed() {
        WorkingCalendar closed = calendars.of("DE", "closed");
        WorkingCalendar open = calendars.of("DE", "open");

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
                                calendars.of("DE", "closed"),
                                BERLIN)
                        .at())
                .isEqualTo("2026-04-01T06:00:00Z");
    }

    @Test
    void saysThatWorkIsUrgentAsLongBeforeAsPeopleAreAtWork() {
        LocalDate monday = LocalDate.parse("2026-03-30");
        LocalDate due = LocalDate.parse("2026-04-10");

        assertThat(DueInWords.open(due, monday, null, calendars.of("DE", "open"))
                        .state())
                .isEqualTo(DueInWords.State.ON_TIME);
        assertThat(DueInWords.open(due, monday, null, calendars.of("DE", "closed"))
                        .state())
                .isEqualTo(DueInWords.State.SOON);
    }

    @Test
    void knowsNoOtherCalendarOrLegalEntity() {
        assertThatThrownBy(() -> calendars.of("XX", "open")).isInstanceOf(UnknownCalendarException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendars.of("DE", "gone"))
                .withMessageContaining("gone");
    }

    private Instant twoDaysBefore(String legalEntity, String due) {
        return new EscalationSchedule(List.of(2))
                .nextAfter(
                        Instant.parse("2026-03-20T00:00:00Z"),
                        LocalDate.parse(due),
                        calendars.of("DE", legalEntity),
                        BERLIN)
                .at();
    }

    private static LegalEntity entity(String id, Closure... closures) {
        return new LegalEntity(
                id,
                "Northwind",
                List.of("Hafenstraße 1"),
                "DE",
                BERLIN,
                "DE",
                "Officer",
                "dpo@northwind.example",
                "Authority",
                "Provider",
                List.of(closures));
    }
}
