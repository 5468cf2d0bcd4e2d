package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockQuestionTests {

    @Test
    void tellsTheFirstMistakeInTheSettledOrder() {
        AskedClock clock = AskedClock.rule("no-such-rule")
                .in("")
                .calendar("XX")
                .received("noon")
                .event("rest");

        assertThat(clock.refusal()).isEqualTo(ClockError.UNKNOWN_RULE);
        clock = AskedClock.rule("uk-dpa-164a-acknowledge")
                .in("")
                .calendar("XX")
                .received("noon")
                .event("rest");
        assertThat(clock.refusal()).isEqualTo(ClockError.UNKNOWN_ZONE);
        assertThat(clock.in("Europe/London").refusal()).isEqualTo(ClockError.UNKNOWN_CALENDAR);
        assertThat(clock.calendar("").refusal()).isEqualTo(ClockError.BAD_ANCHOR);
        assertThat(clock.received("2026-01-05").refusal()).isEqualTo(ClockError.BAD_EVENT);
        assertThat(AskedClock.rule("uk-dpa-164a-acknowledge")
                        .calendar("")
                        .received("2026-01-05")
                        .refusal())
                .isEqualTo(ClockError.NOT_IN_FORCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Europe/Berln", "europe/berlin", "+01:00", "Z", "UTC+1", "GMT-5", "CEST"})
    void refusesAZoneThatIsNoPlace(String zone) {
        assertThat(AskedClock.promise().in(zone).refusal()).isEqualTo(ClockError.UNKNOWN_ZONE);
    }

    @Test
    void needsACalendarOnlyWhereWorkingDaysCount() {
        assertThat(AskedClock.eu().calendar("").refusal()).isEqualTo(ClockError.UNKNOWN_CALENDAR);
        assertThat(AskedClock.promise().calendar("").due()).isEqualTo("2026-04-01");
        assertThat(AskedClock.promise().calendar("XX").refusal()).isEqualTo(ClockError.UNKNOWN_CALENDAR);
    }

    @Test
    void refusesDaysForWhichACalendarHoldsNoHolidays() {
        AskedClock clock = AskedClock.eu().calendar("TR").received("1500-02-28");

        assertThat(clock.answer())
                .isEqualTo(new ClockQuestion.Refused(
                        ClockError.UNKNOWN_CALENDAR, "the calendar TR holds no holidays of the year 1500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1582-10-10", "9999-12-31"})
    void computesAnyYearThatCanBeWritten(String day) {
        assertThat(AskedClock.eu().received(day).due()).isNotEmpty();
        assertThat(AskedClock.rule("br-anpd-supplement").received(day).due()).isNotEmpty();
    }

    @Test
    void letsTheCalendarColumnDecideOverTheRulesOwn() {
        AskedClock clock = AskedClock.uk().received("2026-11-25");

        assertThat(clock.due()).isEqualTo("2026-12-29");
        assertThat(clock.calendar("DE").due()).isEqualTo("2026-12-28");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T10:00:00",
                "2026-03-02T10:00",
                "2026-02-30",
                "02.03.2026",
                "",
                "2026-03-02Z",
                "+1000000-01-01T00:00:00Z",
                "2026-03-02 10:00:00Z"
            })
    void refusesAnAnchorWithoutOffset(String anchor) {
        assertThat(AskedClock.eu().received(anchor).refusal()).isEqualTo(ClockError.BAD_ANCHOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause:identity:2026-03-01/2026-03-05",
                "extend:2026-03-01",
                "pause:identity:2026-03-05/2026-03-04",
                "pause:holiday:2026-03-05/2026-03-06",
                "pause:identity:2026-03-05",
                "pause:identity:/2026-03-05",
                "pause:identity:2026-3-5/2026-03-06",
                "pause:IDENTITY:2026-03-05/2026-03-06",
                "pause:identity:2026-03-05/+999999999-01-01",
                "extend:",
                "extend:2026-02-30",
                "wait"
            })
    void refusesAnEventThatCannotBeAFact(String event) {
        assertThat(AskedClock.eu().event(event).refusal()).isEqualTo(ClockError.BAD_EVENT);
    }

    @Test
    void measuresAnEventAgainstTheLocalDateOfReceipt() {
        // 1 March 23:30 in UTC is 2 March in Berlin
        AskedClock clock =
                AskedClock.eu().received("2026-03-01T23:30:00Z").event("pause:identity:2026-03-01/2026-03-05");

        assertThat(clock.refusal()).isEqualTo(ClockError.BAD_EVENT);
        assertThat(clock.in("UTC").nominal()).isEqualTo("2026-04-05");
    }

    @ParameterizedTest
    @CsvSource({
        "pause:identity:2026-02-03/2026-02-09",
        "pause:fee:2026-02-03/",
        "extend:2026-02-20",
    })
    void readsBackTheTextOfAnEvent(String text) {
        assertThat(ClockEvent.parse(text)).map(ClockEvent::text).contains(text);
    }
}
