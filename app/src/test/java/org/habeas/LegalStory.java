package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.browser.Person;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.directory.DirectoryAnswer;
import org.habeas.casework.directory.DirectoryAnswer.Standing;
import org.habeas.casework.directory.DirectoryEntries;
import org.habeas.casework.directory.DirectoryEntry;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.samples.SampleMails;
import org.habeas.workflows.EngineClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A story of legal process: authorities and customers who write and read mail, and legal at its browsers. */
abstract class LegalStory extends CaseStory {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Pattern LINK = Pattern.compile("http://\\S+?(/objections/[A-Za-z0-9_-]+)");

    @Autowired
    DirectoryEntries directory;

    @BeforeEach
    void letTheEngineFollow() {
        EngineClock.follow(clock);
    }

    @AfterEach
    void letTheEngineGo() {
        EngineClock.release();
    }

    LocalDate today() {
        return clock.instant().atZone(BERLIN).toLocalDate();
    }

    /** The smallest file that counts as a whole PDF. */
    static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj
                << /Type /Catalog >>
                endobj
                xref
                0 1
                trailer << /Root 1 0 R >>
                startxref
                9
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }

    /** A customer whose contact stands in the directory; nobody else has the address. */
    String customer(String name) {
        String address = name + "." + UUID.randomUUID().toString().substring(0, 8) + "@brightwater.example";
        directory.keep(
                List.of(new DirectoryEntry(address, new DirectoryAnswer(Standing.ACCOUNT_HOLDER, null, "acct-88213"))),
                Acting.system("a test"));
        return address;
    }

    /** An authority mails a document; the case it becomes. */
    CaseReference serve(String from, String subject, String text, String file, byte[] document) {
        String mailed = "From: <" + from + ">\r\nTo: <" + SampleMails.LEGAL_MAILBOX + ">\r\nSubject: " + subject
                + "\r\nDate: Sun, 22 Nov 2026 08:00:00 +0000\r\nMessage-ID: <" + UUID.randomUUID()
                + "@court.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n--b\r\nContent-Type: application/pdf;"
                + " name=\"" + file + "\"\r\nContent-Disposition: attachment; filename=\"" + file
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(document) + "\r\n--b--\r\n";
        return caseOf(() -> mail.deliver(from, SampleMails.LEGAL_MAILBOX, mailed.getBytes(StandardCharsets.UTF_8)));
    }

    CaseReference serve(String from, String subject) {
        return serve(from, subject, "Please find the document attached.", "order.pdf", pdf());
    }

    /** Types what an instrument says; the form stays unsent. */
    void typeDemand(Person lena, String instrument, String data, String targets, String email) {
        lena.select("What it is", instrument);
        lena.select("Most sensitive data asked for", data);
        lena.type("Authority, court or litigant", "Calder County District Court");
        lena.type("Country", "US");
        lena.type("Docket or file number", "26-SW-01187");
        lena.type("Return date", today().plusDays(40).toString());
        lena.type("E-mail for our letters", email);
        lena.type("Targets", targets);
    }

    void record(Person lena, CaseReference reference, String instrument, String data, String targets, String email) {
        open(lena, reference);
        typeDemand(lena, instrument, data, targets, email);
        if (!instrument.equals("Emergency disclosure request")) {
            lena.choose("A court or judge stands behind it");
        }
        lena.press("Record the demand and start its clocks");
        awaitTask(reference, "userTask_authenticateAuthority");
    }

    void authenticate(Person lena, CaseReference reference) {
        open(lena, reference);
        lena.select("Is the authority real?", "Confirmed with the authority through an independent channel");
        lena.type("How it was checked", "Called the clerk, number from the list of the state bar.");
        lena.press("Record the check");
        awaitTask(reference, "userTask_reviewDemand");
    }

    void decide(Person lena, CaseReference reference, String decision, String scope, String next) {
        open(lena, reference);
        lena.select("What you decide", decision);
        lena.select("Final scope", scope);
        lena.type("Grounds", "Valid on its face, and the statute supports it.");
        lena.press("Decide");
        awaitTask(reference, next);
    }

    void comply(Person lena, CaseReference reference, String scope) {
        decide(lena, reference, "Comply, within the final scope", scope, "userTask_decideNotice");
    }

    /** Adds one file and hands it to a second person. */
    void prepare(Person lena, CaseReference reference, String target, String data, String content) {
        open(lena, reference);
        lena.page()
                .locator("#file")
                .setInputFiles(new FilePayload("records.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        lena.press("Add the file");
        lena.select("Target", target);
        chooseFile(lena);
        lena.select("Most sensitive data in the files", data);
        lena.press("Hand the manifest to a second person");
    }

    static void chooseFile(Person lena) {
        lena.page().locator("label:has-text('records.csv')").first().click();
    }

    void approve(Person ebba, CaseReference reference) {
        open(ebba, reference);
        ebba.press("Approve and hand over");
    }

    /** The newest mail of an address, once this many have come. */
    DemoMail newest(String address, int of) {
        await().atMost(SOON).until(() -> mail.received(address).size() >= of);
        assertThat(mail.received(address)).hasSize(of);
        return mail.received(address).get(0);
    }

    /** Where the link of a notice leads, without the host. */
    static String link(DemoMail notice) {
        Matcher link = LINK.matcher(notice.text());
        assertThat(link.find()).as(notice.text()).isTrue();
        return link.group(1);
    }

    void awaitAct(CaseReference reference, String act) {
        await().atMost(SOON).until(() -> acts(reference).contains(act));
    }

    @Override
    String stage(CaseReference reference) {
        return jdbc.sql("select stage from legal_process where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
    }

    /** Time goes on; what is due of a case is done. */
    void later(Duration by, CaseReference reference, String task) {
        clock.forward(by);
        await().atMost(SOON).until(() -> {
            runDue(reference);
            return openTasks(reference).contains(task);
        });
    }
}
