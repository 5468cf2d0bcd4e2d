package org.habeas.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.mailroom.MailScenario;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could not go its way by itself is seen by those who can settle it, and settled by them. */
class OperationsIntegrationTests extends WholeApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LISTED = Pattern.compile("<h1>Mail to place, (\\d+)</h1>");
    private static final Pattern BESIDE_THE_QUEUES =
            Pattern.compile("Mail to place</span> <span class=\"hb-count\">(\\d+)<");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String requester = "joana." + mark + "@mail.example";
    private final String lawyer = "lawyer." + mark + "@law.example";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void placesAMailOfAnotherSenderWithItsCase() {
        DemoMail acknowledgement = openCase();
        String reference = referenceOf(acknowledgement);
        Visitor nadia = signedIn("nadia");
        String held = hold(nadia, acknowledgement.replyTo());

        assertThat(nadia.get("/holding").body())
                .contains(
                        "Re: " + mark, lawyer, reference, "comes from an address that is not part of it", "days left");
        int before = listed(nadia);
        assertThat(besideTheQueues(nadia)).isEqualTo(before);
        assertThat(nadia.get("/operations").body())
                .contains("<a href=\"/holding\">" + before + (before == 1 ? " mail" : " mails") + " to place</a>")
                .doesNotContain("Nothing waits for a person");
        String page = nadia.get(held).body();
        assertThat(page).contains("I write for her", "value=\"" + reference + "\"");

        HttpResponse<String> noReason = nadia.postFrom(held, held, assign(reference, " "));
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("Say in one sentence why", "value=\"" + reference + "\"");
        HttpResponse<String> noCase = nadia.postFrom(held, held, assign("SAR-2026-999999", "Her lawyer, I telephoned"));
        assertThat(noCase.statusCode()).isEqualTo(422);
        assertThat(noCase.body()).contains("There is no case SAR-2026-999999", "Her lawyer, I telephoned");
        assertThat(listed(nadia)).as("nothing was done").isEqualTo(before);

        HttpResponse<String> done = nadia.postFrom(held, held, assign(reference, "Her lawyer, I telephoned"));
        assertThat(nadia.location(done)).isEqualTo("/holding");
        assertThat(nadia.get("/holding").body()).contains("The mail joined its case.");
        assertThat(listed(nadia)).isEqualTo(before - 1);
        assertThat(besideTheQueues(nadia)).isEqualTo(before - 1);
        assertThat(nadia.get("/cases/" + reference).body())
                .contains("Re: " + mark, "Placed a held mail: assigned it to this case", "Her lawyer, I telephoned")
                .contains("Letter sent; the next server took it (acknowledgement)")
                .doesNotContain("Mail: ");
        HttpResponse<String> late = signedIn("omar").postFrom("/operations", held, assign(reference, "I was slower"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("no longer in the holding area", "I was slower");
    }

    @Test
    void opensACaseFromAHeldMail() {
        Visitor ines = signedIn("ines");
        String held = hold(ines, openCase().replyTo());

        HttpResponse<String> done =
                ines.postFrom(held, held, Map.of("do", "open", "reason", "A request of her own", "reference", ""));

        assertThat(ines.location(done)).isEqualTo("/holding");
        Matcher opened = Pattern.compile("The mail opened a new case\\..*?href=\"(/cases/[^\"]+)\"")
                .matcher(ines.get("/holding").body());
        assertThat(opened.find()).isTrue();
        assertThat(ines.get(opened.group(1)).body())
                .contains("Re: " + mark, lawyer, "Placed a held mail: opened this case from it");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mail.received(lawyer)).hasSize(1));
    }

    @Test
    @MailScenario(34)
    void showsAHeldMailSafelyWithItsHeadersAndReasonsAndOpensItAtTheDeskThatIsChosen() {
        Visitor lena = signedIn("lena");
        String held = hold(lena, openCase().replyTo());

        assertThat(lena.get(held).body())
                .contains("Why Habeas did what it did", "It was sent to the signed address of a case.")
                .contains("Show all headers", "X-Marked: " + mark, "The whole mail: not scanned")
                .contains("legal-process@larkfield.example");
        HttpResponse<String> view = lena.get(held + "/view");
        assertThat(view.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "sandbox");
        assertThat(view.body()).contains("I write for her.");
        assertThat(lena.get(held + "/raw").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).contains("held-mail.eml"));
        assertThat(lena.get("/holding?reason=OTHER_SENDER").body()).contains("Re: " + mark);
        assertThat(lena.get("/holding?overdue=true").body()).doesNotContain("Re: " + mark);

        HttpResponse<String> foreign =
                lena.postFrom(held, held, Map.of("do", "open", "reason", "Hers", "mailbox", "sar@elsewhere.example"));
        assertThat(foreign.statusCode()).isEqualTo(409);
        assertThat(foreign.body()).contains("none of our mailboxes");
        lena.postFrom(
                held,
                held,
                Map.of("do", "open", "reason", "A court asks", "mailbox", "legal-process@larkfield.example"));

        assertThat(lena.get("/holding").body()).containsPattern("The mail opened a new case\\..*?href=\"/cases/LP-");
    }

    @Test
    void tellsWhatIsPastItsProvisionalDateBesideTheQueuesAndOnOperations() {
        Visitor nadia = signedIn("nadia");
        String held = hold(nadia, openCase().replyTo());
        jdbc.sql("update mailroom_holding set due = date '2026-01-02' where id = ?")
                .param(UUID.fromString(held.substring(held.lastIndexOf('/') + 1)))
                .update();

        assertThat(nadia.get("/inbox").body()).containsPattern("\\d+ overdue</span></a>");
        assertThat(nadia.get("/operations").body())
                .containsPattern(
                        "<a href=\"/holding\\?overdue=true\">\\d+ mails? to place past the provisional date</a>");
        assertThat(nadia.get("/holding?overdue=true").body()).contains("Re: " + mark);
    }

    @Test
    void takesAMailBackThatCannotBePlacedAtASecondTryEither() {
        Visitor nadia = signedIn("nadia");
        String held = hold(nadia, openCase().replyTo());

        nadia.postFrom(held, held, Map.of("do", "retry", "reason", "Perhaps now"));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(linkTo(nadia, "Re: " + mark)).isNotEmpty().isNotEqualTo(held));
    }

    @Test
    void tellsAdministratorAndAuditorFactsWithoutContent() {
        Visitor nadia = signedIn("nadia");
        String held = hold(nadia, openCase().replyTo());

        for (String account : new String[] {"adam", "august"}) {
            Visitor reader = signedIn(account);
            String list = reader.get("/holding").body();
            assertThat(list)
                    .contains("comes from an address that is not part of it", SampleMails.MAILBOX, "days left")
                    .doesNotContain(mark, "I write for her");
            assertThat(listed(reader)).isEqualTo(listed(nadia));
            for (String path : new String[] {held, held + "/raw"}) {
                HttpResponse<String> refused = reader.get(path);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.body()).doesNotContain(mark, "I write for her");
            }
            assertThat(reader.postFrom("/operations", held, assign("SAR-2026-000001", "I try"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(nadia.get(held).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "nadia, 200",
        "omar, 200",
        "ines, 200",
        "august, 200",
        "adam, 200",
        "lena, 200",
        "bruno, 403",
        "sofia, 403",
        "rita, 403"
    })
    void opensToThoseWhoNeedIt(String account, int status) {
        Visitor visitor = signedIn(account);

        HttpResponse<String> operations = visitor.get("/operations");
        assertThat(operations.statusCode()).isEqualTo(status);
        assertThat(visitor.get("/holding").statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(operations.body()).contains("Looked into", "href=\"/operations\" aria-current=\"page\"");
        }
    }

    @Test
    void saysThatSomethingWaitsWhileACaseOrATaskIsOverdue() {
        String reference = referenceOf(openCase());
        Visitor adam = signedIn("adam");
        jdbc.sql("update work_item set due = date '2026-01-02' where case_reference = ?")
                .param(reference)
                .update();
        jdbc.sql("update casework_clock set due = date '2026-01-02' where case_reference = ?")
                .param(reference)
                .update();

        assertThat(signedIn("nadia").get("/operations").body())
                .contains("This waits for a person")
                .containsPattern("<a href=\"/inbox\\?queue=all&amp;due=overdue\">\\d+ tasks? overdue</a>")
                .containsPattern("<a href=\"/cases\\?standing=overdue\">\\d+ cases? overdue</a>");
        assertThat(signedIn("nadia").get("/cases?standing=overdue").body()).contains(reference);
        assertThat(adam.get("/operations").body())
                .as("numbers, and no way to the cases")
                .containsPattern("<span>\\d+ tasks? overdue</span>")
                .doesNotContain("standing=overdue");
    }

    @Test
    void sendsALetterInDoubtAgainUnderTheSameMessageId() {
        DemoMail first = openCase();
        UUID letter = inDoubt(first);
        String path = "/operations/letters/" + letter;
        Visitor omar = signedIn("omar");

        String page = omar.get("/operations").body();
        assertThat(page)
                .contains(
                        "Letters in doubt, ",
                        referenceOf(first),
                        first.messageId().replaceAll("[<>]", ""))
                .contains("the reader may get it twice", "Send again (same Message-ID)")
                .doesNotContain(requester);
        assertThat(omar.postFrom("/operations", path, Map.of("do", "again", "reason", ""))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> done =
                omar.postFrom("/operations", path, Map.of("do", "again", "reason", "She says nothing came"));
        assertThat(omar.location(done)).isEqualTo("/operations");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mail.received(requester))
                .extracting(DemoMail::messageId)
                .containsExactly(first.messageId(), first.messageId()));
        HttpResponse<String> late =
                omar.postFrom("/operations", path, Map.of("do", "confirm", "reason", "She has answered"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("This letter is not in doubt.", "She has answered");
    }

    @Test
    void countsALetterInDoubtAsArrivedWhenAPersonKnows() {
        DemoMail first = openCase();
        UUID letter = inDoubt(first);
        Visitor nadia = signedIn("nadia");
        assertThat(signedIn("adam")
                        .postFrom(
                                "/operations",
                                "/operations/letters/" + letter,
                                Map.of("do", "confirm", "reason", "I try"))
                        .statusCode())
                .isEqualTo(403);

        nadia.postFrom(
                "/operations", "/operations/letters/" + letter, Map.of("do", "confirm", "reason", "She has answered"));

        assertThat(stateOf(letter)).isEqualTo("ACCEPTED");
        assertThat(nadia.get("/cases/" + referenceOf(first)).body())
                .contains("Counted the letter as arrived (acknowledgement)", "She has answered");
        assertThat(mail.received(requester)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AGAIN", "CONFIRM", "delete"})
    void doesNothingToALetterInDoubtOnAnUnknownVerb(String verb) {
        UUID letter = inDoubt(openCase());
        String path = "/operations/letters/" + letter;
        Visitor nadia = signedIn("nadia");

        HttpResponse<String> unknown = nadia.postFrom("/operations", path, Map.of("do", verb, "reason", "I guess"));
        HttpResponse<String> missing = nadia.postFrom("/operations", path, Map.of("reason", "I guess"));

        for (HttpResponse<String> answer : List.of(unknown, missing)) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Choose to send the letter again or to count it as arrived.", "I guess");
        }
        assertThat(stateOf(letter)).isEqualTo("IN_DOUBT");
        assertThat(mail.received(requester)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RETRY", "delete"})
    void doesNothingToAHeldMailOnAnUnknownVerb(String verb) {
        Visitor nadia = signedIn("nadia");
        String held = hold(nadia, openCase().replyTo());

        HttpResponse<String> unknown =
                nadia.postFrom(held, held, Map.of("do", verb, "reason", "I guess", "reference", ""));
        HttpResponse<String> missing = nadia.postFrom(held, held, Map.of("reason", "I guess", "reference", ""));

        for (HttpResponse<String> answer : List.of(unknown, missing)) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Choose to assign the mail, to open a case from it or to try again.", "I guess");
        }
        assertThat(linkTo(nadia, "Re: " + mark)).isEqualTo(held);
    }

    @Test
    void letsTheAdministratorTryAStoppedStepAgain() {
        String reference = referenceOf(openCase());
        String job = jdbc.sql("update act_ru_job j set retries_ = 0 from act_ru_execution e"
                        + " where e.id_ = j.process_instance_id_ and e.business_key_ = ? returning j.id_")
                .param(reference)
                .query(String.class)
                .list()
                .get(0);
        Visitor adam = signedIn("adam");
        assertThat(adam.get("/operations").body()).contains("Steps that stopped, 1", reference);
        assertThat(signedIn("ines").get("/operations").body()).contains("A caseworker or an administrator decides.");

        adam.postFrom("/operations", "/operations/steps/" + job, Map.of("reason", "The database is back"));

        assertThat(adam.get("/operations").body()).contains("Steps that stopped, 0");
        assertThat(signedIn("nadia").get("/cases/" + reference).body())
                .contains("Asked Habeas to try a stopped step again", "The database is back");
    }

    /** A case of a requester of its own; what they got back. */
    private DemoMail openCase() {
        send(requester, SampleMails.MAILBOX, "What you hold about me " + mark, "Send me all you hold about me.");
        await().atMost(PATIENCE).until(() -> !mail.received(requester).isEmpty());
        DemoMail acknowledgement = mail.received(requester).get(0);
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from work_item where case_reference = ?")
                                .param(referenceOf(acknowledgement))
                                .query(Integer.class)
                                .single()
                        > 0);
        return acknowledgement;
    }

    /** A mail of somebody else to a signed address, seen in the holding area; the address of its page. */
    private String hold(Visitor reader, String signedAddress) {
        send(lawyer, signedAddress, "Re: " + mark, "I write for her.");
        await().atMost(PATIENCE).until(() -> !linkTo(reader, "Re: " + mark).isEmpty());
        return linkTo(reader, "Re: " + mark);
    }

    private void send(String from, String to, String subject, String text) {
        mail.deliver(
                from,
                to,
                String.join(
                                "\r\n",
                                "From: <" + from + ">",
                                "To: <" + to + ">",
                                "Subject: " + subject,
                                "X-Marked: " + mark,
                                "Message-ID: <" + UUID.randomUUID() + "@mail.example>",
                                "",
                                text,
                                "")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** As if the connection had broken after the letter left, for a letter that a person wrote. */
    private UUID inDoubt(DemoMail sent) {
        String messageId = sent.messageId().replaceAll("[<>]", "");
        await().atMost(PATIENCE).until(() -> jdbc.sql("select state from mailroom_outbound_mail where message_id = ?")
                .param(messageId)
                .query(String.class)
                .single()
                .equals("ACCEPTED"));
        return jdbc.sql("update mailroom_outbound_mail set state = 'IN_DOUBT', automatic = false,"
                        + " perhaps_delivered = true, ended_at = null where message_id = ? returning id")
                .param(messageId)
                .query(UUID.class)
                .single();
    }

    private String stateOf(UUID letter) {
        return jdbc.sql("select state from mailroom_outbound_mail where id = ?")
                .param(letter)
                .query(String.class)
                .single();
    }

    private static Map<String, String> assign(String reference, String reason) {
        return Map.of("do", "assign", "reference", reference, "reason", reason);
    }

    private static String referenceOf(DemoMail letter) {
        Matcher reference = Pattern.compile("SAR-\\d{4}-\\d{6}").matcher(letter.subject() + " " + letter.text());
        assertThat(reference.find()).isTrue();
        return reference.group();
    }

    private static String linkTo(Visitor reader, String subject) {
        Matcher link = Pattern.compile("<a href=\"(/holding/[^\"]+)\">" + Pattern.quote(subject))
                .matcher(reader.get("/holding").body());
        return link.find() ? link.group(1) : "";
    }

    private static int listed(Visitor reader) {
        return number(LISTED, reader.get("/holding").body());
    }

    private static int besideTheQueues(Visitor reader) {
        return number(BESIDE_THE_QUEUES, reader.get("/inbox").body());
    }

    private static int number(Pattern where, String page) {
        Matcher number = where.matcher(page);
        assertThat(number.find()).as("the page says how many").isTrue();
        return Integer.parseInt(number.group(1));
    }
}
