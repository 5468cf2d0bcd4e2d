package org.habeas;

import static org.awaitility.Awaitility.await;
import static org.habeas.CaseStory.SOON;

import java.time.Duration;
import java.time.ZoneId;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.system.SettableClock;

/** The part of the tour where somebody complains about an answer: recorded, decided, approved, stopped, posted. */
final class ContestPages {

    private static final String DECIDING = "userTask_decideContest";
    private static final String DECIDE = "Decide, and hand the letter to a second person";

    private final CaseStory story;
    private final SettableClock clock;
    private final PageTour tour;
    private final Person nadia;
    private final Person other;

    ContestPages(CaseStory story, SettableClock clock, PageTour tour) {
        this.story = story;
        this.clock = clock;
        this.tour = tour;
        nadia = tour.first().person();
        other = tour.first().other();
    }

    /** A complaint about an answer that Nadia wrote and Omar approved; its letter is stopped in its hold time. */
    void stopped(CaseReference reference) {
        String address = "/cases/" + reference;
        String record = address + "/acts/record-complaint";
        tour.look("act-record-complaint", record);
        tour.look("act-record-complaint-refused", person -> {
            person.open(record);
            person.press("Record it");
        });
        record(reference);
        tour.look("case-complaint-barred", address);
        String takeBack = address + "/acts/take-back-complaint";
        tour.look("act-take-back-complaint", takeBack);
        tour.look("act-take-back-complaint-refused", person -> {
            person.open(takeBack);
            person.press("End it without a decision");
        });
        tour.lookAsOther("case-complaint-decide", lena -> lena.signIn("lena").open(address));
        tour.lookAsOther("case-complaint-decide-refused", lena -> lena.press(DECIDE));
        decide(reference, "By e-mail");
        tour.lookAsOther("case-complaint-own", address);
        tour.lookAsOther("case-complaint-approve", omar -> omar.signIn("omar").open(address));
        String preview = address + "/preview/" + letter(reference);
        tour.lookAsOther("preview-complaint", preview);
        tour.lookAsOther("case-complaint-return-refused", omar -> {
            omar.open(preview);
            omar.press("Return to Lena Brandt");
        });
        other.open(preview);
        // Released in the future, the letter stays in its hold time when the clock shows the present again.
        clock.forward(Duration.ofHours(1));
        other.press("Approve and send");
        awaitStage(reference, "RELEASED");
        clock.reset();
        tour.look("case-complaint-hold", address);
        String stop = address + "/acts/stop-decision-letter";
        tour.look("act-stop-decision-letter", stop);
        other.open(stop);
        other.press("Stop the letter: Complaint");
        story.awaitTask(reference, DECIDING);
        tour.look("act-stop-decision-letter-refused", person -> person.press("Stop the letter: Complaint"));
    }

    /** A complaint of somebody who is written to by post. */
    void byPost(CaseReference reference) {
        String address = "/cases/" + reference;
        record(reference);
        acknowledged(address);
        other.signIn("lena");
        decide(reference, "By post, printed from here");
        tour.lookAsOther(
                "case-complaint-approve-by-post", omar -> omar.signIn("omar").open(address));
        other.press("Approve for posting");
        story.awaitTask(reference, "userTask_postContestLetter");
        tour.look("case-complaint-post", address);
        tour.look("case-complaint-post-refused", person -> {
            person.open(address);
            person.press("Record the posting");
        });
        nadia.open(address);
        nadia.type("Day of posting", today());
        nadia.type("Proof of posting", "RR 4712 2026 DE");
        nadia.press("Record the posting");
        awaitStage(reference, "ANSWERED");
        tour.look("case-complaint-answered", address);
    }

    /** Only now it is learnt that a law counts the days, and what went by post is noted. */
    private void acknowledged(String address) {
        nadia.open(address + "/acts/applicable-law");
        nadia.page().locator("#residence").selectOption("GB");
        nadia.type("Where this is known from", "She says that she moved to Leeds");
        nadia.press("Say so and see to the clocks");
        String noting = address + "/acts/complaint-acknowledged";
        tour.look("act-complaint-acknowledged", noting);
        tour.look("act-complaint-acknowledged-refused", person -> {
            person.open(noting);
            person.press("Record the acknowledgement");
        });
        nadia.open(noting);
        nadia.choose("Complaint: To be decided");
        nadia.type("Day of the acknowledgement", today());
        nadia.type("How, and where the proof lies", "By post, slip in the file");
        nadia.press("Record the acknowledgement");
    }

    private void record(CaseReference reference) {
        nadia.open("/cases/" + reference + "/acts/record-complaint");
        nadia.choose("Complaint");
        nadia.type("Day of receipt", today());
        nadia.type("What it says", "The answer leaves out my invoices.");
        nadia.press("Record it");
        story.awaitTask(reference, DECIDING);
    }

    /** By whoever is the other one at the desk now. */
    private void decide(CaseReference reference, String way) {
        other.open("/cases/" + reference);
        other.choose("Upheld in part");
        other.type("Why", "The invoices were left out.");
        other.choose(way);
        other.press(DECIDE);
        story.awaitTask(reference, "userTask_approveContestLetter");
    }

    private String letter(CaseReference reference) {
        return read(reference, "letter");
    }

    private void awaitStage(CaseReference reference, String stage) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> read(reference, "stage")
                .equals(stage));
    }

    private String read(CaseReference reference, String column) {
        return story.jdbc
                .sql("select " + column + "::text from sar_contest where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
    }

    private String today() {
        return clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalDate().toString();
    }
}
