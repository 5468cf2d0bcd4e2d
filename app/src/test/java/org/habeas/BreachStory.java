package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;

/** A story of a personal-data breach, worked by a security lead at a browser. */
abstract class BreachStory extends CaseStory {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static final String HEAD = "customer,name,email,language,status,people,hours\n";

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** So many minutes ago, as a person reads it off a clock in Berlin. */
    String ago(Duration before) {
        return typed(clock.instant().minus(before));
    }

    static String typed(Instant instant) {
        return instant.atZone(BERLIN).format(TYPED);
    }

    /** Opens the form for an incident and fills it in, aware since three hours. */
    void describeIncident(Person person, String title) {
        person.open("/breaches/new");
        person.type("What happened, in one line", title);
        person.choose("Our own: we are the controller");
        person.choose("Our customers’: we process for them");
        person.choose("NIS 2 Directive (significant incident of an essential or important entity)");
        person.type("Occurred", ago(Duration.ofHours(30)));
        person.type("Detected", ago(Duration.ofHours(5)));
        person.type("Aware", ago(Duration.ofHours(3)));
        person.type("Told by a processor", ago(Duration.ofHours(4)));
        person.type("Where the times are known from", "Mail of the processor and our alert");
        person.type("What is known", "An export lay on a public address.");
    }

    /** Opens the incident that stands in the form. */
    CaseReference openIncident(Person person) {
        person.press("Open the incident and start its clocks");
        assertThat(person.place()).startsWith("/cases/BR-");
        CaseReference reference = new CaseReference(person.place().replaceAll("^/cases/([^?#]+).*$", "$1"));
        awaitTask(reference, "userTask_prepareNotice");
        return reference;
    }

    void openTask(Person person, CaseReference reference, String task) {
        assertThat(person.open("/cases/" + reference + "?task=" + task)).isEqualTo(200);
    }

    /** Types facts and what the score asks. */
    void typeFacts(Person person, CaseReference reference, String description) {
        openTask(person, reference, "userTask_assessBreach");
        person.type("What happened", description);
        person.page().locator("#nature").check();
        person.type("Categories of data", "names\ne-mail addresses\nsalaries");
        person.type("People and records by jurisdiction", "DE 1200 3000\nFR ? ?");
        person.type("Cause", "A wrong setting of a storage folder");
        person.type("Likely consequences for people", "Unwanted mail, and colleagues who learn a salary");
        person.type("Measures taken and proposed", "The folder was closed and the access logs are read.");
        person.select("Financial data", "usual score");
        person.select("People are identified", "Possible directly");
        person.select("Loss of confidentiality", "Known recipients");
        person.choose("Somebody did it on purpose");
        person.type("What is new in this version", "Counted from the export");
    }

    void conclude(Person person, CaseReference reference) {
        openTask(person, reference, "userTask_decideNotification");
        person.page().locator("input[name='verdict-ART_33_1'][value='TELL']").check();
        person.type("Reasons, GDPR Art. 33(1), the authority", "Salaries of 1,200 people were readable.");
        person.page()
                .locator("input[name='verdict-ART_34_1'][value='NOT_NEEDED']")
                .check();
        person.type("Reasons, GDPR Art. 34(1), the people concerned", "The few who read them are known and bound.");
        person.press("Conclude");
        awaitTask(reference, "userTask_fileWithAuthority");
    }

    /** Prefills the first filing to somebody. */
    void prefill(Person person, CaseReference reference, String to) {
        openTask(person, reference, "userTask_fileWithAuthority");
        person.select("To", to);
        person.press("Prefill the filing");
    }

    /** Records the submission of the one filing that waits. */
    void record(Person person, CaseReference reference, String submittedAt, String authorityReference) {
        openTask(person, reference, "userTask_fileWithAuthority");
        person.page()
                .locator("#filing")
                .selectOption(person.page()
                        .locator("#filing option:not([value=''])")
                        .first()
                        .getAttribute("value"));
        person.type("Submitted at", submittedAt);
        person.type("Reference of the authority", authorityReference);
        person.type("Proof", "Receipt of the portal, in the folder of the incident");
        person.press("Record the submission");
    }

    void chooseList(Person person, CaseReference reference, String rows) {
        openTask(person, reference, "userTask_prepareNotice");
        attachList(person, rows);
    }

    /** Chooses a list on the page that is shown. */
    static void attachList(Person person, String rows) {
        person.page()
                .locator("#file")
                .setInputFiles(
                        new FilePayload("customers.csv", "text/csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8)));
    }

    void renderAndSubmit(Person person, CaseReference reference, String message) {
        openTask(person, reference, "userTask_prepareNotice");
        person.type("Words to every customer beyond the facts", message);
        person.press("Render the notice for each customer");
        person.press("Hand it to a second person");
        awaitTask(reference, "userTask_approveNotice");
    }

    void finish(Person person, CaseReference reference) {
        awaitTask(reference, "userTask_completeRecord");
        openTask(person, reference, "userTask_completeRecord");
        person.type("What remains, or that nothing does", "Nothing remains; the folder is watched.");
        person.press("The record is complete, close the case");
        await().atMost(SOON).until(() -> jdbc.sql("select stage from breach_incident where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single()
                .equals("CLOSED"));
    }
}
