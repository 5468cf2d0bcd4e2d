package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailActWordsTests {

    private final MailActWords words = new MailActWords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stored",
                "received",
                "repeated",
                "held",
                "placed",
                "retried",
                "renumbered",
                "prepared",
                "released",
                "withdrawn",
                "delayed",
                "sent",
                "deferred",
                "refused",
                "inDoubt",
                "confirmed",
                "returned",
                "reportedLate",
                "reportedArrived",
                "receiptCame",
                "complainedOf"
            })
    void hasASentenceForEveryActOfTheMailroom(String act) {
        assertThat(words.words(act("mail." + act, Map.of())))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).isNotBlank().doesNotContain("()", "null"));
    }

    @Test
    void namesTheLetterByItsTemplate() {
        assertThat(words.words(act("mail.sent", Map.of("kind", "sar/identity-request", "repeated", "false"))))
                .contains("Letter sent; the next server took it (identity request)");
        assertThat(words.words(act("mail.sent", Map.of("kind", "acknowledgement", "repeated", "true"))))
                .contains("Letter sent again under the same Message-ID; the next server took it (acknowledgement)");
    }

    @Test
    void tellsACopyOfAMailFromALetterSentAgain() {
        assertThat(words.words(act("mail.repeated", Map.of("first", "x"))))
                .get()
                .asString()
                .startsWith("The same mail");
        assertThat(words.words(act("mail.repeated", Map.of("letter", "x", "kind", "answer"))))
                .contains("Asked to send the letter again under the same Message-ID (answer)");
    }

    @Test
    void tellsWhyALetterCameBack() {
        assertThat(words.words(act("mail.returned", Map.of("kind", "sar/answer", "status", "5.1.1"))))
                .contains("Letter came back: the mailbox does not exist, status 5.1.1 (answer)");
        assertThat(words.words(act("mail.reportedLate", Map.of("kind", "sar/answer", "status", ""))))
                .contains("Letter is late, a server on its way still tries: for a reason not told (answer)");
    }

    @Test
    void leavesActsOfOthersToOthers() {
        assertThat(words.words(act("sar.received", Map.of()))).isEmpty();
    }

    private static RecordedAct act(String what, Map<String, String> facts) {
        return new RecordedAct(
                1,
                UUID.randomUUID(),
                Instant.EPOCH,
                "SAR-2026-000001",
                what,
                "nadia",
                Set.of("CASEWORKER"),
                "",
                UUID.randomUUID(),
                facts,
                Map.of());
    }
}
