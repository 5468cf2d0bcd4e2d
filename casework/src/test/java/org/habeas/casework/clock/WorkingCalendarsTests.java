package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarsTests {
    private final WorkingCalendars calendars = new WorkingCalendars();

    @ParameterizedTest
    @CsvSource({
        "DE, 2026-04-03",
        "DE, 2026-04-06",
        "DE, 2026-05-01",
        "DE, 2026-05-14",
        "DE, 2026-05-25",
        "DE, 2026-12-25",
        "DE-BY, 2026-06-04",
        "UK, 2026-04-03",
        "UK, 2026-04-06",
        "UK, 2026-05-04",
        "UK, 2026-08-31",
        "UK, 2026-12-28",
        "UK, 2027-12-28",
        "UK, 2022-09-19",
        "UK, 2023-05-08",
        "GB-ENG, 2026-08-31",
        "gb, 2026-04-06",
        "US, 2026-10-12",
        "US, 2026-07-03",
        "US, 2026-11-26",
        "US, 2027-12-31",
        "US, 2026-06-19",
        "US, 2026-02-16",
        "BR, 2026-04-03",
        "BR, 2026-04-21",
        "BR, 2026-11-20",
        "BR, 2026-10-12",
        "NL, 2026-04-03",
        "NL, 2026-04-27",
        "NL, 2026-05-05",
        "NL, 2027-05-05",
        "NL, 2026-05-14",
        "ES, 2026-04-03",
        "ES, 2026-01-06",
        "ES, 2026-12-08",
        "ES, 2026-10-12",
        "IE, 2026-02-02",
        "IE, 2028-02-07",
        "IE, 2026-03-17",
        "IE, 2026-10-26",
        "FR, 2026-07-14",
        "FR, 2026-05-25",
        "FR, 2026-05-14",
        "FR, 2026-11-11",
        "PT, 2026-04-03",
        "PT, 2026-06-04",
        "PT, 2026-06-10",
        "PT, 2026-10-05",
        "PT, 2026-12-08",
        "CY, 2026-02-23",
        "CY, 2026-04-01",
        "CY, 2026-04-10",
        "CY, 2026-04-13",
        "CY, 2026-06-01",
        "CY, 2026-10-28",
        "CY, 2026-12-24",
        "CY, 2027-04-30",
        "GR, 2026-02-23",
        "GR, 2026-04-10",
        "GR, 2026-04-13",
        "GR, 2026-05-01",
        "GR, 2026-06-01",
        "GR, 2026-10-28",
        "GR, 2024-05-07",
        "SK, 2026-01-06",
        "SK, 2026-04-03",
        "SK, 2023-09-01",
        "SK, 2023-11-17",
        "SK, 2025-05-08",
        "SK, 2027-09-15",
        "IS, 2026-04-02",
        "IS, 2026-04-03",
        "IS, 2026-04-06",
        "IS, 2026-04-23",
        "IS, 2026-05-14",
        "IS, 2026-05-25",
        "IS, 2026-06-17",
        "IS, 2026-08-03",
    })
    void restsOnAHoliday(String code, LocalDate holiday) {
        assertThat(calendars.require(code).isWorkingDay(holiday)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // nationwide only: Corpus Christi, Epiphany, Reformation Day are regional
        "DE, 2026-06-04",
        "DE, 2026-01-06",
        "DE, 2025-10-31",
        "UK, 2026-12-24",
        "UK, 2022-05-30",
        "US, 2026-11-27",
        "US, 2026-12-24",
        "BR, 2026-02-17",
        "BR, 2026-02-18",
        "BR, 2026-06-04",
        "BR, 2023-11-20",
        "NL, 2026-12-24",
        // 15 August 2027 is a Sunday and does not move
        "ES, 2027-08-16",
        "ES, 2026-11-02",
        // no weekend substitutes: 26 December 2026 is a Saturday
        "IE, 2026-12-28",
        "IE, 2026-04-03",
        "IE, 2028-02-01",
        "FR, 2026-04-03",
        // Carnival Tuesday is facultative
        "PT, 2026-02-17",
        "PT, 2027-02-09",
        // Western Easter, Green Monday and Whit Monday; Orthodox Easter Tuesday, a holiday of banks
        "CY, 2026-02-16",
        "CY, 2026-04-03",
        "CY, 2026-04-06",
        "CY, 2026-05-25",
        "CY, 2026-04-14",
        // the Three Hierarchs closed schools; 1 May 2024 was moved out of Holy Week
        "GR, 2026-01-30",
        "GR, 2024-05-01",
        // state holidays that are no days of rest
        "SK, 2025-09-01",
        "SK, 2026-10-28",
        "SK, 2025-11-17",
        "SK, 2026-11-17",
        "SK, 2026-05-08",
        "SK, 2026-09-15",
        // commemorations, and eves that are off from 13:00
        "IS, 2026-01-06",
        "IS, 2026-01-23",
        "IS, 2026-02-18",
        "IS, 2026-05-13",
        "IS, 2026-06-24",
        "IS, 2026-11-16",
        "IS, 2026-12-01",
        "IS, 2026-12-24",
        "IS, 2026-12-31",
    })
    void worksOnADayThatTheStatuteDoesNotName(String code, LocalDate day) {
        assertThat(calendars.require(code).isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "", "NYSE", "TARGET", "DE-XX", "US-CA", "Germany", "UK-ENG", "../DE"})
    void knowsNoSuchCalendar(String code) {
        assertThat(calendars.of(code)).isEmpty();
        assertThatThrownBy(() -> calendars.require(code))
                .isInstanceOf(UnknownCalendarException.class)
                .hasMessageContaining("'" + code + "'");
    }

    @Test
    void countsWorkingDaysForwardsAndBackwards() {
        WorkingCalendar de = calendars.require("DE");
        LocalDate thursday = LocalDate.parse("2026-04-02");
        LocalDate tuesday = LocalDate.parse("2026-04-07");

        assertThat(de.nextWorkingDay(thursday)).isEqualTo(tuesday);
        assertThat(de.onOrAfter(thursday)).isEqualTo(thursday);
        assertThat(de.plusWorkingDays(thursday, 2)).isEqualTo("2026-04-08");
        assertThat(de.minusWorkingDays(tuesday, 1)).isEqualTo(thursday);
        assertThat(de.minusWorkingDays(tuesday, 0)).isEqualTo(tuesday);
        assertThat(de.minusWorkingDays(LocalDate.parse("2026-04-05"), 0)).isEqualTo(thursday);
        assertThat(de.minusWorkingDays(LocalDate.parse("2026-04-05"), 1)).isEqualTo(thursday);
    }

    @Test
    void saysWhyNobodyWorks() {
        WorkingCalendar de = calendars.require("DE");

        assertThat(de.rest(LocalDate.parse("2026-04-03"))).contains("Good Friday");
        assertThat(de.rest(LocalDate.parse("2026-04-04"))).contains("Saturday");
        assertThat(de.rest(LocalDate.parse("2026-04-07"))).isEmpty();
    }

    @Test
    void namesTheListOfHolidaysByItsContent() {
        assertThat(calendars.require("US").edition()).matches("Habeas, laws/calendars/us\\.xml [0-9a-f]{12}");
        assertThat(calendars.require("DE").edition()).matches("Jollyday 1\\.8\\.1, de\\.xml [0-9a-f]{12}");
        assertThat(calendars.require("NL").edition())
                .matches("Jollyday 1\\.8\\.1, nl\\.xml [0-9a-f]{12} with its observances");
        assertThat(calendars.require("FR").edition())
                .isNotEqualTo(calendars.require("DE").edition());
    }
}
