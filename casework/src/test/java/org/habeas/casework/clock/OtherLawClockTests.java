package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherLawClockTests {

    @ParameterizedTest
    @CsvSource({
        "ca-ccpa-7021-confirm, 2026-11-20, 2026-12-07",
        "ca-ccpa-7021-confirm, 2026-06-24, 2026-07-09",
        "ca-ccpa-7021-respond, 2026-11-20, 2027-01-04",
        "ca-ccpa-7021-respond, 2026-06-24, 2026-08-08",
        "ca-ccpa-7026-opt-out, 2026-11-20, 2026-12-14",
        "us-va-respond, 2026-11-20, 2027-01-04",
        "us-va-appeal, 2026-11-20, 2027-01-19",
        "us-co-appeal, 2026-11-20, 2027-01-04",
        "br-lgpd-19, 2026-11-20, 2026-12-05",
        "ca-pipeda-8, 2026-11-20, 2026-12-20",
        "qc-p39, 2026-11-20, 2026-12-20",
        "kr-pipa, 2026-11-20, 2026-11-30",
        "ch-fadp-25, 2026-11-20, 2026-12-20",
        "tw-pdpa-13-access, 2026-11-20, 2026-12-05",
        "tw-pdpa-13-correct, 2026-11-20, 2026-12-20",
    })
    void endsOnTheDayCountedAndNeverRolls(String rule, String receipt, String due) {
        AskedClock clock = AskedClock.rule(rule).calendar("").received(receipt);

        assertThat(clock.due()).isEqualTo(due);
        assertThat(clock.nominal()).isEqualTo(due);
        assertThat(clock.result().outer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ca-ccpa-7021-respond, 2027-02-18",
        "us-or-respond, 2027-02-18",
        "ca-pipeda-8, 2027-01-19",
        "tw-pdpa-13-access, 2026-12-20",
        "tw-pdpa-13-correct, 2027-01-19",
    })
    void countsAnExtensionFromReceipt(String rule, String due) {
        assertThat(AskedClock.rule(rule)
                        .calendar("")
                        .received("2026-11-20")
                        .event("extend:2026-11-30")
                        .due())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"kr-pipa", "ch-fadp-25", "br-lgpd-19", "qc-p39", "us-va-appeal", "ca-ccpa-7021-confirm", "promise-30d"})
    void refusesAnExtensionThatHasNoLengthInLaw(String rule) {
        AskedClock clock = AskedClock.rule(rule).calendar("").received("2026-11-20");
        String without = clock.due();
        ClockResult with = clock.event("extend:2026-11-25").result();

        assertThat(with.error()).isEqualTo(ClockError.EXTENSION_NOT_ALLOWED);
        assertThat(with.due()).isEqualTo(Deadline.on(AskedClock.day(without)));
    }

    @Test
    void neverPausesInCalifornia() {
        AskedClock clock = AskedClock.rule("ca-ccpa-7021-respond")
                .calendar("")
                .received("2026-11-20")
                .event("pause:identity:2026-11-21/2026-12-21")
                .event("pause:clarification:2026-11-21/")
                .event("pause:fee:2026-11-21/2026-12-01");

        assertThat(clock.due()).isEqualTo("2027-01-04");
        assertThat(clock.result().error()).isNull();
        assertThat(clock.result().waitingFor()).isNull();
        assertThat(clock.step("target")).isEqualTo("2027-01-03");
    }

    @Test
    void countsThePromiseFromReceiptAndNeverRolls() {
        // 1 April 2026 + 30 days is 1 May, a German holiday
        assertThat(AskedClock.promise().received("2026-04-01").due()).isEqualTo("2026-05-01");
        assertThat(AskedClock.promise().received("2026-04-02").due()).isEqualTo("2026-05-02");
    }

    @Test
    void countsThePromiseFromTheVerificationWhenItWasAskedInTime() {
        AskedClock clock = AskedClock.promise().event("pause:identity:2026-03-04/2026-03-20");

        assertThat(clock.due()).isEqualTo("2026-04-19");
        assertThat(clock.result().warning()).isEqualTo("2026-04-01");
        assertThat(clock.step("start")).isEqualTo("2026-03-20");
    }

    @Test
    void keepsThePromiseFromReceiptWhenVerificationWasAskedTooLate() {
        assertThat(AskedClock.promise()
                        .event("pause:identity:2026-04-01/2026-04-10")
                        .due())
                .isEqualTo("2026-05-10");
        assertThat(AskedClock.promise()
                        .event("pause:identity:2026-04-02/2026-04-10")
                        .due())
                .isEqualTo("2026-04-01");
    }

    @Test
    void keepsThePromiseWhileClarificationOrAFeeIsAwaited() {
        assertThat(AskedClock.promise()
                        .event("pause:clarification:2026-03-04/2026-03-20")
                        .event("pause:fee:2026-03-04/2026-03-20")
                        .due())
                .isEqualTo("2026-04-01");
    }

    @Test
    void showsTheMarkOfAnUnverifiedRule() {
        assertThat(AskedClock.rule("kr-pipa").calendar("").step("mark")).isEqualTo("UNVERIFIED");
        assertThat(AskedClock.rule("br-lgpd-19").calendar("").step("mark")).isEqualTo("no step mark");
    }

    @Test
    void namesTheCalendarThatBusinessDaysWereCountedBy() {
        assertThat(AskedClock.rule("ca-ccpa-7021-confirm").calendar("").result().derivation())
                .anySatisfy(step -> assertThat(step.because()).contains("10 business days", "calendar US"));
    }
}
