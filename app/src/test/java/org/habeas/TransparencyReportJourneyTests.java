package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.browser.Person;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.templates.pdf.PdfChecks;
import org.habeas.transparency.check.ReportCheck;
import org.habeas.transparency.figures.Profile;
import org.habeas.workflows.EngineClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A half-year of disclosures becomes a report that anybody may read, in browsers only. */
class TransparencyReportJourneyTests extends CaseStory {

    private static final String NAME = "quillon.fairweather@mail.example";
    private static final String SIGNER = "Mara Vossberg";

    /**
     * Six requests for user data: two subpoenas, one answered (2 domains, 1 account) and one withdrawn; two court orders,
     * one answered in the period about two accounts of which the subpoena named one; a warrant of June that is answered in
     * July; a treaty request without data; a civil subpoena answered about a domain. Beside them one national security
     * letter, one order about content and one court order of the year before, answered in January.
     */
    private static final String REGISTER = """
            case,event,at,instrument,country,category,detail,target_kind,target
            j-a,received,2019-01-15,subpoena,US,subscriber,,,
            j-a,affected,2019-02-01,,,,,account,%1$s
            j-a,affected,2019-02-01,,,,,domain,one.example
            j-a,affected,2019-02-01,,,,,domain,two.example
            j-a,notice,2019-01-20,,,,notified,,
            j-a,answered,2019-02-01,,,,,,
            j-b,received,2019-02-10,subpoena,US,subscriber,,,
            j-b,residual,2019-02-20,,,,withdrawn,,
            j-c,received,2019-03-05,court_order,US,non_content,,,
            j-c,affected,2019-03-25,,,,,account,%1$s
            j-c,affected,2019-03-25,,,,,account,other@mail.example
            j-c,notice,2019-03-06,,,,barred,,
            j-c,answered,2019-03-25,,,,,,
            j-d,received,2019-06-20,search_warrant,US,content,,,
            j-d,affected,2019-07-05,,,,,account,third@mail.example
            j-d,answered,2019-07-05,,,,,,
            j-e,received,2019-04-01,mlat,DE,non_content,,,
            j-e,residual,2019-04-20,,,,no_data,,
            j-f,received,2019-05-05,civil_subpoena,US,subscriber,,,
            j-f,affected,2019-05-20,,,,,domain,three.example
            j-f,notice,2019-05-06,,,,notified,,
            j-f,answered,2019-05-20,,,,,,
            j-g,received,2019-02-02,nsl,US,subscriber,,,
            j-h,received,2018-11-10,court_order,US,subscriber,,,
            j-h,answered,2019-01-20,,,,,,
            j-i,received,2019-05-01,content_removal_order,FR,,,,
            j-i,affected,2019-05-02,,,,,item,https://three.example/page
            j-i,answered,2019-05-02,,,,,,
            """.formatted(NAME);

    @Autowired
    private DisclosureImport register;

    @Autowired
    private List<ScheduledTaskHolder> scheduled;

    @AfterEach
    void letTheEngineGo() {
        EngineClock.release();
    }

    @Test
    void publishesAHalfYearThatWasOrderedByHand() throws Exception {
        Acting counsel = new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID());
        assertThat(register.read(REGISTER, Profile.classic().zoneId(), false, counsel)
                        .problems())
                .isEmpty();
        Person rita = person("rita");
        rita.open("/reports");
        rita.type("Period", "2019-H1");
        rita.press("Order the report");
        CaseReference reference = new CaseReference(rita.place().replaceAll(".*/cases/([^?#]+).*", "$1"));
        awaitTask(reference, "userTask_draftReport");

        Person lena = person("lena");
        Person omar = person("omar");
        draft(rita, reference);
        review(lena, reference);
        attest(lena, reference);
        String sha256 = approve(rita, omar, reference);
        await().atMost(SOON).until(() -> reportStage(reference).equals("PUBLISHED"));

        Person reader = nobody();
        assertThat(reader.open("/transparency")).isEqualTo(200);
        assertThat(reader.reads())
                .contains("January to June 2019", sha256)
                .containsPattern("January to June 2019\\s[^\\n]*" + sha256 + "\\s+6\\s+3\\s+2\\s+2019-08-15\\s+1\\s");
        String path = "/transparency/2019-H1/1/transparency-report.";
        byte[] pdf = reader.download(path + "pdf");
        String csv = new String(reader.download(path + "csv"), StandardCharsets.UTF_8);
        String json = new String(reader.download(path + "json"), StandardCharsets.UTF_8);
        assertThat(sha256(pdf)).isEqualTo(sha256);
        assertThat(PdfChecks.failures(pdf)).as("PDF/UA-1 and PDF/A-3a").isEmpty();
        assertFigures(csv, json);
        assertPdf(pdf, csv, json);
        assertThat(ReportCheck.of(Map.of("report.csv", csv, "report.json", json)))
                .isEmpty();
        open(rita, reference);
        assertThat(rita.reads(".hb-case")).contains("Published");
        assertThat(acts(reference))
                .containsSubsequence(
                        "transparency.ordered",
                        "transparency.frozen",
                        "transparency.drafted",
                        "transparency.reviewed",
                        "transparency.attested",
                        "transparency.approved",
                        "transparency.published");
        assertNothingPersonal(csv + json);
        assertThat(reader.open("/cases/" + reference)).isEqualTo(200);
        assertThat(reader.place()).startsWith("/sign-in");
    }

    @Test
    void ordersTheReportOfAHalfYearWhenItHasEnded() {
        clock.forward(Duration.between(clock.instant(), Instant.parse("2027-01-02T09:00:00Z")));
        EngineClock.follow(clock);
        lookForReportsDue();
        CaseReference reference = reportFor("2026-H2");
        await().atMost(SOON).until(() -> fired(reference));
        awaitTask(reference, "userTask_draftReport");
        Person rita = person("rita");
        narrow(rita, "team", "July to December 2026");
        assertThat(rita.reads()).contains(reference.value(), "Draft the report");
        lookForReportsDue();
        assertThat(reportFor("2026-H2")).as("ordered once").isEqualTo(reference);

        rita.open("/reports");
        rita.type("Period", "2027-H1");
        rita.press("Order the report");
        CaseReference running = reportFor("2027-H1");
        assertThat(rita.reads("#mail")).contains("when the period has ended");
        assertThat(rita.open("/reports/" + running + ".pdf")).isEqualTo(409);
        assertThat(rita.reads()).contains("has not ended");

        clock.forward(Duration.ofDays(182));
        await().atMost(SOON).until(() -> fired(running));
        awaitTask(running, "userTask_draftReport");
    }

    private void draft(Person rita, CaseReference reference) {
        open(rita, reference);
        assertThat(rita.reads("#mail"))
                .containsPattern("Received\\s+6\\s+1\\s+Answered\\s+3\\s+0\\s+In process\\s+1\\s+1\\s");
        rita.type("Date of publication", "soon");
        rita.press("Send the draft to counsel");
        assertThat(rita.reads("#task")).contains("Write the date like 2026-08-27");
        rita.type("Date of publication", "2019-06-30");
        rita.press("Send the draft to counsel");
        assertThat(rita.reads("#task")).contains("The date of publication lies in the period");
        rita.type("Date of publication", "2019-08-15");
        rita.press("Send the draft to counsel");
        awaitTask(reference, "userTask_reviewReport");
        open(rita, reference);
        assertThat(rita.reads("#task")).contains("This task is for somebody else");
    }

    private void review(Person lena, CaseReference reference) {
        narrow(lena, "team", "January to June 2019");
        lena.press(reference.value());
        assertThat(lena.reads("#task")).contains("Review the report");
        lena.press("Pass the draft");
        awaitTask(reference, "userTask_attestStatements");
    }

    private void attest(Person lena, CaseReference reference) {
        open(lena, reference);
        for (String statement : List.of("keys", "equipment", "feed", "content", "dns")) {
            lena.page().locator("#" + statement + "-attest").check();
        }
        lena.type("Name of the person", SIGNER);
        lena.type("Title of the person", "General Counsel");
        lena.type("Date of the attestation", "2019-08-12");
        lena.press("Record the statements");
        assertThat(lena.reads("#task"))
                .contains("Nobody has attested or left out the statement “We have never weakened");
        assertThat(lena.typed("Name of the person")).as("what was typed stays").isEqualTo(SIGNER);
        lena.page().locator("#encryption-out").check();
        lena.press("Record the statements");
        awaitTask(reference, "userTask_approveReport");
    }

    /** The second person approves; who drafted cannot. */
    private String approve(Person rita, Person omar, CaseReference reference) {
        open(rita, reference);
        assertThat(rita.reads("#task")).contains("This task is for somebody else");
        open(omar, reference);
        String sha256 = omar.page().locator("#task input[name=sha256]").inputValue();
        assertThat(sha256(omar.download("/reports/" + reference + ".pdf")))
                .as("approved is what is shown")
                .isEqualTo(sha256);
        assertThat(signedIn("rita")
                        .postFrom(
                                "/reports",
                                "/cases/" + reference + "/tasks/userTask_approveReport",
                                Map.of("decision", "good", "sha256", sha256, "version", "9"))
                        .statusCode())
                .isEqualTo(403);
        omar.press("Approve and publish");
        return sha256;
    }

    private static void assertFigures(String csv, String json) throws IOException {
        assertThat(csv)
                .contains("by_type,,,,received,6\r\n")
                .contains("by_type,,,,answered,3\r\n")
                .contains("by_type,,,,in_process,1\r\n")
                .contains("by_type,,,,residual,2\r\n")
                .contains("by_type,,,,domains,3\r\n")
                .contains("by_type,,,,accounts,2\r\n")
                .contains("by_type,us_government,subpoena,,received,2\r\n")
                .contains("by_type,us_government,search_warrant,,in_process,1\r\n")
                .contains("by_type,us_government,search_warrant,,accounts,0\r\n")
                .contains("closed_without_answer,,no_data,,requests,1\r\n")
                .contains("notice,,barred,,requests,1\r\n")
                .contains("reconciliation,,opening,,requests,1\r\n")
                .contains("reconciliation,,answered_earlier,,requests,1\r\n")
                .contains("reconciliation,,closing,,requests,1\r\n")
                .contains("content,content,content_removal_order,,items,1\r\n")
                .doesNotContain("nsl")
                .doesNotContain("national");
        StringBuilder again = new StringBuilder("table,group,row,country,measure,value\r\n");
        for (JsonNode one : new ObjectMapper().readTree(json).get("values")) {
            again.append(String.join(
                    ",",
                    one.get("table").asText(),
                    one.get("group").asText(),
                    one.get("row").asText(),
                    one.get("country").asText(),
                    one.get("measure").asText(),
                    one.get("value").isNull() ? "" : one.get("value").asText()));
            again.append("\r\n");
        }
        assertThat(again).as("JSON and CSV hold the same").hasToString(csv);
    }

    private static void assertPdf(byte[] pdf, String csv, String json) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, String> embedded = new TreeMap<>();
            var names =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            for (var file : names.entrySet()) {
                embedded.put(
                        file.getKey(),
                        new String(file.getValue().getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8));
            }
            assertThat(embedded)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("transparency-report-2019-H1.csv", csv, "transparency-report-2019-H1.json", json));
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(document).replaceAll("[\\s\u00a0]+", " "))
                    .contains("Larkfield Networks")
                    .contains("Subpoena 2 1 0 1 2 1 17")
                    .contains("Search warrant 1 0 1 0 0 0 –")
                    .contains("All requests for user data 6 3 1 2 3 2 17")
                    .contains("We received 6 requests for user data in the first half of 2019 and answered 3 of them")
                    .contains("Orders and letters, all kinds combined 0–249")
                    .contains("We have never handed over encryption or authentication keys")
                    .contains("Attested by " + SIGNER + ", General Counsel, on 12 August 2019")
                    .contains("Published 15 August 2019")
                    .doesNotContain("weakened, compromised")
                    .doesNotContain("Draft");
        }
    }

    /** Neither the engine nor what is published knows whom a request was about. */
    private void assertNothingPersonal(String files) {
        List<String> rows = jdbc
                .sql("select table_name from information_schema.tables where table_name like 'act\\_%'")
                .query(String.class)
                .stream()
                .flatMap(table -> jdbc.sql("select t::text from " + table + " t").query(String.class).stream())
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        for (String personal : List.of(NAME, "Fairweather", SIGNER, "third@mail.example", "one.example")) {
            String bytes = HexFormat.of().formatHex(personal.getBytes(StandardCharsets.UTF_8));
            assertThat(rows)
                    .noneMatch(row -> row.toLowerCase(Locale.ROOT).contains(personal.toLowerCase(Locale.ROOT))
                            || row.contains(bytes));
        }
        assertThat(files).doesNotContain("mail.example").doesNotContain("one.example");
        assertThat(jdbc.sql("select t::text from legal_disclosure_event t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("mail.example"));
    }

    private void lookForReportsDue() {
        scheduled.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains("ReportOrders.orderWhatIsDue"))
                .findFirst()
                .orElseThrow()
                .getTask()
                .getRunnable()
                .run();
    }

    private boolean fired(CaseReference reference) {
        runDue(reference);
        return !reportStage(reference).equals("ORDERED");
    }

    private CaseReference reportFor(String period) {
        return new CaseReference(jdbc.sql("select reference from transparency_report where period = ?")
                .param(period)
                .query(String.class)
                .single());
    }

    private String reportStage(CaseReference reference) {
        return jdbc.sql("select stage from transparency_report where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
