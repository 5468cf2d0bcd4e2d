package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.mailroom.MailScenario;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hard mails through the whole application: what becomes of the case, the letter and the clock. */
class MailScenariosIntegrationTests extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern REFERENCE = Pattern.compile("SAR-\\d{4}-\\d{6}");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String jane = "jane." + mark + "@mail.example";

    @Autowired
    private JdbcClient jdbc;

    @Test
    @MailScenario(12)
    void acknowledgesTheSameRequestOnceThatIsSentThreeTimesInAMinute() {
        String reference = opened(jane, "My data " + mark, "Send me all you hold about me.", "");
        List<String> clocks = clocks(reference);

        send(jane, SampleMails.MAILBOX, "My data " + mark, "Send me all you hold about me.", "");
        send(jane, SampleMails.MAILBOX, "Re: My data " + mark, "Send me all you hold about me.", "");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(acts(reference, "sar.replied")).isEqualTo(2));
        assertThat(letters(reference)).isEqualTo(1);
        assertThat(clocks(reference)).as("the clock of the first mail runs on").isEqualTo(clocks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n",
                "Return-Path: <>\r\nX-Autoreply: yes\r\n"
            })
    @MailScenario({16, 18})
    void answersNoOutOfOfficeMailAndLeavesTheCaseAsItIs(String headers) {
        DemoMail acknowledgement = acknowledged("My data " + mark);
        String reference = referenceOf(acknowledgement);
        String before = standing(reference);

        for (int number = 0; number < 3; number++) {
            send(
                    jane,
                    acknowledgement.replyTo(),
                    "Away " + number,
                    "I am out of the office " + number,
                    headers + "In-Reply-To: " + acknowledgement.messageId() + "\r\n");
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(acts(reference, "sar.automaticReplied"))
                .isEqualTo(3));
        assertThat(letters(reference)).isEqualTo(1);
        assertThat(standing(reference)).isEqualTo(before);
        assertThat(mail.received(jane)).hasSize(1);
    }

    @Test
    @MailScenario(17)
    void tellsThatTheRequesterWasNotReachedWhenOurAcknowledgementComesBack() {
        DemoMail acknowledgement = acknowledged("My data " + mark);
        String reference = referenceOf(acknowledgement);

        deliver(
                "mailer-daemon@mx.example",
                SampleMails.MAILBOX,
                "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: " + SampleMails.MAILBOX
                        + "\r\nSubject: Undelivered Mail " + mark
                        + "\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\n\r\n"
                        + "sorry\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example"
                        + "\r\n\r\nFinal-Recipient: rfc822; " + jane + "\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--r"
                        + "\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: " + acknowledgement.messageId()
                        + "\r\n\r\nx\r\n--r--\r\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flags(reference)).contains("not-reached"));
        assertThat(acts(reference, "mail.returned")).isEqualTo(1);
        assertThat(letters(reference)).isEqualTo(1);
        assertThat(signedIn("nadia").get("/cases/" + reference).body()).contains("the mailbox does not exist");
    }

    @Test
    @MailScenario(19)
    void acknowledgesAHumanMailThatSaysSoAndNotOneThroughAClubsList() {
        String human = opened(jane, "My data " + mark, "Send me all you hold about me.", "Auto-Submitted: no\r\n");
        String listed = opened(
                "club." + mark + "@mail.example",
                "Members data " + mark,
                "Please delete what you hold about me.",
                "Precedence: list\r\nList-Id: <members.club.example>\r\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(jane)).hasSize(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(acts(listed, "sar.leftUnacknowledged"))
                .isEqualTo(1));
        assertThat(letters(human)).isEqualTo(1);
        assertThat(letters(listed)).isZero();
        assertThat(clocks(listed)).hasSameSizeAs(clocks(human)).isNotEmpty();
        assertThat(signedIn("nadia").get("/cases/" + listed).body())
                .contains("Why Habeas did what it did", "No acknowledgement answers it");
    }

    @Test
    @MailScenario(20)
    void takesAReadReceiptAsAnEventOfItsCase() {
        DemoMail acknowledgement = acknowledged("My data " + mark);
        String reference = referenceOf(acknowledgement);

        deliver(
                jane,
                acknowledgement.replyTo(),
                "From: <" + jane + ">\r\nTo: " + acknowledgement.replyTo() + "\r\nSubject: Read: " + mark
                        + "\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=r\r\n\r\n"
                        + "--r\r\n\r\nread\r\n--r\r\nContent-Type: message/disposition-notification\r\n\r\n"
                        + "Final-Recipient: rfc822;" + jane + "\r\nOriginal-Message-ID: "
                        + acknowledgement.messageId()
                        + "\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n\r\n--r--\r\n");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(acts(reference, "mail.receiptCame"))
                .isEqualTo(1));
        assertThat(letters(reference)).isEqualTo(1);
    }

    @Test
    @MailScenario(21)
    void capsTheAcknowledgementsToOneAddressDropsNoneAndAnswersSomebodyElseMeanwhile() {
        for (int number = 0; number < 8; number++) {
            send(jane, SampleMails.MAILBOX, "Flood " + number + " " + mark, "Send me number " + number + ".", "");
        }
        String other = "other." + mark + "@elsewhere.example";
        send(other, SampleMails.MAILBOX, "My data " + mark, "Send me all you hold about me.", "");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(other)).hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(jane)).hasSize(3));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(capped()).isEqualTo(5));
        assertThat(mail.received(jane)).hasSize(3);
    }

    @Test
    @MailScenario(22)
    void givesNothingToAForgedRequesterWhoWantsTheAnswerElsewhere() {
        DemoMail acknowledgement = acknowledged("My data " + mark);
        String reference = referenceOf(acknowledgement);
        String elsewhere = "attacker." + mark + "@evil.example";

        String forged = opened(
                jane,
                "New address " + mark,
                "Send it to my new address " + elsewhere,
                "Reply-To: " + elsewhere + "\r\n");

        assertThat(forged).isNotEqualTo(reference);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(jane)).hasSize(2));
        assertThat(mail.received(elsewhere)).isEmpty();
        assertThat(signedIn("nadia").get("/cases/" + reference).body()).doesNotContain(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane <jane@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example>",
                "a@x.example, b@y.example"
            })
    @MailScenario(24)
    void opensACaseAndWritesToNobodyWhereTheSenderIsNotOneAddressThatCanBeWrittenTo(String from) {
        String reference = opened("From: " + from + "\r\nSubject: My data " + mark + "\r\n\r\nSend it, " + mark);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(acts(reference, "sar.leftUnacknowledged"))
                .isEqualTo(1));
        assertThat(letters(reference)).isZero();
        assertThat(clocks(reference)).isNotEmpty();
    }

    @Test
    @MailScenario(24)
    void acknowledgesToTheAddressAloneWhateverTheNameBesideItSays() {
        String number = "+" + Long.parseLong(mark, 16) + "@example.com";
        String evil = "evil." + mark + "@x.example";
        String boss = "boss." + mark + "@corp.example";
        String named = opened("From: \"" + boss + "\" <" + evil + ">\r\nSubject: My data\r\n\r\nSend it, " + mark);
        String numbered = opened("From: " + number + "\r\nSubject: My number\r\n\r\nSend it too, " + mark);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(mail.received(evil)).hasSize(1);
            assertThat(mail.received(number)).hasSize(1);
        });
        assertThat(mail.received(boss)).isEmpty();
        assertThat(List.of(letters(named), letters(numbered))).containsOnly(1);
        assertThat(signedIn("nadia").get("/cases/" + named).body())
                .contains("The sender&#39;s name is an address, and another one than they write from.");
    }

    @Test
    @MailScenario(31)
    void keepsCharactersOfFourBytesWhereverAMailMayHoldThem() {
        String rainbow = "\ud83c\udff3\ufe0f\u200d\ud83c\udf08";
        String reference = opened("From: Jane " + rainbow + " <" + jane + ">\r\nSubject: My data " + rainbow
                + "\r\nMessage-ID: <" + rainbow + mark + "@mail.example>\r\nReferences: <" + rainbow
                + "@mail.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nDelete it " + rainbow + " \ud842\udfb7 " + mark
                + "\r\n--b\r\nContent-Type: application/pdf; name=\"" + rainbow + ".pdf\"\r\n\r\n%PDF-1.7\r\n--b--");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(jane)).hasSize(1));
        assertThat(signedIn("nadia").get("/cases/" + reference).body())
                .contains("My data \ud83c\udff3", "Delete it " + rainbow + " \ud842\udfb7", "\ud83c\udf08.pdf");
    }

    @Test
    @MailScenario(34)
    void showsWhyAndReadsTheMailAgainForWhoeverAsks() {
        DemoMail acknowledgement = acknowledged("My data " + mark);
        String reference = referenceOf(acknowledgement);
        Visitor nadia = signedIn("nadia");
        String page = nadia.get("/cases/" + reference).body();
        assertThat(page).contains("Show all headers", "SHA-256", "It refers to no case and to no letter of ours.");

        Matcher again = Pattern.compile("/operations/replay/[0-9a-f-]{36}").matcher(page);
        assertThat(again.find()).isTrue();
        HttpResponse<String> replayed = nadia.postFrom("/operations/replay", again.group(), Map.of());
        assertThat(replayed.statusCode()).isEqualTo(200);
        assertThat(replayed.body())
                .contains("It would be handled as it was", reference)
                .doesNotContain(jane);
        HttpResponse<String> many = nadia.postFrom("/operations/replay", "/operations/replay", Map.of("days", "2"));
        assertThat(many.body()).containsPattern("\\d+ as they were, \\d+ different");
        assertThat(nadia.postFrom("/operations/replay", "/operations/replay", Map.of("days", "900"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(letters(reference)).isEqualTo(1);
        assertThat(signedIn("adam")
                        .postFrom("/operations", again.group(), Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    private DemoMail acknowledged(String subject) {
        send(jane, SampleMails.MAILBOX, subject, "Send me all you hold about me.", "");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(jane)).hasSize(1));
        DemoMail acknowledgement = mail.received(jane).get(0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flagged(referenceOf(acknowledgement)))
                .isPositive());
        return acknowledgement;
    }

    /** The case that a mail opens. */
    private String opened(String from, String subject, String text, String headers) {
        return openedBy(() -> send(from, SampleMails.MAILBOX, subject, text, headers));
    }

    private String opened(String raw) {
        return openedBy(() -> deliver(
                "bounces@mail.example", SampleMails.MAILBOX, "To: " + SampleMails.MAILBOX + "\r\n" + raw + "\r\n"));
    }

    private String openedBy(Runnable sending) {
        Set<String> before = new HashSet<>(references());
        sending.run();
        return await().atMost(PATIENCE)
                .until(
                        () -> references().stream()
                                .filter(one -> !before.contains(one))
                                .findFirst()
                                .orElse(""),
                        one -> !one.isEmpty());
    }

    private void send(String from, String to, String subject, String text, String headers) {
        deliver(
                from,
                to,
                "From: <" + from + ">\r\nTo: <" + to + ">\r\nSubject: " + subject + "\r\nMessage-ID: <"
                        + UUID.randomUUID() + "@mail.example>\r\n" + headers + "\r\n" + text + "\r\n");
    }

    private void deliver(String from, String to, String raw) {
        mail.deliver(from, to, raw.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> references() {
        return jdbc.sql("select reference from casework_case where kind = 'SUBJECT_REQUEST'")
                .query(String.class)
                .list();
    }

    /** Letters to the requester; colleagues are written to as well. */
    private int letters(String reference) {
        return count(
                "select count(*) from mailroom_outbound_mail where case_reference = ? and kind not like 'staff/%'",
                reference);
    }

    private List<String> clocks(String reference) {
        return jdbc.sql("select rule_id || ' ' || due::text from casework_clock where case_reference = ? order by 1")
                .param(reference)
                .query(String.class)
                .list();
    }

    private int flagged(String reference) {
        return count("select count(*) from work_item where case_reference = ?", reference);
    }

    private int acts(String reference, String what) {
        return jdbc.sql("select count(*) from casework_ledger where case_reference = ? and what = ?")
                .params(reference, what)
                .query(Integer.class)
                .single();
    }

    /** What the flood of this test is kept back of. */
    private int capped() {
        return jdbc.sql("select count(*) from mailroom_outbound_mail where capped_at is not null and state = 'PLANNED'"
                        + " and recipient_mac in (select recipient_mac from mailroom_outbound_mail group by recipient_mac"
                        + " having count(*) = 8)")
                .query(Integer.class)
                .single();
    }

    private String standing(String reference) {
        List<String> tasks = jdbc.sql("select task || ' ' || coalesce(due::text, '') from work_item"
                        + " where case_reference = ? order by 1")
                .param(reference)
                .query(String.class)
                .list();
        return tasks + " " + clocks(reference);
    }

    private List<String> flags(String reference) {
        return jdbc.sql("select unnest(flags) from work_item where case_reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    private int count(String sql, String reference) {
        return jdbc.sql(sql).param(reference).query(Integer.class).single();
    }

    private static String referenceOf(DemoMail letter) {
        Matcher reference = REFERENCE.matcher(letter.subject() + " " + letter.text());
        assertThat(reference.find()).isTrue();
        return reference.group();
    }
}
