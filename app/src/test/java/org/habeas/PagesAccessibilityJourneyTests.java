package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.habeas.browser.Look;
import org.habeas.browser.Person;
import org.habeas.browser.Window;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.Visitor;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

    private final List<Looker> lookers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void showsEveryPageToEverybody() {
        for (Window window : List.of(Window.DESK, Window.PHONE)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                lookers.add(new Looker(
                        nobody(window, theme), nobody(window, theme), new Look(window, theme == ColorScheme.DARK)));
            }
        }
        look("sign-in", "/sign-in");
        lookers.forEach(looker -> {
            looker.nadia().signIn("nadia");
            looker.omar().signIn("omar");
        });
        Person nadia = lookers.get(0).nadia();
        Person omar = lookers.get(0).omar();
        CaseReference reference = deliverSamples();
        queues();
        heldMail(reference);
        byHand(nadia);
        journey(nadia, omar, reference);
        others(reference);
        assertThat(faults).as("faults of pages").isEmpty();
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

    private void queues() {
        look("inbox", "/inbox?queue=team");
        for (String queue : List.of("mine", "unassigned", "waiting", "overdue", "all")) {
            look("inbox-" + queue, "/inbox?queue=" + queue);
        }
        lookers.forEach(looker -> {
            narrow(looker.nadia(), "team", "nothing-like-this");
            at("inbox-empty", looker, looker.nadia());
        });
        look("inbox-forgotten", "/inbox?queue=team&search=000000000000");
        look("operations", "/operations");
        look("cases", "/cases");
        lookers.forEach(looker -> {
            looker.nadia().searchesFor("nothing-like-this");
            at("cases-empty", looker, looker.nadia());
        });
        look("profile", "/profile");
        look("keys", "/keys");
        look("requester-mailbox", "/demo/mailbox?of=joana.teles@mail.example");
        lookers.forEach(looker -> {
            looker.nadia().open("/inbox");
            looker.nadia().keys("?");
            at("keys-sheet", looker, looker.nadia());
        });
    }

    /** A mail that only names the case in its subject waits for a person. */
    private void heldMail(CaseReference reference) {
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
        look("holding", "/holding");
        look("held-mail", held.group(1));
    }

    private void byHand(Person nadia) {
        look("by-hand", "/requests/new");
        lookers.forEach(looker -> {
            looker.nadia().open("/requests/new");
            looker.nadia().type("Day of receipt", "soon");
            looker.nadia().press("Enter the request and start its clocks");
            at("by-hand-refused", looker, looker.nadia());
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
        look("case-by-hand", "/cases/" + entered);
    }

    private void journey(Person nadia, Person omar, CaseReference reference) {
        String address = "/cases/" + reference;
        look("case", address);
        look(
                "why-this-date",
                address + "/clocks/" + clocks.ruling(reference).orElseThrow().id());
        lookers.forEach(looker -> {
            looker.nadia().open(address);
            looker.nadia().page().locator("#rights").uncheck();
            looker.nadia().press("Confirm what is asked");
            at("case-sort-refused", looker, looker.nadia());
        });
        sort(nadia, reference);
        look("case-identity", address);
        open(nadia, reference);
        nadia.choose("Ask them by mail");
        nadia.type("If asking: what the doubt is", "You wrote from an address that we do not know.");
        nadia.type("If asking: how they can show it", "Write again from the address of your account.");
        nadia.press("Record this decision");
        await().atMost(SOON)
                .until(() -> mail.received("joana.teles@mail.example").size() == 2);
        look("case-waiting", address);
        look("inbox-with-waiting", "/cases?standing=waiting");
        nadia.open("/demo/mailbox?of=joana.teles@mail.example");
        nadia.page().locator("summary:has-text('Answer this mail')").first().click();
        nadia.page().locator("textarea").first().fill("This is the address of my account.");
        nadia.press("Send the answer");
        at("requester-mailbox-answered", lookers.get(0), nadia);
        awaitTask(reference, "userTask_decideIdentity");
        acceptIdentity(nadia, reference);
        look("case-collect", address);
        findNothing(nadia, reference);
        look("case-draft", address);
        draftNothingFound(nadia, reference);
        look("case-drafted", address);
        String preview = "/cases/" + reference + "/preview/" + letter(reference);
        look("preview-before-approval", preview);
        submit(nadia, reference);
        look("case-submitted", address);
        lookers.forEach(looker -> {
            looker.omar().open(preview);
            at("preview", looker, looker.omar());
            looker.omar().open(address);
            at("case-approve", looker, looker.omar());
        });
        omar.open(preview);
        omar.press("Approve and send to the requester");
        awaitStage(reference, "CLOSED");
        look("case-closed", address);
        look("cases-closed", "/cases?standing=closed");
        look("requester-mailbox-answer", "/demo/mailbox?of=joana.teles@mail.example");
    }

    private void others(CaseReference reference) {
        look("no-such-case", "/cases/SAR-2026-999999");
        look("no-such-page", "/nowhere");
        CaseReference stale = ordinaryCase(requester("Ansel Okoye"));
        lookers.forEach(looker -> looker.nadia().open("/cases/" + stale));
        Person omar = lookers.get(0).omar();
        sort(omar, stale);
        lookers.forEach(looker -> {
            looker.nadia().press("Confirm what is asked");
            at("case-stale", looker, looker.nadia());
            looker.omar().signIn("adam");
            looker.omar().open("/cases/" + reference);
            at("not-permitted", looker, looker.omar());
            looker.omar().open("/");
            at("nothing-here", looker, looker.omar());
        });
    }

    private void look(String name, String path) {
        lookers.forEach(looker -> {
            looker.nadia().open(path);
            at(name, looker, looker.nadia());
        });
    }

    private void at(String name, Looker looker, Person person) {
        faults.addAll(looker.look().at(name, person));
    }

    /** Two people with windows of the same width and theme. */
    private record Looker(Person nadia, Person omar, Look look) {}
}
