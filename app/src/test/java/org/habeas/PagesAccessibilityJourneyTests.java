package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.PageAddresses.Tour;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.Visitor;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page of requests and of what all features share: usable by everybody, obeying the policy, and shown in a picture
 * under {@code target/screens}, or {@code docs/screens} with {@code -Dhabeas.screens=write}.
 */
class PagesAccessibilityJourneyTests extends CaseStory {

    private static final List<String> SAMPLES =
            List.of("out-of-office", "no-subject", "erasure", "french", "german", "sar");

    private static final Pattern HELD = Pattern.compile("href=\"(/holding/[^\"#?]+)\"");

    @Autowired
    private CaseClocks clocks;

    @Test
    void showsEveryPageToEverybody() {
        PageTour tour = new PageTour(this);
        tour.look("sign-in", "/sign-in");
        tour.everybodyIs("nadia");
        tour.each(looker -> looker.other().signIn("omar"));
        Person nadia = tour.first().person();
        AnsweringPages answering = new AnsweringPages(this, clock, tour);
        CaseReference reference = deliverSamples();
        queues(tour);
        heldMail(tour, reference);
        CaseReference byHand = byHand(tour, nadia);
        answering.byPost(byHand);
        journey(tour, answering, reference);
        ContestPages contests = new ContestPages(this, clock, tour);
        contests.byPost(byHand);
        contests.stopped(reference);
        answering.correctionsAndEnds(answering.setbacks(requester("Holly Holdaway")));
        others(tour, reference);
        tour.sawAll(new PageAddresses(mappings, Tour.REQUESTS));
    }

    private CaseReference deliverSamples() {
        CaseReference last = null;
        for (String sample : SAMPLES) {
            last = caseOf(() -> mail.deliver(
                    sample + "@mail.example",
                    SampleMails.MAILBOX,
                    SampleMails.named(sample, Clock.systemUTC()).orElseThrow()));
        }
        await().atMost(SOON)
                .until(() -> !mail.received("joana.teles@mail.example").isEmpty());
        return Objects.requireNonNull(last);
    }

    private void queues(PageTour tour) {
        tour.look("inbox", "/inbox?queue=team");
        for (String queue : List.of("mine", "unassigned", "waiting", "overdue", "all")) {
            tour.look("inbox-" + queue, "/inbox?queue=" + queue);
        }
        tour.look("inbox-empty", nadia -> narrow(nadia, "team", "nothing-like-this"));
        tour.look("inbox-forgotten", "/inbox?queue=team&search=000000000000");
        tour.look("operations", "/operations");
        tour.look("mailboxes", "/operations/mailboxes");
        tour.lookAsOther("letters", "/operations/letters");
        tour.look("cases", "/cases");
        tour.look("cases-empty", nadia -> nadia.searchesFor("nothing-like-this"));
        tour.look("profile", "/profile");
        tour.look("keys", "/keys");
        tour.look("break-glass", "/break-glass");
        tour.look("requester-mailbox", "/demo/mailbox?of=joana.teles@mail.example");
        tour.look("keys-sheet", nadia -> {
            nadia.open("/inbox");
            nadia.keys("?");
        });
    }

    /** A mail that only names the case in its subject waits for a person. */
    private void heldMail(PageTour tour, CaseReference reference) {
        mail.deliver(
                "lawyer@kanzlei.example",
                SampleMails.MAILBOX,
                ("From: Lawyer <lawyer@kanzlei.example>\r\nTo: <" + SampleMails.MAILBOX + ">\r\nSubject: Re: ["
                                + reference + "]\r\nMessage-ID: <held@kanzlei.example>\r\n\r\nI write for her.\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Visitor visitor = signedIn("nadia");
        await().atMost(SOON)
                .until(() -> HELD.matcher(visitor.get("/holding").body()).find());
        Matcher held = HELD.matcher(visitor.get("/holding").body());
        assertThat(held.find()).isTrue();
        tour.look("holding", "/holding");
        tour.look("held-mail", held.group(1));
        tour.look("replay", "/operations/replay");
        tour.look("replay-done", person -> {
            person.open("/operations/replay");
            person.type("Days to look back", "2");
            person.press("Read again and compare");
        });
    }

    private CaseReference byHand(PageTour tour, Person nadia) {
        tour.look("by-hand", "/requests/new");
        tour.look("by-hand-refused", person -> {
            person.open("/requests/new");
            person.type("Day of receipt", "soon");
            person.press("Enter the request and start its clocks");
        });
        LocalDate yesterday =
                clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalDate().minusDays(12);
        CaseReference entered = caseOf(() -> {
            nadia.open("/requests/new");
            nadia.type("Day of receipt", yesterday.toString());
            nadia.type("Name of the requester", "Odile Varga");
            nadia.type("Postal address", "Lindenallee 3\n10115 Berlin");
            nadia.type("What is asked", "Please write to me which data of mine you keep, and correct my address.");
            nadia.press("Enter the request and start its clocks");
        });
        tour.look("case-by-hand", "/cases/" + entered);
        return entered;
    }

    private void journey(PageTour tour, AnsweringPages answering, CaseReference reference) {
        Person nadia = tour.first().person();
        Person omar = tour.first().other();
        String address = "/cases/" + reference;
        tour.look("case", address);
        tour.look(
                "why-this-date",
                address + "/clocks/" + clocks.ruling(reference).orElseThrow().id());
        tour.look("case-sort-refused", person -> {
            person.open(address);
            person.page().locator("#rights").uncheck();
            person.press("Confirm what is asked");
        });
        sort(nadia, reference);
        tour.look("case-identity", address);
        open(nadia, reference);
        nadia.choose("Ask them by mail");
        nadia.type("If asking: what the doubt is", "You wrote from an address that we do not know.");
        nadia.type("If asking: how they can show it", "Write again from the address of your account.");
        nadia.press("Record this decision");
        awaitTask(reference, "userTask_approveLetter");
        approveLetter(omar, reference);
        await().atMost(SOON)
                .until(() -> mail.received("joana.teles@mail.example").size() == 2);
        tour.look("case-waiting", address);
        answering.act(reference, "proof-came", "Record it and decide on identity");
        tour.look("inbox-with-waiting", "/cases?standing=waiting");
        nadia.open("/demo/mailbox?of=joana.teles@mail.example");
        nadia.page().locator("summary:has-text('Answer this mail')").first().click();
        nadia.page().locator("textarea").first().fill("This is the address of my account.");
        nadia.press("Send the answer");
        tour.at("requester-mailbox-answered", tour.first(), nadia);
        awaitTask(reference, "userTask_decideIdentity");
        acceptIdentity(nadia, reference);
        tour.look("case-collect", address);
        for (String letter : List.of("ask-what-is-meant", "ask-for-a-fee", "extend-time-limit", "send-what-is-ready")) {
            tour.look("act-" + letter, address + "/acts/" + letter);
        }
        findNothing(nadia, reference);
        tour.look("case-draft", address);
        draftNothingFound(nadia, reference);
        tour.look("case-drafted", address);
        String preview = "/cases/" + reference + "/preview/" + letter(reference);
        tour.look("preview-before-approval", preview);
        submit(nadia, reference);
        tour.look("case-submitted", address);
        tour.lookAsOther("preview", preview);
        tour.lookAsOther("case-approve", address);
        omar.open(preview);
        omar.press("Approve and send to the requester");
        awaitStage(reference, "CLOSED");
        tour.look("case-closed", address);
        tour.look("cases-closed", "/cases?standing=closed");
        tour.look("requester-mailbox-answer", "/demo/mailbox?of=joana.teles@mail.example");
    }

    private void others(PageTour tour, CaseReference reference) {
        tour.look("no-such-case", "/cases/SAR-2026-999999");
        tour.look("no-such-page", "/nowhere");
        CaseReference stale = ordinaryCase(requester("Ansel Okoye"));
        tour.each(looker -> looker.person().open("/cases/" + stale));
        sort(tour.first().other(), stale);
        tour.look("case-stale", nadia -> nadia.press("Confirm what is asked"));
        tour.lookAsOther("not-permitted", other -> other.signIn("adam").open("/cases/" + reference));
        tour.lookAsOther("nothing-here", other -> other.signIn("sofia").open("/"));
    }
}
