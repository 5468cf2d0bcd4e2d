package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EuGdprClockTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-28, 2026-02-28, 2026-03-02, 2026-04-28",
        "2026-01-31, 2026-02-28, 2026-03-02, 2026-04-28",
        "2026-02-28, 2026-03-28, 2026-03-30, 2026-05-28",
        "2026-03-03, 2026-04-03, 2026-04-07, 2026-06-03",
        "2026-03-05, 2026-04-05, 2026-04-07, 2026-06-05",
        "2026-04-01, 2026-05-01, 2026-05-04, 2026-07-01",
        "2026-05-31, 2026-06-30, 2026-06-30, 2026-08-30",
        "2026-08-31, 2026-09-30, 2026-09-30, 2026-11-30",
        "2026-11-25, 2026-12-25, 2026-12-28, 2027-02-25",
        "2026-12-01, 2027-01-01, 2027-01-04, 2027-03-01",
        "2026-12-31, 2027-01-31, 2027-02-01, 2027-03-31",
        "2027-01-31, 2027-02-28, 2027-03-01, 2027-04-28",
        "2028-01-31, 2028-02-29, 2028-02-29, 2028-04-29",
        "2028-02-29, 2028-03-29, 2028-03-29, 2028-05-29",
    })
    void countsOneMonthAndRollsByGermanHolidays(String receipt, String nominal, String due, String extended) {
        AskedClock clock = AskedClock.eu().received(receipt);

        assertThat(clock.nominal()).isEqualTo(nominal);
        assertThat(clock.due()).isEqualTo(due);
        assertThat(clock.event("extend:" + receipt).nominal()).isEqualTo(extended);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:30:00Z, Europe/Berlin, 2026-03-01",
        "2026-01-31T23:30:00Z, UTC, 2026-02-28",
        "2026-01-31T23:30Z, Europe/Berlin, 2026-03-01",
        "2026-03-28T23:30:00Z, Europe/Berlin, 2026-04-29",
        "2026-03-28T23:30:00Z, UTC, 2026-04-28",
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-11-25",
        "2026-01-31T23:30:00-08:00, Europe/Berlin, 2026-03-01",
        "2026-02-01T00:30:00+01:00, UTC, 2026-02-28",
    })
    void readsTheLocalDateInTheRowsZoneAndNotInTheAnchorsOffset(String anchor, String zone, String nominal) {
        assertThat(AskedClock.eu().received(anchor).in(zone).nominal()).isEqualTo(nominal);
    }

    @Test
    void suspendsTheDaysBetweenAskAndAnswerAndKeepsTheUnsuspendedDateAsWarning() {
        AskedClock clock = AskedClock.eu().event("pause:identity:2026-03-04/2026-03-20");

        assertThat(clock.step("suspended")).isEqualTo("16 days");
        assertThat(clock.nominal()).isEqualTo("2026-04-18");
        assertThat(clock.due()).isEqualTo("2026-04-20");
        assertThat(clock.result().warning()).isEqualTo("2026-04-02");
    }

    @Test
    void suspendsFromTheDayOfReceiptWhenAskedOnIt() {
        AskedClock clock = AskedClock.eu().event("pause:clarification:2026-03-02/2026-03-12");

        assertThat(clock.nominal()).isEqualTo("2026-04-12");
        assertThat(clock.due()).isEqualTo("2026-04-13");
    }

    @Test
    void countsOverlappingSuspensionsOnce() {
        AskedClock overlapping = AskedClock.eu()
                .event("pause:identity:2026-03-04/2026-03-14")
                .event("pause:clarification:2026-03-10/2026-03-20");
        AskedClock nested = AskedClock.eu()
                .event("pause:clarification:2026-03-06/2026-03-08")
                .event("pause:identity:2026-03-04/2026-03-20");

        assertThat(overlapping.nominal()).isEqualTo("2026-04-18");
        assertThat(nested.nominal()).isEqualTo("2026-04-18");
    }

    @Test
    void countsAPauseAskedOnTheNominalLastDay() {
        // 28 February 2026 is a Saturday, the rolled day is Monday 2 March
        assertThat(AskedClock.eu()
                        .received("2026-01-28")
                        .event("pause:identity:2026-02-28/2026-03-05")
                        .nominal())
                .isEqualTo("2026-03-05");
    }

    @Test
    void ignoresAPauseAskedBetweenTheNominalAndTheRolledDay() {
        AskedClock clock = AskedClock.eu().received("2026-01-28").event("pause:identity:2026-03-01/2026-03-05");

        assertThat(clock.nominal()).isEqualTo("2026-02-28");
        assertThat(clock.due()).isEqualTo("2026-03-02");
        assertThat(clock.result().error()).isNull();
        assertThat(clock.step("pause without effect")).isEqualTo("pause:identity:2026-03-01/2026-03-05");
    }

    @Test
    void measuresTheAskAgainstTheLastDayAsEarlierPausesMovedIt() {
        // the first pause moves 2 April to 18 April, so an ask on 10 April is still in time
        AskedClock clock = AskedClock.eu()
                .event("pause:clarification:2026-04-10/2026-04-14")
                .event("pause:identity:2026-03-04/2026-03-20");

        assertThat(clock.nominal()).isEqualTo("2026-04-22");
    }

    @Test
    void movesNoDateWhileAnAnswerIsAwaited() {
        AskedClock clock = AskedClock.eu().event("pause:identity:2026-03-04/");

        assertThat(clock.due()).isEqualTo("2026-04-02");
        assertThat(clock.result().waitingFor()).isEqualTo(PauseReason.IDENTITY);
        assertThat(clock.result().error()).isNull();
    }

    @Test
    void takesNoAccountOfAFee() {
        AskedClock clock = AskedClock.eu().event("pause:fee:2026-03-04/2026-03-20");

        assertThat(clock.due()).isEqualTo("2026-04-02");
        assertThat(clock.result().error()).isNull();
        assertThat(clock.result().waitingFor()).isNull();
    }

    @Test
    void extendsFromReceiptWithTheSamePauses() {
        AskedClock clock =
                AskedClock.eu().event("pause:identity:2026-03-04/2026-03-20").event("extend:2026-04-01");

        assertThat(clock.nominal()).isEqualTo("2026-06-18");
        assertThat(clock.due()).isEqualTo("2026-06-18");
        assertThat(clock.result().extended()).isTrue();
        assertThat(clock.result().error()).isNull();
    }

    @Test
    void laysAPauseAskedAfterTheFirstPeriodOverTheExtendedOne() {
        AskedClock clock =
                AskedClock.eu().event("extend:2026-04-01").event("pause:clarification:2026-05-04/2026-05-11");

        assertThat(clock.nominal()).isEqualTo("2026-06-09");
    }

    @Test
    void acceptsAnExtensionNoticeOnTheRolledLastDay() {
        assertThat(AskedClock.eu()
                        .received("2026-01-28")
                        .event("extend:2026-03-02")
                        .nominal())
                .isEqualTo("2026-04-28");
    }

    @Test
    void acceptsAnExtensionNoticeOnTheLastDayAsMovedByPauses() {
        assertThat(AskedClock.eu()
                        .event("pause:identity:2026-03-04/2026-03-20")
                        .event("extend:2026-04-20")
                        .nominal())
                .isEqualTo("2026-06-18");
    }

    @Test
    void refusesALateExtensionAndLeavesTheDates() {
        AskedClock clock = AskedClock.eu().received("2026-01-28").event("extend:2026-03-03");

        assertThat(clock.due()).isEqualTo("2026-03-02");
        assertThat(clock.result().error()).isEqualTo(ClockError.EXTENSION_LATE);
        assertThat(clock.result().extended()).isFalse();
    }

    @Test
    void refusesASecondExtensionEvenIfItIsAlsoLate() {
        AskedClock clock = AskedClock.eu().event("extend:2026-09-01").event("extend:2026-03-20");

        assertThat(clock.nominal()).isEqualTo("2026-06-02");
        assertThat(clock.result().error()).isEqualTo(ClockError.EXTENSION_TWICE);
        assertThat(clock.result().extended()).isTrue();
    }

    @Test
    void saysWhyOfEveryStepWithItsCitation() {
        AskedClock clock = AskedClock.eu().received("2026-01-31T10:00:00+01:00");

        assertThat(clock.result().derivation())
                .extracting(DerivationStep::step)
                .containsExactly("rule", "receipt", "calendar", "nominal", "month end", "roll");
        assertThat(clock.result().derivation())
                .extracting(DerivationStep::because)
                .anySatisfy(because -> assertThat(because).contains("1182/71 Art. 3(2)(c)"))
                .anySatisfy(because -> assertThat(because).contains("Saturday", "calendar DE", "Art. 3(4)"))
                .anySatisfy(because -> assertThat(because).contains("GDPR Art. 12(3)"));
    }

    @Test
    void saysWhoseWorkingDaysCountAlsoWhereNoDayMoves() {
        AskedClock clock = AskedClock.eu().received("2026-08-31");

        assertThat(clock.due()).isEqualTo("2026-09-30");
        assertThat(clock.because("calendar"))
                .contains("the rule names no calendar, so the working days of the legal entity count", "Jollyday 1.8.1")
                .doesNotContain("UNVERIFIED");
        assertThat(AskedClock.eu().calendar("NO").because("calendar")).doesNotContain("UNVERIFIED");
    }

    @Test
    void saysThatADayOffOutsideTheEeaMovesItOnlyByAReadingNobodyCompared() {
        // the fourth Thursday of November 2026
        AskedClock clock =
                AskedClock.eu().in("America/Los_Angeles").calendar("US").received("2026-10-26");

        assertThat(clock.due()).isEqualTo("2026-11-27");
        assertThat(clock.because("calendar")).contains("1182/71 Art. 2(1)", "no calendar of the EEA", "UNVERIFIED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-17, PT, 2026-02-17",
        "2025-12-30, GR, 2026-01-30",
        "2026-03-03, CY, 2026-04-03",
        "2026-03-10, CY, 2026-04-14",
        "2026-04-08, SK, 2026-05-08",
        "2026-08-15, SK, 2026-09-15",
        "2026-10-17, SK, 2026-11-17",
        "2026-11-01, IS, 2026-12-01",
    })
    void endsOnADayThatOnlyTheLibraryTakesForAHoliday(String received, String calendar, String due) {
        assertThat(AskedClock.eu().received(received).calendar(calendar).due()).isEqualTo(due);
    }

    @Test
    void saysThatTheEarlierOfTwoReadingsOfAnExtensionIsTaken() {
        assertThat(AskedClock.eu()
                        .received("2026-01-31")
                        .event("extend:2026-02-20")
                        .step("conservative"))
                .isEqualTo("2026-04-28");
    }

    @Test
    void showsTheMarkOfAnUnverifiedWordingBesideTheSuspension() {
        assertThat(AskedClock.eu()
                        .event("pause:identity:2026-03-04/2026-03-20")
                        .result()
                        .derivation())
                .anySatisfy(step -> assertThat(step.because()).contains("UNVERIFIED"));
    }

    @Test
    void namesNoDateForAnObjectionToMarketing() {
        ClockResult result = AskedClock.rule("eu-gdpr-21-objection")
                .calendar("")
                .event("extend:2026-03-20")
                .result();

        assertThat(result.nominal()).isNull();
        assertThat(result.due()).isNull();
        assertThat(result.outer()).isNull();
        assertThat(result.error()).isNull();
        assertThat(result.derivation()).isNotEmpty();
    }
}
