package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.PageTour.Looker;
import org.habeas.browser.Look;
import org.habeas.browser.Person;
import org.habeas.browser.Window;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.Visitor;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page, light and dark, at a desk and on a telephone: usable by everybody, obeying the policy, and shown in a
 * picture under {@code target/screens}, or {@code docs/screens} with {@code -Dhabeas.screens=write}.
 */
class PagesAccessibilityJourneyTests extends CaseStory {

    private static final List<String> SAMPLES =
            List.of("out-of-office", "no-subject", "erasure", "french", "german", "sar");

    private static final Pattern HELD = Pattern.compile("href=\"(/holding/[^\"#?]+)\"");

    @Autowired
    private CaseClocks clocks;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void showsEveryPageToEverybody() {
        PageTour tour = new PageTour(lookers());
        tour.look("sign-in", "/sign-in");
        tour.each(looker -> {
            looker.nadia().signIn("nadia");
            looker.omar().signIn("omar");
        });
        Person nadia = tour.first().nadia();
        AnsweringPages answering = new AnsweringPages(this, clock, tour);
        CaseReference reference = deliverSamples();
        queues(tour);
        heldMail(tour, reference);
        answering.byPost(byHand(tour, nadia));
        journey(tour, answering, reference);
        answering.correctionsAndEnds(answering.setbacks(requester("Holly Holdaway")));
        others(tour, reference);
        PageAddresses addresses = new PageAddresses(mappings);
        assertAll(
                () -> assertThat(tour.faults()).as("faults of pages").isEmpty(),
                () -> assertThat(addresses.without(tour.places()))
                        .as("pages at which nobody looked")
                        .isEmpty(),
                () -> assertThat(addresses.wronglyLeftOut(tour.places()))
                        .as("addresses said to be no page")
                        .isEmpty(),
                () -> assertThat(tour.actsNobodySaw())
                        .as("acts at whose page nobody looked")
                        .isEmpty());
    }

    private List<Looker> lookers() {
        List<Looker> lookers = new ArrayList<>();
        for (Window window : List.of(Window.DESK, Window.PHONE)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                lookers.add(new Looker(
                        nobody(window, theme), nobody(window, theme), new Look(window, theme == ColorScheme.DARK)));
            }
        }
        return lookers;
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
        tour.each(looker -> {
            narrow(looker.nadia(), "team", "nothing-like-this");
            tour.at("inbox-empty", looker, looker.nadia());
        });
        tour.look("inbox-forgotten", "/inbox?queue=team&search=000000000000");
        tour.look("operations", "/operations");
        tour.look("cases", "/cases");
        tour.each(looker -> {
            looker.nadia().searchesFor("nothing-like-this");
            tour.at("cases-empty", looker, looker.nadia());
        });
        tour.look("profile", "/profile");
        tour.look("keys", "/keys");
        tour.look("break-glass", "/break-glass");
        tour.look("requester-mailbox", "/demo/mailbox?of=joana.teles@mail.example");
        tour.each(looker -> {
            looker.nadia().open("/inbox");
            looker.nadia().keys("?");
            tour.at("keys-sheet", looker, looker.nadia());
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
    }

    private CaseReference byHand(PageTour tour, Person nadia) {
        tour.look("by-hand", "/requests/new");
        tour.each(looker -> {
            looker.nadia().open("/requests/new");
            looker.nadia().type("Day of receipt", "soon");
            looker.nadia().press("Enter the request and start its clocks");
            tour.at("by-hand-refused", looker, looker.nadia());
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
        Person nadia = tour.first().nadia();
        Person omar = tour.first().omar();
        String address = "/cases/" + reference;
        tour.look("case", address);
        tour.look(
                "why-this-date",
                address + "/clocks/" + clocks.ruling(reference).orElseThrow().id());
        tour.each(looker -> {
            looker.nadia().open(address);
            looker.nadia().page().locator("#rights").uncheck();
            looker.nadia().press("Confirm what is asked");
            tour.at("case-sort-refused", looker, looker.nadia());
        });
        sort(nadia, reference);
        tour.look("case-identity", address);
        open(nadia, reference);
        nadia.choose("Ask them by mail");
        nadia.type("If asking: what the doubt is", "You wrote from an address that we do not know.");
        nadia.type("If asking: how they can show it", "Write again from the address of your account.");
        nadia.press("Record this decision");
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
        findNothing(nadia, reference);
        tour.look("case-draft", address);
        draftNothingFound(nadia, reference);
        tour.look("case-drafted", address);
        String preview = "/cases/" + reference + "/preview/" + letter(reference);
        tour.look("preview-before-approval", preview);
        submit(nadia, reference);
        tour.look("case-submitted", address);
        tour.each(looker -> {
            looker.omar().open(preview);
            tour.at("preview", looker, looker.omar());
            looker.omar().open(address);
            tour.at("case-approve", looker, looker.omar());
        });
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
        tour.each(looker -> looker.nadia().open("/cases/" + stale));
        Person omar = tour.first().omar();
        sort(omar, stale);
        tour.each(looker -> {
            looker.nadia().press("Confirm what is asked");
            tour.at("case-stale", looker, looker.nadia());
            looker.omar().signIn("adam");
            looker.omar().open("/cases/" + reference);
            tour.at("not-permitted", looker, looker.omar());
            looker.omar().signIn("sofia");
            looker.omar().open("/");
            tour.at("nothing-here", looker, looker.omar());
        });
    }
}
