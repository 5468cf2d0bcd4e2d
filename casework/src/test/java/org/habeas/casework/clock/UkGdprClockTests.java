package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UkGdprClockTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-28, 2026-03-02",
        "2026-01-31, 2026-03-02",
        "2026-03-03, 2026-04-07",
        "2026-03-05, 2026-04-07",
        "2026-04-01, 2026-05-01",
        "2026-08-31, 2026-09-30",
        "2026-11-25, 2026-12-29",
        "2026-12-01, 2027-01-04",
        "2027-01-31, 2027-03-01",
        "2028-01-31, 2028-02-29",
        "2028-02-29, 2028-03-29",
    })
    void rollsByTheHolidaysOfEnglandAndWales(String receipt, String due) {
        assertThat(AskedClock.uk().received(receipt).due()).isEqualTo(due);
    }

    @Test
    void saysThatTheRulesOwnWorkingDaysCountUnlessOthersAreNamed() {
        assertThat(AskedClock.uk().because("calendar")).startsWith("the rule's own calendar (");
        assertThat(AskedClock.uk().calendar("GB-SCT").because("calendar"))
                .startsWith("counted in place of the rule's own calendar, UK (");
    }

    @Test
    void excludesTheDaysFromAskToAnswerBothIncluded() {
        AskedClock clock = AskedClock.uk().event("pause:clarification:2026-03-10/2026-03-24");

        assertThat(clock.step("excluded")).isEqualTo("15 days");
        assertThat(clock.due()).isEqualTo("2026-04-17");
    }

    @Test
    void excludesNoDayUpToTheStart() {
        assertThat(AskedClock.uk()
                        .event("pause:clarification:2026-03-02/2026-03-12")
                        .nominal())
                .isEqualTo("2026-04-12");
    }

    @Test
    void startsAnewWithTheIdentityInformation() {
        AskedClock clock = AskedClock.uk().event("pause:identity:2026-03-10/2026-03-20");

        assertThat(clock.due()).isEqualTo("2026-04-20");
        assertThat(clock.result().warning()).isEqualTo("2026-04-02");
    }

    @Test
    void excludesOnlyTheDaysAfterAStartThatIdentityMoved() {
        assertThat(AskedClock.uk()
                        .event("pause:clarification:2026-03-10/2026-03-24")
                        .event("pause:identity:2026-03-05/2026-03-20")
                        .nominal())
                .isEqualTo("2026-04-24");
    }

    @Test
    void startsWithTheLatestOfReceiptIdentityAndFee() {
        assertThat(AskedClock.uk()
                        .event("pause:fee:2026-03-04/2026-03-25")
                        .event("pause:identity:2026-03-05/2026-03-20")
                        .nominal())
                .isEqualTo("2026-04-25");
    }

    @Test
    void resetsNothingWhenAskedAfterTheNominalLastDay() {
        assertThat(AskedClock.uk().event("pause:identity:2026-04-02/2026-04-20").nominal())
                .isEqualTo("2026-05-20");
        assertThat(AskedClock.uk().event("pause:identity:2026-04-03/2026-04-20").nominal())
                .isEqualTo("2026-04-02");
    }

    @Test
    void resetsNothingInsideAnExtendedPeriod() {
        assertThat(AskedClock.uk()
                        .event("extend:2026-03-30")
                        .event("pause:identity:2026-04-20/2026-04-30")
                        .nominal())
                .isEqualTo("2026-06-02");
    }

    @Test
    void extendsFromTheRelevantTime() {
        assertThat(AskedClock.uk()
                        .event("pause:identity:2026-03-10/2026-03-31")
                        .event("extend:2026-04-20")
                        .nominal())
                .isEqualTo("2026-06-30");
    }

    @Test
    void ignoresClarificationForOtherRights() {
        assertThat(AskedClock.rule("uk-gdpr-12a-other-respond")
                        .in("Europe/London")
                        .calendar("")
                        .event("pause:clarification:2026-03-10/2026-03-24")
                        .due())
                .isEqualTo("2026-04-02");
    }

    @Test
    void runsAnEarlierReceiptOnTheEuRuleForGood() {
        // received before the Act: identity suspends (20 days), although it came after
        AskedClock clock = AskedClock.uk().received("2026-02-04").event("pause:identity:2026-02-10/2026-03-02");

        assertThat(clock.result().rule().version()).isEqualTo("before-2026-02-05");
        assertThat(clock.nominal()).isEqualTo("2026-03-24");
        assertThat(AskedClock.uk()
                        .received("2026-02-05")
                        .event("pause:identity:2026-02-10/2026-03-02")
                        .nominal())
                .isEqualTo("2026-04-02");
    }

    @Test
    void addsTheDayBeforeAsTargetAndChangesNoDate() {
        AskedClock clock = AskedClock.uk();

        assertThat(clock.step("target")).isEqualTo("2026-04-01");
        assertThat(clock.nominal()).isEqualTo("2026-04-02");
    }

    @Test
    void acknowledgesAComplaintWithinThirtyDaysRolled() {
        AskedClock clock =
                AskedClock.rule("uk-dpa-164a-acknowledge").in("Europe/London").calendar("");

        assertThat(clock.received("2026-07-02").nominal()).isEqualTo("2026-08-01");
        assertThat(clock.due()).isEqualTo("2026-08-03");
        assertThat(clock.received("2026-06-18").refusal()).isEqualTo(ClockError.NOT_IN_FORCE);
    }
}
