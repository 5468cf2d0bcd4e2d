package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.habeas.browser.Person;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.legalprocess.Channel;
import org.habeas.legalprocess.HandEntry;
import org.habeas.legalprocess.LegalFiles;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.mailroom.MailScenario;
import org.habeas.system.Visitor;
import org.habeas.system.security.KeyedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A document that came with a virus, and one that came while the scanner was down. The scanner is a property, so this
 * story has an application of its own, which ends with it.
 */
@DirtiesContext
class InfectedDocumentJourneyTests extends CaseStory {

    private static final Acting LENA = new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID());

    private static final AtomicReference<FakeClamd> CLAMD = new AtomicReference<>(FakeClamd.start(0));

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private LegalFiles files;

    @Autowired
    private ApplicationContext application;

    @DynamicPropertySource
    static void scanAt(DynamicPropertyRegistry registry) {
        registry.add("habeas.scan.host", () -> "127.0.0.1");
        registry.add("habeas.scan.port", () -> scanner().port());
    }

    private static FakeClamd scanner() {
        return Objects.requireNonNull(CLAMD.get());
    }

    @AfterAll
    static void stop() {
        scanner().close();
    }

    @MailScenario(27)
    @Test
    void keepsAnInfectedDocumentOfAMailSealedAndGoesOnWithTheCase() {
        CaseReference reference = mailed(FakeClamd.EICAR);
        awaitTask(reference, "userTask_recordDemand");
        String mailed = single("select id::text from mailroom_inbound_mail where case_reference = ?", reference);

        Person lena = person("lena");
        open(lena, reference);
        assertThat(lena.reads()).contains("The document cannot be taken", "infected (Eicar-Signature)", "kept closed");
        Visitor visitor = signedIn("lena");
        String path = "/cases/" + reference + "/mail/" + mailed;
        assertThat(visitor.get("/cases/" + reference).body()).doesNotContain(path + "/attachments/0");
        for (String closed : List.of(path + "/attachments/0", path + "/raw")) {
            HttpResponse<String> refused = visitor.get(closed);
            assertThat(refused.statusCode()).as(closed).isEqualTo(409);
            assertThat(refused.body()).contains("infected (Eicar-Signature)").doesNotContain("EICAR-STANDARD");
        }
        assertThat(single("select flags::text from work_item where case_reference = ?", reference))
                .contains("unreadable");
        assertThat(files.open(reference, LENA).documents()).isEmpty();
    }

    @Test
    void keepsAnInfectedUploadSealedAndNamesItOnThePageAndInTheApi() {
        CaseReference reference = desk.enter(
                new HandEntry(
                        Channel.POST,
                        LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin")),
                        null,
                        "en",
                        new HandEntry.Upload("warrant.pdf", pdf(FakeClamd.EICAR))),
                LENA);
        awaitTask(reference, "userTask_recordDemand");
        UUID document = files.open(reference, LENA).document().orElseThrow();

        Visitor visitor = signedIn("lena");
        String page = visitor.get("/cases/" + reference).body();
        assertThat(page)
                .contains("The document is infected (Eicar-Signature), kept closed.", "Found a document infected")
                .doesNotContain("/documents/" + document);
        HttpResponse<String> refused = visitor.get("/cases/" + reference + "/documents/" + document);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("nobody opens it or sends it on");
        assertThat(KeyedCaller.get(application, port, "lena", "/api/v1/cases/" + reference)
                        .body())
                .contains("\"scan\":\"INFECTED\"");
    }

    @Test
    void losesNoMailAndTrustsNoFileWhileTheScannerIsDown() {
        int place = scanner().port();
        scanner().close();
        CaseReference reference = mailed("nothing bad");
        awaitTask(reference, "userTask_recordDemand");
        Person lena = person("lena");
        open(lena, reference);
        assertThat(lena.reads()).contains("The virus scanner has not found this file clean");
        Visitor visitor = signedIn("lena");
        String mailed = single("select id::text from mailroom_inbound_mail where case_reference = ?", reference);
        assertThat(visitor.get("/cases/" + reference + "/mail/" + mailed + "/attachments/0")
                        .statusCode())
                .isEqualTo(409);

        CLAMD.set(FakeClamd.start(place));
        lena.press("Look for the document in the mail again");

        open(lena, reference);
        assertThat(lena.reads()).contains("The instrument as served", "scanned, nothing found");
        UUID document = files.open(reference, LENA).document().orElseThrow();
        assertThat(visitor.get("/cases/" + reference + "/documents/" + document).statusCode())
                .isEqualTo(200);
    }

    private CaseReference mailed(String content) {
        return caseOf(() -> mail.deliver(
                "clerk@court.example",
                "legal-process@larkfield.example",
                String.join(
                                "\r\n",
                                "From: <clerk@court.example>",
                                "To: <legal-process@larkfield.example>",
                                "Subject: Search warrant",
                                "Message-ID: <" + UUID.randomUUID() + "@court.example>",
                                "MIME-Version: 1.0",
                                "Content-Type: multipart/mixed; boundary=part",
                                "",
                                "--part",
                                "Content-Type: text/plain",
                                "",
                                "Attached.",
                                "--part",
                                "Content-Type: application/pdf; name=warrant.pdf",
                                "Content-Transfer-Encoding: " + "8bit",
                                "Content-Disposition: attachment; filename=warrant.pdf",
                                "",
                                new String(pdf(content), StandardCharsets.US_ASCII).replace("\n", "\r\n"),
                                "--part--",
                                "")
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] pdf(String content) {
        return ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + content
                        + "\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String single(String sql, CaseReference reference) {
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql(sql)
                                .param(reference.value())
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        found -> !found.isEmpty());
    }
}
