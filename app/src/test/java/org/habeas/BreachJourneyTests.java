package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A breach from the first hour to the closed record, in browsers and mail programs only. */
class BreachJourneyTests extends BreachStory {

    private static final String TITLE = "Export readable, Mossgrove";
    private static final String FACT = "Thistlebeam";
    private static final String LATER_FACT = "Fernwhistle";
    private static final String MESSAGE = "Ring us at any hour, Larkspindle.";
    private static final String ROWS = """
            c1,Alpha Peverell,breach@alpha-peverell.example,en,confirmed,120,48
            c2,Beta Peverell GmbH,panne@beta-peverell.example,de,possible,unknown,
            c3,Gamma Peverell,<duty@gamma-peverell.example,en,possible,4,
            """;

    @Autowired
    private CaseClocks clocks;

    @Test
    void tellsAuthorityAndCustomersOfABreachAndKeepsTheRecord() throws IOException {
        Person bruno = person("bruno");
        describeIncident(bruno, TITLE);
        Instant aware = clock.instant().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
        CaseReference reference = openIncident(bruno);
        showsItsClocksWithTheirDerivation(bruno, reference, aware);
        scoresAndConcludes(bruno, reference);
        filesWithTheAuthority(bruno, reference);
        tellsTheCustomers(bruno, reference);
        followsUpAndCloses(bruno, reference);
        keepsPersonalDataOutOfTheEngine();
    }

    private void showsItsClocksWithTheirDerivation(Person bruno, CaseReference reference, Instant aware) {
        assertThat(clockOf(reference, "gdpr-33-authority").dueAt()).isEqualTo(aware.plus(Duration.ofDays(3)));
        assertThat(clockOf(reference, "nis2-early").dueAt()).isEqualTo(aware.plus(Duration.ofDays(1)));
        assertThat(clockOf(reference, "nis2-notification").dueAt()).isEqualTo(aware.plus(Duration.ofDays(3)));
        assertThat(clocks.of(reference)).extracting(CaseClock::ruleId).doesNotContain("nis2-final");
        open(bruno, reference);
        assertThat(bruno.reads(".hb-case")).contains(TITLE, "Aware", "set by Bruno Achebe", "Severity not scored yet");
        assertThat(bruno.reads("#wall"))
                .contains("Supervisory authority", "Customers", "Without delay", "NIS 2 early warning")
                .contains("NIS 2 final report", "Starts when the filing before it is submitted");
        assertThat(bruno.reads("#instants")).contains("Occurred", "Detected", "Aware", "Told by a processor");
        bruno.press("Why, Supervisory authority");
        assertThat(bruno.reads()).contains("Art. 33(1)", "72");
    }

    private void scoresAndConcludes(Person bruno, CaseReference reference) {
        typeFacts(bruno, reference, "An export with salaries lay open, " + FACT + ".");
        bruno.press("State these facts");
        assertThat(bruno.reads("#facts")).contains(FACT, "3 × 1 + 0.75 = 3.75, high", "DE: people 1200");
        openTask(bruno, reference, "userTask_assessBreach");
        bruno.press("The facts suffice, go on to conclude");
        awaitTask(reference, "userTask_decideNotification");
        openTask(bruno, reference, "userTask_decideNotification");
        bruno.press("Conclude");
        assertThat(bruno.reads("#task")).contains("Conclude under GDPR Art. 33(1)", "Write the reasons under");
        conclude(bruno, reference);
        open(bruno, reference);
        assertThat(bruno.reads("#facts")).contains("Must be told", "Need not be told", "differs from the score");
    }

    private void filesWithTheAuthority(Person bruno, CaseReference reference) throws IOException {
        prefill(bruno, reference, "Supervisory authority");
        byte[] pdf = bruno.download(bruno.linkTo("Filing 1: Supervisory authority, Initial"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            reference.value(),
                            FACT,
                            "Working paper in English",
                            "Article 33(3)(a)",
                            "DE: people 1,200",
                            "Larkfield Networks GmbH");
        }
        record(bruno, reference, "2030-01-01 10:00", "BlnBDI 9-77");
        assertThat(bruno.reads("#task")).contains("lies in the future");
        record(bruno, reference, ago(Duration.ofMinutes(3)), "BlnBDI 9-77");
        assertThat(bruno.reads("#filings")).contains("Submitted", "BlnBDI 9-77", "Receipt of the portal");
        assertThat(clockOf(reference, "gdpr-33-authority").metAt()).isNotNull();
        for (String warning : List.of("NIS 2 early warning", "NIS 2 notification")) {
            prefill(bruno, reference, warning);
            record(bruno, reference, ago(Duration.ofMinutes(2)), "BSI 26-1");
        }
        CaseClock last = clockOf(reference, "nis2-final");
        assertThat(last.anchor())
                .isEqualTo(clockOf(reference, "nis2-notification").metAt());
        assertThat(last.nominal())
                .isEqualTo(
                        last.anchor().atZone(BERLIN).toLocalDate().plusMonths(1).toString());
        prefill(bruno, reference, "NIS 2 final report");
        record(bruno, reference, ago(Duration.ofMinutes(1)), "BSI 26-1");
        openTask(bruno, reference, "userTask_fileWithAuthority");
        bruno.press("Everything is submitted or ruled out");
    }

    private void tellsTheCustomers(Person bruno, CaseReference reference) {
        chooseList(bruno, reference, ROWS + "c4,Delta,no address,en,possible,4,\n");
        bruno.press("Import the list");
        assertThat(bruno.reads("#task"))
                .contains("1 of 4 rows cannot be used", "Line 5 has an e-mail address that cannot be used");
        chooseList(bruno, reference, ROWS);
        bruno.press("Import the list");
        assertThat(bruno.reads("#task")).contains("3 customers on the list");
        renderAndSubmit(bruno, reference, MESSAGE);
        Person omar = person("omar");
        openTask(omar, reference, "userTask_approveNotice");
        String seen = omar.page().locator("input[name='hash']").inputValue();

        changeAFact(bruno, reference);
        omar.press("Approve and send to the customers");
        assertThat(omar.reads()).contains("No notice waits for a second person", "The facts were changed to version 3");
        open(bruno, reference);
        assertThat(bruno.reads("#notices")).contains("The facts were changed to version 3");
        renderAndSubmit(bruno, reference, MESSAGE);
        assertThat(approved(bruno, reference, "bruno", hash(reference)))
                .as("four eyes")
                .isEqualTo(409);
        assertThat(approved(bruno, reference, "omar", seen)).as("an older hash").isEqualTo(409);

        openTask(omar, reference, "userTask_approveNotice");
        omar.page().locator("#notices tbody a").first().click();
        omar.page().locator(".hb-leaf__body").waitFor();
        assertThat(omar.reads(".hb-leaf__body")).contains("Alpha Peverell", "120", LATER_FACT, MESSAGE);
        openTask(omar, reference, "userTask_approveNotice");
        omar.press("Approve and send to the customers");
        awaitTask(reference, "userTask_followRecipients");
    }

    private void changeAFact(Person bruno, CaseReference reference) {
        open(bruno, reference);
        bruno.press("State what has changed");
        bruno.type("What is new in this version", "");
        bruno.press("State these facts");
        assertThat(bruno.reads()).contains("Say what is new in this version");
        bruno.type("What happened", "A second export was found too, " + LATER_FACT + ".");
        bruno.type("What is new in this version", "A second export was found");
        bruno.press("State these facts");
        assertThat(bruno.reads("#facts")).contains(LATER_FACT);
    }

    private int approved(Person bruno, CaseReference reference, String who, String hash) {
        open(bruno, reference);
        return signedIn(who)
                .postFrom(
                        "/inbox",
                        "/cases/" + reference + "/tasks/userTask_approveNotice",
                        Map.of("do", "approve", "hash", hash))
                .statusCode();
    }

    private void followsUpAndCloses(Person bruno, CaseReference reference) {
        await().atMost(SOON)
                .until(() -> !mail.received("panne@beta-peverell.example").isEmpty()
                        && acts(reference).contains("breach.letterRefused"));
        DemoMail alpha = mail.received("breach@alpha-peverell.example").get(0);
        assertThat(alpha.subject()).contains(reference.value());
        assertThat(alpha.text()).contains("Alpha Peverell", "120", MESSAGE).doesNotContain("Beta");
        assertThat(mail.received("breach@alpha-peverell.example")).hasSize(1);
        assertThat(mail.received("panne@beta-peverell.example")).singleElement().satisfies(one -> assertThat(one.text())
                .contains("Beta Peverell GmbH", "noch nicht bekannt"));
        await().atMost(SOON).until(() -> {
            open(bruno, reference);
            return bruno.reads("#notices")
                            .split("Accepted by the customer’s mail server|Accepted by the customer's")
                            .length
                    == 3;
        });
        assertThat(bruno.reads("#notices")).contains("Refused for good");
        openTask(bruno, reference, "userTask_followRecipients");
        bruno.press("Everybody was told");
        assertThat(bruno.reads("#task")).contains("1 recipient got no letter");
        bruno.type("How those were told whom no letter reached", "Gamma was called at 14:10.");
        bruno.press("Everybody was told");
        finish(bruno, reference);
        open(bruno, reference);
        assertThat(bruno.reads(".hb-case")).contains("Closed, Personal-data breach");
        assertThat(clocks.of(reference))
                .allSatisfy(one -> assertThat(one.isRunning()).isFalse());
        String register = new String(bruno.download("/breaches/register.csv"), StandardCharsets.UTF_8);
        assertThat(register.lines().filter(line -> line.contains(reference.value())))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(TITLE, "BlnBDI 9-77", "Personal-data breach", "closed"));
        bruno.unfold("Show what happened before");
        assertThat(bruno.reads("#timeline"))
                .contains("Filing 1 recorded as submitted", "Notice 1 approved", "Omar Lindholm");
        assertThat(acts(reference))
                .containsSubsequence(
                        "breach.opened",
                        "breach.factsStated",
                        "breach.severityScored",
                        "breach.verdictWritten",
                        "breach.concluded",
                        "breach.filingPrepared",
                        "breach.filingSubmitted",
                        "breach.customersImported",
                        "breach.noticePrepared",
                        "breach.noticeSubmitted",
                        "breach.noticeVoided",
                        "breach.noticeSubmitted",
                        "breach.noticeApproved",
                        "breach.noticeReleased",
                        "breach.recipientsFollowed",
                        "breach.recordCompleted",
                        "breach.closed");
    }

    private void keepsPersonalDataOutOfTheEngine() {
        List<String> rows = engineRows();
        assertThat(rows).hasSizeGreaterThan(50);
        for (String word : List.of("Mossgrove", FACT, LATER_FACT, "Peverell", "Larkspindle")) {
            String bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
            assertThat(rows)
                    .noneMatch(row -> row.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))
                            || row.contains(bytes));
        }
    }

    @Test
    void asksOfAReportByMailSinceWhenWeAreAwareAndTakesItsThread() {
        byte[] report = SampleMails.named("breach", Clock.systemUTC()).orElseThrow();
        CaseReference reference =
                caseOf(() -> mail.deliver("security@quillstore.example", SampleMails.SECURITY_MAILBOX, report));
        assertThat(openTasks(reference)).first().isEqualTo("userTask_stateInstants");
        Person bruno = person("bruno");
        bruno.open("/inbox?queue=team");
        assertThat(bruno.reads()).contains("Incident in our backup storage concerns your data");
        openTask(bruno, reference, "userTask_stateInstants");
        assertThat(bruno.reads("#mail")).contains("about 1,200 people", "security@quillstore.example");
        assertThat(bruno.reads(".hb-case")).contains("provisionally from the report");
        assertThat(bruno.reads("#wall")).contains("Provisional, counted from the report");
        Instant reported = clockOf(reference, "gdpr-33-authority").anchor();

        bruno.type("Detected", ago(Duration.ofMinutes(40)));
        bruno.type("Aware", ago(Duration.ofMinutes(50)));
        bruno.type("Where the times are known from", "Their mail");
        bruno.type("Why aware since then, and not earlier or later", "Their duty line confirmed it.");
        bruno.press("Set the clocks from these instants");
        assertThat(bruno.reads("#task")).contains("Aware lies before detected");
        bruno.type("Aware", ago(Duration.ofMinutes(30)));
        bruno.press("Set the clocks from these instants");
        await().atMost(SOON).until(() -> !openTasks(reference).contains("userTask_stateInstants"));
        CaseClock settled = clockOf(reference, "gdpr-33-authority");
        assertThat(settled.anchor()).isBefore(reported);
        open(bruno, reference);
        assertThat(bruno.reads(".hb-case")).contains("Aware").doesNotContain("provisionally");
        assertThat(bruno.reads("#instants")).contains("corrected since");

        mail.deliver(
                "security@quillstore.example",
                SampleMails.SECURITY_MAILBOX,
                ("From: Maren Holt <security@quillstore.example>\r\nTo: <" + SampleMails.SECURITY_MAILBOX
                                + ">\r\nSubject: Re: Incident in our backup storage concerns your data\r\n"
                                + "Message-ID: <more@quillstore.example>\r\nIn-Reply-To: " + messageId(report)
                                + "\r\n\r\nWe have counted: 1,187 people.\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        awaitTask(reference, "userTask_readMail");
        openTask(bruno, reference, "userTask_readMail");
        assertThat(bruno.reads("#mail")).contains("All mail of this case");
    }

    private static String messageId(byte[] report) {
        return new String(report, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .map(line -> line.substring("Message-ID: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private CaseClock clockOf(CaseReference reference, String rule) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private String hash(CaseReference reference) {
        return jdbc.sql("select hash from breach_notice where reference = ? order by number desc limit 1")
                .param(reference.value())
                .query(String.class)
                .single();
    }

    private List<String> engineRows() {
        return jdbc
                .sql("select table_name from information_schema.tables where table_name like 'act\\_%'")
                .query(String.class)
                .stream()
                .flatMap(table -> jdbc.sql("select t::text from " + table + " t").query(String.class).stream())
                .toList();
    }
}
