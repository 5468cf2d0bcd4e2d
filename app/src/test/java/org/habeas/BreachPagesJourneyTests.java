package org.habeas;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.habeas.PageAddresses.Tour;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page of a breach: usable by everybody, and in a picture. */
class BreachPagesJourneyTests extends BreachStory {

    private static final String ROWS = """
            c1,Alpha Hosting,breach@alpha-hosting.example,en,confirmed,120,48
            c2,Beta Shops GmbH,panne@beta-shops.example,de,possible,unknown,
            c3,,breach@gamma-print.example,en,possible,4,
            """;

    private PageTour tour;

    @BeforeEach
    void openTheWindows() {
        tour = new PageTour(this);
    }

    @Test
    void showsEveryPageOfABreachToEverybody() {
        tour.everybodyIs("bruno");
        Person bruno = tour.first().person();
        reported(bruno);
        tour.look("breach-open", "/breaches/new");
        tour.look("breach-open-refused", person -> {
            describeIncident(person, "Export readable by anybody");
            person.type("Detected", "2026-10-25 02:30");
            person.type("Aware", "2026-10-24 23:00");
            person.type("Told by a processor", "soon");
            person.press("Open the incident and start its clocks");
        });
        describeIncident(bruno, "Support export with salaries readable by anybody");
        CaseReference reference = openIncident(bruno);
        tour.look("breaches", "/breaches");
        assessing(bruno, reference);
        filing(bruno, reference);
        notice(bruno, reference);
        finish(bruno, reference);
        tour.look("breach-closed", person -> open(person, reference));
        tour.sawAll(new PageAddresses(mappings, Tour.BREACH));
    }

    private void reported(Person bruno) {
        CaseReference reported = caseOf(() -> mail.deliver(
                "security@quillstore.example",
                SampleMails.SECURITY_MAILBOX,
                SampleMails.named("breach", Clock.systemUTC()).orElseThrow()));
        tour.look("breach-reported", person -> openTask(person, reported, "userTask_stateInstants"));
        tour.look("breach-reported-refused", person -> {
            openTask(person, reported, "userTask_stateInstants");
            person.press("Set the clocks from these instants");
        });
        open(bruno, reported);
        bruno.press("Why, Supervisory authority");
        String why = bruno.place();
        tour.look("breach-why", why);
    }

    private void assessing(Person bruno, CaseReference reference) {
        tour.look("breach-assess", person -> openTask(person, reference, "userTask_assessBreach"));
        tour.look("breach-assess-refused", person -> {
            openTask(person, reference, "userTask_assessBreach");
            person.type("What happened", "");
            person.type("People and records by jurisdiction", "Germany many");
            person.press("State these facts");
        });
        typeFacts(bruno, reference, "An export of a support tool with salaries lay open on a public address.");
        bruno.press("State these facts");
        tour.look("breach-facts", "/cases/" + reference + "/facts");
        tour.look("breach-facts-refused", person -> {
            person.open("/cases/" + reference + "/facts");
            person.press("State these facts");
        });
        openTask(bruno, reference, "userTask_assessBreach");
        bruno.press("The facts suffice, go on to conclude");
        awaitTask(reference, "userTask_decideNotification");
        tour.look("breach-decide", person -> openTask(person, reference, "userTask_decideNotification"));
        tour.look("breach-decide-refused", person -> {
            openTask(person, reference, "userTask_decideNotification");
            person.press("Conclude");
        });
        openTask(bruno, reference, "userTask_decideNotification");
        bruno.page().locator("input[value='CANNOT_DETERMINE']").first().check();
        bruno.page().locator("input[value='NOT_NEEDED']").last().check();
        bruno.page().locator("textarea[name^='reasons-']").first().fill("The access logs are not read yet.");
        bruno.page().locator("textarea[name^='reasons-']").last().fill("The few who read it are known.");
        bruno.press("Conclude");
        awaitTask(reference, "userTask_findOut");
        tour.look("breach-find-out", person -> openTask(person, reference, "userTask_findOut"));
        openTask(bruno, reference, "userTask_findOut");
        bruno.type("What was found out, or how it is looked for", "The logs show four readers.");
        bruno.press("Assess again");
        awaitTask(reference, "userTask_assessBreach");
        openTask(bruno, reference, "userTask_assessBreach");
        bruno.press("The facts suffice, go on to conclude");
        awaitTask(reference, "userTask_decideNotification");
        conclude(bruno, reference);
    }

    private void filing(Person bruno, CaseReference reference) {
        tour.look("breach-file", person -> openTask(person, reference, "userTask_fileWithAuthority"));
        prefill(bruno, reference, "Supervisory authority");
        tour.look("case-breach", person -> openTask(person, reference, "userTask_fileWithAuthority"));
        tour.look("breach-file-refused", person -> {
            openTask(person, reference, "userTask_fileWithAuthority");
            person.type("Submitted at", "2026-10-25 02:30");
            person.press("Record the submission");
        });
        record(bruno, reference, ago(Duration.ofMinutes(9)), "BlnBDI 9-77");
        tour.look("breach-submitted", person -> openTask(person, reference, "userTask_fileWithAuthority"));
        for (String early : List.of("NIS 2 early warning", "NIS 2 notification")) {
            openTask(bruno, reference, "userTask_fileWithAuthority");
            bruno.unfold("Something does not apply");
            bruno.select("What does not apply", early);
            bruno.type("Why not", "The incident is not significant under Article 23(3).");
            bruno.press("Rule it out");
        }
        tour.look("breach-ruled-out", person -> open(person, reference));
        openTask(bruno, reference, "userTask_fileWithAuthority");
        bruno.press("Everything is submitted or ruled out");
        tour.look("breach-instant-refused", person -> {
            open(person, reference);
            person.unfold("State or correct an instant");
            person.select("Which", "Detected");
            person.page().locator("#instant-at").fill("2030-01-01 10:00");
            person.page().locator("#instant-source").fill("A log");
            person.press("State this instant");
        });
    }

    private void notice(Person bruno, CaseReference reference) {
        tour.look("breach-notice", person -> openTask(person, reference, "userTask_prepareNotice"));
        tour.look("breach-notice-refused", person -> {
            chooseList(person, reference, ROWS + "c4,Delta,no address,en,possible,4,\nc5,Epsilon\n");
            person.press("Import the list");
        });
        chooseList(bruno, reference, ROWS + "c4,Delta,no address,en,possible,4,\n");
        bruno.press("Import the list");
        attachList(bruno, ROWS + "c4,Delta,no address,en,possible,4,\n");
        bruno.choose("Take the good rows without the others; those stay listed with this notice");
        bruno.press("Import the list");
        tour.look("breach-imported", person -> openTask(person, reference, "userTask_prepareNotice"));
        renderAndSubmit(bruno, reference, "Ring our duty line at any hour: +49 30 555 0199.");
        tour.look("breach-approve-own", person -> openTask(person, reference, "userTask_approveNotice"));
        tour.everybodyIs("omar");
        tour.look("breach-approve", person -> openTask(person, reference, "userTask_approveNotice"));
        tour.look("breach-return-refused", person -> {
            openTask(person, reference, "userTask_approveNotice");
            person.press("Return it");
        });
        tour.look("breach-letter", person -> {
            openTask(person, reference, "userTask_approveNotice");
            person.page().locator("#notices tbody a").first().click();
            person.page().locator(".hb-leaf__body").waitFor();
        });
        openTask(bruno, reference, "userTask_approveNotice");
        bruno.press("Approve and send to the customers");
        awaitTask(reference, "userTask_followRecipients");
        tour.everybodyIs("bruno");
        await().atMost(SOON)
                .until(() -> acts(reference).stream()
                                .filter("breach.letterDelivered"::equals)
                                .count()
                        == 2);
        tour.look("breach-follow", person -> openTask(person, reference, "userTask_followRecipients"));
        tour.look("breach-follow-refused", person -> {
            openTask(person, reference, "userTask_followRecipients");
            person.press("Everybody was told");
        });
        openTask(bruno, reference, "userTask_followRecipients");
        bruno.type("How those were told whom no letter reached", "Gamma was called at 14:10.");
        bruno.press("Everybody was told");
        awaitTask(reference, "userTask_completeRecord");
        tour.look("breach-complete", person -> openTask(person, reference, "userTask_completeRecord"));
    }
}
