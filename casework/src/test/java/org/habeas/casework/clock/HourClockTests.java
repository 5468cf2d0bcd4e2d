package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules in the words of a pack, one of each shape, and the shipped ones where they name the vector. */
class HourClockTests {
    private static final String PACK = """
            regime: hours
            title: Rules in hours
            law: EU
            rules:
              - {id: strict, version: "1", citation: GDPR Art. 33(1), summary: s, role: controller, anchor: AWARENESS,
                 duration: 72, unit: HOURS, outer: NEXT_FULL_HOUR, hardness: HARD, source: s, verified: UNVERIFIED}
              - {id: noon, version: "1", citation: RTS 2025/301 Art. 5, summary: s, role: provider, anchor: AWARENESS,
                 duration: 24, unit: HOURS, end: NOON_NEXT_WORKING_DAY, outer: NEXT_FULL_HOUR, hardness: HARD,
                 source: s, verified: UNVERIFIED}
              - {id: month, version: "1", citation: RTS 2025/301 Art. 5, summary: s, role: provider,
                 anchor: PREVIOUS_FILING_SUBMITTED, duration: 1, unit: MONTHS, end: NOON_NEXT_WORKING_DAY,
                 hardness: HARD, source: s, verified: UNVERIFIED}
            """;

    private static final LawBook LAWS = new LawBook(List.of(LawPack.read("hours.yaml", PACK, AskedClock.CALENDARS)));

    private static ClockResult compute(String rule, Anchor anchor, String zone, List<ClockEvent> events) {
        return new ClockCalculator()
                .compute(
                        LAWS.versions(rule).get(0),
                        anchor,
                        ZoneId.of(zone),
                        AskedClock.CALENDARS.require("DE"),
                        events);
    }

    private static String text(@Nullable Deadline deadline) {
        return Objects.requireNonNull(deadline).text();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-23T12:20:00Z, Europe/Berlin, 2026-10-26T13:20:00+01:00, 2026-10-26T14:00:00+01:00",
        "2027-03-26T13:20:00Z, Europe/Berlin, 2027-03-29T15:20:00+02:00, 2027-03-29T16:00:00+02:00",
        "2026-12-23T15:45:00Z, Europe/Berlin, 2026-12-26T16:45:00+01:00, 2026-12-26T17:00:00+01:00",
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-28T01:30:00+01:00, 2026-10-28T02:00:00+01:00",
        "2026-10-30T13:10:00Z, America/New_York, 2026-11-02T08:10:00-05:00, 2026-11-02T09:00:00-05:00",
        "2026-06-10T12:00:00Z, Europe/Berlin, 2026-06-13T14:00:00+02:00, 2026-06-13T15:00:00+02:00",
        "2026-06-10T12:10:00Z, Asia/Kolkata, 2026-06-13T17:40:00+05:30, 2026-06-13T18:00:00+05:30",
        "2026-06-10T12:10:00.5Z, UTC, 2026-06-13T12:10:00Z, 2026-06-13T13:00:00Z",
    })
    void countsOnTheTimeLineAndNotOnTheWallClock(String aware, String zone, String strict, String outer) {
        ClockResult result = compute("strict", Anchor.at(Instant.parse(aware)), zone, List.of());

        assertThat(text(result.nominal())).isEqualTo(strict);
        assertThat(text(result.due())).isEqualTo(strict);
        assertThat(text(result.outer())).isEqualTo(outer);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-23T14:20:00+02:00, Europe/Berlin, 2026-10-26T13:20:00+01:00, 2026-10-26T14:00:00+01:00",
        "2027-03-26T14:20:00+01:00, Europe/Berlin, 2027-03-29T15:20:00+02:00, 2027-03-29T16:00:00+02:00",
        "2026-12-23T16:45:00+01:00, Europe/Berlin, 2026-12-26T16:45:00+01:00, 2026-12-26T17:00:00+01:00",
        "2026-10-25T02:30:00+02:00, Europe/Berlin, 2026-10-28T01:30:00+01:00, 2026-10-28T02:00:00+01:00",
        "2026-10-30T09:10:00-04:00, America/New_York, 2026-11-02T08:10:00-05:00, 2026-11-02T09:00:00-05:00",
    })
    void givesTheAuthorityOfTheGdprItsVectorsFromTheShippedPack(
            String aware, String zone, String strict, String outer) {
        ClockResult result = new ClockCalculator()
                .compute(
                        LawBook.shipped().versions("gdpr-33-authority").get(0),
                        Anchor.parse(aware).orElseThrow(),
                        ZoneId.of(zone),
                        null,
                        List.of());

        assertThat(text(result.due())).isEqualTo(strict);
        assertThat(text(result.outer())).isEqualTo(outer);
        assertThat(result.derivation()).extracting(DerivationStep::step).contains("anchor", "nominal", "outer");
    }

    @Test
    void findsAFullHourThatAHalfHourChangeBringsForward() {
        // Lord Howe goes from 02:00 back to 01:30: after 01:50 comes 01:30 again, then 02:00
        Instant before = Instant.parse("2026-04-04T14:50:00Z");

        assertThat(HourClock.nextFullHour(before, ZoneId.of("Australia/Lord_Howe")))
                .isEqualTo(Instant.parse("2026-04-04T15:30:00Z"));
    }

    @Test
    void movesToNoonOfTheNextWorkingDay() {
        // aware on Friday: 24 hours later is a Saturday
        ClockResult result =
                compute("noon", Anchor.at(Instant.parse("2026-06-12T12:20:00Z")), "Europe/Berlin", List.of());

        assertThat(text(result.nominal())).isEqualTo("2026-06-13T14:20:00+02:00");
        assertThat(text(result.due())).isEqualTo("2026-06-15T12:00:00+02:00");
        assertThat(text(result.outer())).isEqualTo("2026-06-15T12:00:00+02:00");
    }

    @Test
    void movesAMonthThatEndsOnAHolidayToNoon() {
        ClockResult onSunday = compute("month", Anchor.on(AskedClock.day("2026-03-05")), "Europe/Berlin", List.of());
        ClockResult onTuesday = compute("month", Anchor.on(AskedClock.day("2026-03-07")), "Europe/Berlin", List.of());

        assertThat(text(onSunday.nominal())).isEqualTo("2026-04-05");
        assertThat(text(onSunday.due())).isEqualTo("2026-04-07T12:00:00+02:00");
        assertThat(onSunday.outer()).isNull();
        assertThat(text(onTuesday.due())).isEqualTo("2026-04-07");
    }

    @Test
    void refusesABareDateAndAnExtension() {
        assertThat(compute("strict", Anchor.on(AskedClock.day("2026-03-05")), "UTC", List.of())
                        .error())
                .isEqualTo(ClockError.BAD_ANCHOR);
        assertThat(compute(
                                "strict",
                                Anchor.at(Instant.parse("2026-03-05T10:00:00Z")),
                                "UTC",
                                List.of(new ClockEvent.ExtensionNotice(AskedClock.day("2026-03-06"))))
                        .error())
                .isEqualTo(ClockError.EXTENSION_NOT_ALLOWED);
    }

    @Test
    void isLateOnlyAfterTheInstantOrAfterTheWholeDay() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Deadline day = Deadline.on(AskedClock.day("2026-03-29"));
        Deadline instant = Deadline.at(Instant.parse("2026-03-29T10:00:00Z").atZone(berlin));

        assertThat(day.missedAt(Instant.parse("2026-03-29T21:59:59Z"), berlin)).isFalse();
        assertThat(day.missedAt(Instant.parse("2026-03-29T22:00:00Z"), berlin)).isTrue();
        assertThat(instant.missedAt(Instant.parse("2026-03-29T10:00:00Z"), berlin))
                .isFalse();
        assertThat(instant.missedAt(Instant.parse("2026-03-29T10:00:01Z"), berlin))
                .isTrue();
    }
}
