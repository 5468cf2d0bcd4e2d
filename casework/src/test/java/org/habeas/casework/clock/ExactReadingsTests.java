package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings of the law that a rule leaves open, one test each, where the tests of a single law do not settle them. */
class ExactReadingsTests {

    @ParameterizedTest
    @CsvSource({
        "eu-gdpr-12-3-respond, identity, 2026-04-12",
        "eu-gdpr-12-3-respond, clarification, 2026-04-12",
        "eu-gdpr-12-3-respond, fee, 2026-04-02",
        "uk-gdpr-12a-respond, identity, 2026-04-14",
        "uk-gdpr-12a-respond, clarification, 2026-04-13",
        "uk-gdpr-12a-respond, fee, 2026-04-14",
        "uk-gdpr-12a-other-respond, identity, 2026-04-14",
        "uk-gdpr-12a-other-respond, clarification, 2026-04-02",
        "uk-gdpr-12a-other-respond, fee, 2026-04-14",
        "promise-30d, identity, 2026-04-13",
        "promise-30d, clarification, 2026-04-01",
        "promise-30d, fee, 2026-04-01",
        "us-va-respond, identity, 2026-04-16",
        "br-lgpd-19, clarification, 2026-03-17",
        "kr-pipa, identity, 2026-03-12",
    })
    void letsAReasonActOnlyWhereTheRuleListsIt(String rule, String reason, String nominal) {
        AskedClock clock = AskedClock.rule(rule).event("pause:" + reason + ":2026-03-04/2026-03-14");

        assertThat(clock.nominal()).isEqualTo(nominal);
        assertThat(clock.result().error()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // asked on the nominal last day, which is a Saturday; one day later it is too late although Monday is due
        "uk-gdpr-12a-respond, 2026-02-28, pause:identity:2026-03-28/2026-04-02, 2026-05-02",
        "uk-gdpr-12a-respond, 2026-02-28, pause:identity:2026-03-29/2026-04-02, 2026-03-28",
        "uk-gdpr-12a-respond, 2026-02-28, pause:clarification:2026-03-28/2026-04-02, 2026-04-03",
        "uk-gdpr-12a-respond, 2026-02-28, pause:clarification:2026-03-29/2026-04-02, 2026-03-28",
        "promise-30d, 2026-02-28, pause:identity:2026-03-30/2026-04-02, 2026-05-02",
        "promise-30d, 2026-02-28, pause:identity:2026-03-31/2026-04-02, 2026-03-30",
    })
    void countsAPauseOnlyWhenAskedByTheNominalLastDay(String rule, String received, String event, String nominal) {
        assertThat(AskedClock.rule(rule).received(received).event(event).nominal())
                .isEqualTo(nominal);
    }

    @Test
    void takesEventsByDateAndNotByPlace() {
        AskedClock ordered = AskedClock.eu()
                .event("pause:identity:2026-03-04/2026-03-10")
                .event("pause:clarification:2026-03-08/2026-03-20")
                .event("extend:2026-03-30");
        AskedClock mixed = AskedClock.eu()
                .event("extend:2026-03-30")
                .event("pause:clarification:2026-03-08/2026-03-20")
                .event("pause:identity:2026-03-04/2026-03-10");

        assertThat(ordered.nominal()).isEqualTo("2026-06-18");
        assertThat(mixed.result()).isEqualTo(ordered.result());
    }

    @Test
    void countsADayOfTwoOverlappingExclusionsOnce() {
        // 10 to 24 March, 15 days; the second adds only 25 to 31 March, 7 days
        assertThat(AskedClock.uk()
                        .event("pause:clarification:2026-03-10/2026-03-24")
                        .event("pause:clarification:2026-03-20/2026-03-31")
                        .nominal())
                .isEqualTo("2026-04-24");
    }

    @Test
    void acceptsAnExtensionOnTheRolledDayAsExclusionsMovedIt() {
        // 2 April + 16 days is Saturday 18 April: Monday 20 April is the last day
        AskedClock clock = AskedClock.uk().event("pause:clarification:2026-03-10/2026-03-25");

        assertThat(clock.due()).isEqualTo("2026-04-20");
        assertThat(clock.event("extend:2026-04-20").nominal()).isEqualTo("2026-06-18");
        assertThat(AskedClock.uk()
                        .event("pause:clarification:2026-03-10/2026-03-25")
                        .event("extend:2026-04-21")
                        .result()
                        .error())
                .isEqualTo(ClockError.EXTENSION_LATE);
    }

    @Test
    void tellsOfTwoLateNoticesThatTheyWereLate() {
        AskedClock clock = AskedClock.eu().event("extend:2026-04-04").event("extend:2026-04-05");

        assertThat(clock.result().error()).isEqualTo(ClockError.EXTENSION_LATE);
        assertThat(clock.due()).isEqualTo("2026-04-02");
    }

    @Test
    void rollsAnEarlierBritishReceiptByTheBritishCalendar() {
        AskedClock clock = AskedClock.uk().received("2025-11-26").event("pause:identity:2025-12-01/2025-12-02");

        assertThat(clock.nominal()).isEqualTo("2025-12-27");
        assertThat(clock.due()).isEqualTo("2025-12-29");
        assertThat(AskedClock.uk().received("2025-11-25").due()).isEqualTo("2025-12-29");
    }

    @ParameterizedTest
    @CsvSource({
        // what is due on a Saturday moves to Monday noon, what is due on a working day stays
        "dora-initial-4h, 2026-06-12T22:00:00+02:00, 2026-06-13T02:00:00+02:00, 2026-06-15T12:00:00+02:00, noon",
        "dora-initial-4h, 2026-06-12T10:00:00+02:00, 2026-06-12T14:00:00+02:00, 2026-06-12T14:00:00+02:00, 15",
        "dora-initial-24h, 2026-06-12T14:20:00+02:00, 2026-06-13T14:20:00+02:00, 2026-06-15T12:00:00+02:00, noon",
        "dora-intermediate, 2026-06-10T09:30:00+02:00, 2026-06-13T09:30:00+02:00, 2026-06-15T12:00:00+02:00, noon",
        // critical infrastructure has no relief
        "dora-ci-initial-4h, 2026-06-12T22:00:00+02:00, 2026-06-13T02:00:00+02:00, 2026-06-13T02:00:00+02:00, 03",
        "dora-ci-initial-24h, 2026-06-12T14:20:00+02:00, 2026-06-13T14:20:00+02:00, 2026-06-13T14:20:00+02:00, 15",
        "dora-ci-intermediate, 2026-06-10T09:30:00+02:00, 2026-06-13T09:30:00+02:00, 2026-06-13T09:30:00+02:00, 10",
    })
    void movesReportsOfFinancialEntitiesToNoon(String rule, String anchor, String nominal, String due, String outer) {
        AskedClock clock = AskedClock.rule(rule).received(anchor);

        assertThat(clock.nominal()).isEqualTo(nominal);
        assertThat(clock.due()).isEqualTo(due);
        assertThat(clock.outer())
                .isEqualTo(outer.equals("noon") ? due : nominal.substring(0, 11) + outer + ":00:00+02:00");
    }

    @Test
    void movesTheFinalReportOfAFinancialEntityToNoonWithoutAnOuterEnd() {
        AskedClock clock = AskedClock.rule("dora-final").received("2026-03-05T10:00:00+01:00");

        assertThat(clock.nominal()).isEqualTo("2026-04-05");
        assertThat(clock.due()).isEqualTo("2026-04-07T12:00:00+02:00");
        assertThat(clock.result().outer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "nis2-final, 2026-03-03, 2026-04-03, 2026-04-07",
        "cra-final-incident, 2026-11-25, 2026-12-25, 2026-12-28",
        "cra-final-vulnerability, 2026-09-19, 2026-10-03, 2026-10-05",
    })
    void rollsMonthsAndDaysOfUnionActsFromTheActualSubmission(String rule, String filed, String nominal, String due) {
        AskedClock clock = AskedClock.rule(rule).received(filed);

        assertThat(clock.nominal()).isEqualTo(nominal);
        assertThat(clock.due()).isEqualTo(due);
        assertThat(clock.result().outer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "in-certin-6h, Asia/Kolkata, 2026-06-10T18:00:00+05:30",
        "in-dpdp-72h, Asia/Kolkata, 2026-06-13T12:00:00+05:30",
        "kr-pipa-34, Asia/Seoul, 2026-06-13T15:30:00+09:00",
    })
    void hasNoOuterEndInOtherLaw(String rule, String zone, String due) {
        AskedClock clock = AskedClock.rule(rule).in(zone).calendar("").received("2026-06-10T06:30:00Z");

        assertThat(clock.nominal()).isEqualTo(due);
        assertThat(clock.due()).isEqualTo(due);
        assertThat(clock.result().outer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // Thanksgiving rests, the Friday after it does not
        "sec-8k-4bd, 2026-11-20, 2026-11-27",
        // 20 November is a holiday in Brazil
        "br-anpd-3bd, 2026-11-18, 2026-11-24",
        "ca-ccpa-7021-confirm, 2026-11-20, 2026-12-07",
        // the day of the event is never counted, also when it is no working day
        "sec-8k-4bd, 2026-11-21, 2026-11-27",
    })
    void countsBusinessDaysFromTheNextWorkingDay(String rule, String from, String due) {
        AskedClock clock = AskedClock.rule(rule).calendar("").received(from);

        assertThat(clock.nominal()).isEqualTo(due);
        assertThat(clock.due()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "hipaa-individuals, 2027-01-19",
        "ftc-safeguards, 2026-12-20",
        "us-ca-1798-82-individuals, 2026-12-20",
        "us-ca-1798-82-ag, 2026-12-05",
        "us-ny-899aa, 2026-12-20",
        "us-tx-521-individuals, 2027-01-19",
        "us-tx-521-ag, 2026-12-20",
        "us-co-716, 2026-12-20",
        "us-fl-501-171, 2026-12-20",
        "sg-pdpa-3d, 2026-11-23",
        "jp-appi-final, 2026-12-20",
        "au-ndb-assess, 2026-12-20",
    })
    void endsOnTheDayCountedWhereOtherLawCountsDays(String rule, String due) {
        AskedClock clock = AskedClock.rule(rule).calendar("").received("2026-11-20");

        assertThat(clock.due()).isEqualTo(due);
        assertThat(clock.nominal()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "cra-early, 2026-09-10T10:00:00Z",
        "cra-notification, 2026-09-10T10:00:00Z",
        "cra-final-vulnerability, 2026-09-10",
        "us-ca-1798-82-individuals, 2025-12-31",
        "us-ny-899aa, 2024-12-20",
        "uk-dpa-164a-acknowledge, 2026-06-18",
    })
    void knowsNoTimeLimitBeforeItsLawWasInForce(String rule, String anchor) {
        assertThat(AskedClock.rule(rule).received(anchor).refusal()).isEqualTo(ClockError.NOT_IN_FORCE);
    }

    @Test
    void takesABareDateForDaysOnly() {
        assertThat(AskedClock.rule("gdpr-33-authority").received("2026-03-02").refusal())
                .isEqualTo(ClockError.BAD_ANCHOR);
        assertThat(AskedClock.rule("dora-final").received("2026-03-02").due()).isEqualTo("2026-04-02");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-10T14:00:00+02:00, 2026-06-13T15:00:00+02:00",
        "2026-06-10T13:59:59+02:00, 2026-06-13T14:00:00+02:00",
        "2026-10-25T02:30:00+02:00, 2026-10-28T02:00:00+01:00",
        "2026-03-29T01:30:00+01:00, 2026-04-01T03:00:00+02:00",
    })
    void startsTheOuterReadingAtTheNextFullHourOnTheTimeLine(String aware, String outer) {
        assertThat(AskedClock.rule("gdpr-33-authority").received(aware).outer()).isEqualTo(outer);
    }
}
