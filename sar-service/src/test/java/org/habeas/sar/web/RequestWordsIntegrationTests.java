package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.sar.Journey;
import org.habeas.sar.SarTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SarTest
class RequestWordsIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private RequestWords words;

    @Test
    void tellsTheDayOfReceiptWhereTheAnswerIsOwed() {
        CaseReference reference = journey.received();
        assertThat(words.words(act(
                        reference,
                        "sar.receiptCorrected",
                        Map.of(
                                "receivedAt", "2026-11-11T23:00:00Z",
                                "receivedAtBefore", "2026-11-24T09:00:00Z"))))
                .contains("Date of receipt corrected: Thu 12 Nov 2026, 00:00 instead of Tue 24 Nov 2026, 10:00;"
                        + " the clocks count anew");
    }

    @Test
    void namesTheLanguageOfTheAnswer() {
        assertThat(words.words(act(journey.received(), "sar.sorted", Map.of("rights", "[ACCESS]", "language", "pl"))))
                .contains("Sorted: access, answered in Polish");
    }

    @Test
    void leavesTheClocksToThoseWhoHaveWordsForThem() {
        assertThat(words.words(act(journey.received(), "clock.reanchored", Map.of("rule", "eu-gdpr-month"))))
                .isEmpty();
    }

    private static RecordedAct act(CaseReference reference, String what, Map<String, String> facts) {
        return new RecordedAct(
                1,
                UUID.randomUUID(),
                Instant.parse("2026-11-24T09:00:00Z"),
                reference.value(),
                what,
                "nadia",
                Set.of(),
                "",
                UUID.randomUUID(),
                facts,
                Map.of());
    }
}
