package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.Test;

class KernelActWordsTests {

    private final KernelActWords words = new KernelActWords(List::of);

    @Test
    void namesTheRegimeAndBothDaysOfAClockThatCountsAnew() {
        assertThat(words.words(act(
                        "clock.reanchored",
                        Map.of("rule", "eu-gdpr-12-3-respond", "due", "2026-12-14", "dueBefore", "2026-12-28"))))
                .contains("Clock counted anew, EU GDPR: last day Mon 14 Dec 2026 instead of Mon 28 Dec 2026");
    }

    @Test
    void namesNoEarlierDayWhereTheClockHadNone() {
        assertThat(words.words(act("clock.reanchored", Map.of("rule", "promise-30d", "due", "2026-12-14"))))
                .contains("Clock counted anew, Company promise: last day Mon 14 Dec 2026");
    }

    @Test
    void tellsAClockOfHoursToTheMinuteInWordsAndNotByItsRule() {
        assertThat(words.words(
                        act("clock.started", Map.of("rule", "lp-return-date", "due", "2026-12-14T16:30:00+01:00"))))
                .contains("Clock started, Legal process: last day Mon 14 Dec 2026, 16:30 UTC+01:00");
    }

    @Test
    void saysThatAnotherListOfHolidaysCountsFromNowOn() {
        assertThat(words.words(act(
                        "clock.recomputed",
                        Map.of("rule", "promise-30d", "due", "2026-12-14", "calendarBefore", "Jollyday 1.7"))))
                .contains(
                        "Clock computed anew with another list of holidays, Company promise: last day Mon 14 Dec 2026");
    }

    @Test
    void saysThatAnotherListOfHolidaysMovedADateThatAPersonTookOrCorrected() {
        Map<String, String> facts =
                Map.of("rule", "promise-30d", "due", "2026-12-14", "calendarBefore", "Jollyday 1.7");
        assertThat(words.words(act("clock.newLawTaken", facts)))
                .contains("Clock takes the law of today with another list of holidays, Company promise:"
                        + " last day Mon 14 Dec 2026");
        assertThat(words.words(act("clock.moved", facts)))
                .contains(
                        "Clock counted anew with another list of holidays, Company promise: last day Mon 14 Dec 2026");
    }

    @Test
    void saysThatAClockWasMoved() {
        assertThat(words.words(act("clock.moved", Map.of("rule", "promise-30d", "due", "2026-12-14"))))
                .contains("Clock counted anew, Company promise: last day Mon 14 Dec 2026");
    }

    @Test
    void saysWhatOfAPartyMayHaveBeenCorrected() {
        assertThat(words.words(act("party.corrected", Map.of("role", "REQUESTER"))))
                .contains("Name, e-mail or postal address of the requester corrected");
    }

    private static RecordedAct act(String what, Map<String, String> facts) {
        return new RecordedAct(
                1,
                UUID.randomUUID(),
                Instant.parse("2026-11-24T09:00:00Z"),
                "SAR-2026-000001",
                what,
                "nadia",
                Set.of(),
                "",
                UUID.randomUUID(),
                facts,
                Map.of());
    }
}
