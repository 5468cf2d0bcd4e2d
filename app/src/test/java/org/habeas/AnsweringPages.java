package org.habeas;

import static org.awaitility.Awaitility.await;
import static org.habeas.CaseStory.SOON;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.system.SettableClock;

/** The part of the tour where answers go by post, are returned and stopped, and where a case is corrected and ended. */
final class AnsweringPages {

    private static final String DRAFTING = "userTask_draftAnswer";
    private static final String APPROVING = "userTask_approveAnswer";

    private final CaseStory story;
    private final SettableClock clock;
    private final PageTour tour;
    private final Person nadia;
    private final Person omar;

    AnsweringPages(CaseStory story, SettableClock clock, PageTour tour) {
        this.story = story;
        this.clock = clock;
        this.tour = tour;
        nadia = tour.first().person();
        omar = tour.first().other();
    }

    /** Takes a request for access and rectification that was entered by hand to its posted answer. */
    void byPost(CaseReference reference) {
        String address = "/cases/" + reference;
        story.open(nadia, reference);
        Page page = nadia.page();
        for (Locator suggested : page.locator("input[name=rights]:checked").all()) {
            suggested.uncheck();
        }
        nadia.choose("Access");
        nadia.choose("Rectification");
        nadia.press("Confirm what is asked");
        story.awaitTask(reference, "userTask_decideIdentity");
        story.acceptIdentity(nadia, reference);
        questionByPost(reference);
        enclose(reference);
        story.open(nadia, reference);
        nadia.press("Everything was looked for: write the answer");
        story.awaitTask(reference, DRAFTING);
        story.open(nadia, reference);
        page.locator("#outcome-ACCESS").selectOption("GRANTED");
        page.locator("#outcome-RECTIFICATION").selectOption("GRANTED");
        page.locator("#detail-RECTIFICATION").fill("Your address is now Lindenallee 3.");
        nadia.type("Automated decisions", "There are none.");
        nadia.type("Transfers to other countries", "There are none.");
        nadia.choose("account.csv");
        nadia.choose("By post, printed from here");
        nadia.press("Preview exactly what leaves");
        tour.look("case-drafted-by-post", address);
        story.submit(nadia, reference);
        tour.look("printed-letter", address + "/printed-letter");
        tour.lookAsOther("case-approve-by-post", address);
        tour.lookAsOther("printed-letter-approve", address + "/printed-letter");
        omar.press("Approve for posting");
        story.awaitTask(reference, "userTask_postAnswer");
        tour.look("case-post", address);
        refused("case-post-refused", address, "Record the posting and close the case");
        act(reference, "cancel-posting", "Make it a draft again");
        story.open(nadia, reference);
        nadia.type("Day of posting", today().toString());
        nadia.type("Proof of posting", "RR 4711 2026 DE");
        nadia.press("Record the posting and close the case");
        story.awaitStage(reference, "CLOSED");
        tour.look("case-posted", address);
    }

    /** A question of what is meant, from its words to the day of its posting. */
    private void questionByPost(CaseReference reference) {
        String address = "/cases/" + reference;
        nadia.open(address + "/acts/ask-what-is-meant");
        nadia.type("What we would like to know", "Which years do you mean?");
        nadia.type("Possible answers", "The last year");
        nadia.type("What we already work on", "Your account");
        nadia.choose("By post, printed from here");
        nadia.press("Prepare exactly what leaves");
        nadia.press("Hand the letter over to a second person");
        nadia.press("Hand it over to a second person");
        story.awaitTask(reference, "userTask_approveLetter");
        tour.lookAsOther("case-approve-letter-by-post", address + "?task=userTask_approveLetter");
        omar.press("Approve for posting");
        story.awaitTask(reference, "userTask_postLetter");
        String posting = address + "?task=userTask_postLetter";
        tour.look("case-post-letter", posting);
        refused("case-post-letter-refused", posting, "Record the posting");
        tour.look("act-take-back-letter", address + "/acts/take-back-letter");
        tour.look("act-record-letter-posting", address + "/acts/record-letter-posting");
        nadia.open(posting);
        nadia.type("Day of posting", today().toString());
        nadia.type("Proof of posting", "RR 4710 2026 DE");
        nadia.press("Record the posting");
        await().atMost(SOON).until(() -> !story.openTasks(reference).contains("userTask_postLetter"));
        tour.look("act-question-answered", address + "/acts/question-answered");
    }

    /** A reply that must be read, an answer that is returned, and one that is stopped in its hold time. */
    CaseReference setbacks(Requester requester) {
        CaseReference reference = story.ordinaryCase(requester);
        String address = "/cases/" + reference;
        story.workUntilApproval(nadia, reference);
        requester.answers(requester.received().get(0), "One more thing: only the year 2024, please.");
        story.awaitTask(reference, "userTask_readReply");
        String reading = address + "?task=userTask_readReply";
        tour.look("case-read-reply", reading);
        tour.look("case-read-reply-refused", person -> {
            person.open(reading);
            person.type("What follows from it", "Narrow it to that year. ".repeat(100));
            person.press("I have read it");
        });
        tour.lookAsOther("case-approve-refused", other -> {
            story.openPreview(other, reference);
            other.press("Approve and send to the requester");
        });
        nadia.open(reading);
        nadia.type("What follows from it", "Narrow it to the year they name");
        nadia.press("I have read it");
        await().atMost(SOON).until(() -> !story.openTasks(reference).contains("userTask_readReply"));

        tour.lookAsOther("case-return-refused", other -> {
            story.openPreview(other, reference);
            other.press("Return to Nadia Ferro");
        });
        story.openPreview(omar, reference);
        omar.page().locator("#reason").fill("Name the systems we searched");
        omar.press("Return to Nadia Ferro");
        story.awaitTask(reference, DRAFTING);
        tour.look("case-returned", address);

        story.draftNothingFound(nadia, reference);
        story.submit(nadia, reference);
        story.awaitTask(reference, APPROVING);
        story.openPreview(omar, reference);
        // Released in the future, the answer stays in its hold time when the clock shows the present again.
        clock.forward(Duration.ofHours(1));
        omar.press("Approve and send to the requester");
        story.awaitStage(reference, "RELEASED");
        clock.reset();
        tour.lookAsOther("case-hold", address);
        tour.look("act-cancel-sending", address + "/acts/cancel-sending");
        story.open(omar, reference);
        omar.press("Stop it and make it a draft again");
        story.awaitTask(reference, DRAFTING);
        tour.look("act-cancel-sending-refused", person -> person.press("Stop it and make it a draft again"));
        tour.look("case-stopped", address);
        return reference;
    }

    /** Everything of a draft's case is corrected, then it is withdrawn and may be opened again. */
    void correctionsAndEnds(CaseReference reference) {
        act(reference, "correct-contact", "Correct name and address");
        act(reference, "correct-receipt", "Correct the date and count the clocks anew");
        tour.look("act-correct-receipt-long-ago", person -> {
            person.open("/cases/" + reference + "/acts/correct-receipt");
            person.type("Day of receipt", today().minusDays(400).toString());
            person.type("Why it is corrected", "The letter lay in another office");
            person.press("Correct the date and count the clocks anew");
        });
        tour.look("act-correct-sorting", "/cases/" + reference + "/acts/correct-sorting");
        tour.look("act-correct-sorting-refused", person -> {
            person.page().locator("#rights").uncheck();
            person.press("Correct what is asked");
        });
        act(reference, "applicable-law", "Say so and see to the clocks");
        act(reference, "decide-rule", "Decide it so");
        act(reference, "withdraw", "Close it as withdrawn");
        nadia.open("/cases/" + reference + "/acts/withdraw");
        nadia.type("By which message they withdrew it", "Her mail of today");
        nadia.press("Close it as withdrawn");
        story.awaitStage(reference, "CLOSED");
        tour.look("case-withdrawn", "/cases/" + reference);
        tour.look("act-not-open", "/cases/" + reference + "/acts/withdraw");
        act(reference, "reopen", "Open the case again");
    }

    /** The page of an act as it is opened, and refused as it is sent without its reason. */
    void act(CaseReference reference, String name, String button) {
        String path = "/cases/" + reference + "/acts/" + name;
        tour.look("act-" + name, path);
        refused("act-" + name + "-refused", path, button);
    }

    private void refused(String name, String path, String button) {
        tour.look(name, person -> {
            person.open(path);
            person.press(button);
        });
    }

    private void enclose(CaseReference reference) {
        story.open(nadia, reference);
        nadia.type("Category of data", "Account");
        nadia.type("Why it is used", "To keep the account");
        nadia.type("Who receives it", "nobody");
        nadia.type("How long it is kept", "until the account ends");
        nadia.type("Where it comes from", "from you");
        nadia.page()
                .locator("#file")
                .setInputFiles(new FilePayload(
                        "account.csv", "text/csv", "name\nOdile Varga\n".getBytes(StandardCharsets.UTF_8)));
        nadia.press("Record this entry");
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
    }
}
