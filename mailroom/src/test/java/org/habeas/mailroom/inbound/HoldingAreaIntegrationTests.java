package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.HeldReason;
import org.habeas.mailroom.HeldText;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The holding area as a place people work in. */
class HoldingAreaIntegrationTests extends PlacedMail {

    private static final Acting OMAR = new Acting("omar", Set.of(Role.CASEWORKER), "", UUID.randomUUID());

    @Autowired
    private HeldMailReminders reminders;

    @AfterEach
    void showTheRealTimeAgain() {
        clock.reset();
    }

    @Test
    void remindsOfAHeldMailAsACaseRemindsOfItsClock() throws Exception {
        holdOne("for Jane");
        assertThat(reminders.remindAll()).isZero();

        List<String> shares = new ArrayList<>();
        for (int day = 0; day < 33; day++) {
            clock.advance(Duration.ofDays(1));
            reminders.remindAll();
            String share = held("OTHER_SENDER").share();
            if (shares.isEmpty()
                    ? !share.isEmpty()
                    : !shares.get(shares.size() - 1).equals(share)) {
                shares.add(share);
            }
        }

        assertThat(shares).containsExactly("50%", "75%", "90%", "OVER");
        assertThat(reminded())
                .as("daily after the end")
                .hasSizeBetween(5, 6)
                .last()
                .isEqualTo("OVER");
        assertThat(health.figures(ACTING).heldOverdue()).isEqualTo(1);
        assertThat(holding.count(new HeldFilter(null, true, 1), ACTING)).isEqualTo(1);
        holding.retry(held("OTHER_SENDER").id(), ACTING);
        clock.advance(Duration.ofDays(3));
        int before = reminded().size();
        reminders.remindAll();
        assertThat(reminded()).hasSize(before);
    }

    @Test
    void listsByReasonAndByPage() throws Exception {
        CaseReference reference = openCase();
        PreparedLetter letter = letter(reference, true);
        for (int number = 0; number < HeldFilter.PAGE + 3; number++) {
            receive(reply("lawyer" + number + "@example.net", letter.messageId(), "for Jane " + number));
        }
        receive("From: jane@example.org\r\nSubject: about " + reference + "\r\n\r\nhello\r\n");

        assertThat(holding.count(HeldFilter.ALL, ACTING)).isEqualTo(HeldFilter.PAGE + 4);
        assertThat(holding.waiting(HeldFilter.ALL, ACTING)).hasSize(HeldFilter.PAGE);
        assertThat(holding.waiting(new HeldFilter(null, false, 2), ACTING)).hasSize(4);
        assertThat(holding.waiting(new HeldFilter("SUBJECT_NAMES_CASE", false, 1), ACTING))
                .singleElement()
                .extracting(HeldMail::subject)
                .isEqualTo("about " + reference);
        assertThat(holding.reasons(ACTING))
                .extracting(HeldReason::code, HeldReason::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("OTHER_SENDER", (long) HeldFilter.PAGE + 3),
                        org.assertj.core.groups.Tuple.tuple("SUBJECT_NAMES_CASE", 1L));
        assertThat(holding.facts(new HeldFilter("SUBJECT_NAMES_CASE", false, 1), ACTING))
                .hasSize(1);
    }

    @Test
    @MailScenario(34)
    void givesTheOriginalByteForByteWithItsHeadersAndTheReasonForEveryDecision() throws Exception {
        String raw = "Received: from somewhere\r\nX-Odd:   two  blanks \r\nFrom: lawyer@example.net\r\nIn-Reply-To: <"
                + letter(openCase(), true).messageId()
                + ">\r\nSubject: for Jane\r\n\r\n\tfor Jane \r\n.\r\n";

        receive(raw);

        HeldMail held = held("OTHER_SENDER");
        HeldText text = holding.read(held.id(), ACTING);
        assertThat(text.headers()).contains("Received: from somewhere", "X-Odd:   two  blanks");
        assertThat(text.decisions())
                .containsExactly(
                        Ground.OUR_MESSAGE_ID.words(), "It waited for a person: " + HoldingReason.OTHER_SENDER.words());
        assertThat(text.mailbox()).isEqualTo("sar@northwind.example");
        assertThat(text.mailboxes()).containsExactly("sar@northwind.example");
        try (InputStream original = holding.raw(held.id(), ACTING)) {
            assertThat(original.readAllBytes()).isEqualTo(raw.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void letsOnlyTheFasterOfTwoPeoplePlaceAMail() throws Exception {
        HeldMail held = holdOne("for Jane");
        CaseReference reference = held.suggestions().get(0);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> both = List.of(
                    () -> outcome(() -> holding.assignTo(held.id(), reference, ACTING)),
                    () -> outcome(() -> holding.openNew(held.id(), "", OMAR)));

            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : people.invokeAll(both)) {
                outcomes.add(one.get());
            }

            assertThat(outcomes).containsExactlyInAnyOrder("done", "not-held");
        } finally {
            people.shutdownNow();
        }
        assertThat(desk.joined.size() + desk.opened.size()).isEqualTo(2);
    }

    @Test
    void opensACaseAtNoMailboxThatIsNotOurs() throws Exception {
        HeldMail held = holdOne("for Jane");

        assertThatThrownBy(() -> holding.openNew(held.id(), "sar@elsewhere.example", ACTING))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("none of our mailboxes");

        assertThat(held("OTHER_SENDER").id()).isEqualTo(held.id());
    }

    private HeldMail holdOne(String subject) throws Exception {
        receive(reply("lawyer@example.net", letter(openCase(), true).messageId(), subject));
        return held("OTHER_SENDER");
    }

    private List<String> reminded() {
        return jdbc.sql("select facts ->> 'share' from casework_ledger where what = 'mail.heldReminded'"
                        + " and facts ->> 'holding' in (select id::text from mailroom_holding) order by number")
                .query(String.class)
                .list();
    }

    private static String outcome(Runnable verb) {
        try {
            verb.run();
            return "done";
        } catch (ActRefused refused) {
            return refused.code();
        }
    }
}
