package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.habeas.PageAddresses.Tour;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.samples.SampleMail;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page of legal process: usable by everybody, and shown in a picture under {@code target/screens}, or
 * {@code docs/screens} with {@code -Dhabeas.screens=write}. The other person of the tour is a customer first, ebba later.
 */
class LegalPagesAccessibilityJourneyTests extends LegalStory {

    private static final String SHERIFF = "records@sheriff.calder.example";
    private static final String RECORDS = "date,from,subject\n2026-11-03,Larchmont,Ledger\n";
    private static final String ACCOUNT = "1. Account acct-88213";
    private static final String DOMAIN = "2. Domain orchard-press.example";
    private static final String RECORD = "Record the demand and start its clocks";
    private static final String TELL = "Decide, and write to those who are told";
    private static final String NON_CONTENT = "Records other than content";

    @Autowired
    private CaseClocks clocks;

    private PageTour tour;

    @BeforeEach
    void openTheWindows() {
        tour = new PageTour(this);
    }

    @Test
    void showsEveryPageOfLegalProcessToEverybody() {
        tour.everybodyIs("lena");
        byHand();
        String owner = customer("owner");
        String press = customer("press");
        CaseReference reference = delivered("legal-process");
        recorded(reference, owner, press);
        String notice = noticeDecided(reference, owner, press);
        objection(reference, notice);
        produced(reference);
        foughtOut(delivered("search-warrant"));
        emergency(delivered("emergency"));
        tour.sawAll(new PageAddresses(mappings, Tour.LEGAL_PROCESS));
    }

    private void byHand() {
        tour.look("legal-by-hand", "/legal-processes/new");
        tour.look("legal-by-hand-refused", lena -> {
            lena.open("/legal-processes/new");
            lena.type("Day of receipt", "soon");
            lena.press("Open the case");
        });
    }

    private void recorded(CaseReference reference, String owner, String press) {
        String address = "/cases/" + reference;
        tour.look("legal-record", address);
        tour.look("legal-record-refused", lena -> {
            lena.open(address);
            lena.type("Country", "QQ");
            lena.type("Targets", "acct-1");
            lena.press(RECORD);
        });
        String targets = "account; acct-88213; Brightwater Co-op; " + owner
                + "\ndomain; orchard-press.example; Orchard Press; " + press;
        tour.look("legal-record-past", lena -> {
            lena.open(address);
            typeDemand(lena, "Search warrant", "Content", targets, SHERIFF);
            lena.type("Return date", today().minusDays(1).toString());
            lena.press(RECORD);
        });
        record(lena(), reference, "Search warrant", "Content", targets, SHERIFF);
        tour.look("legal-authenticate", address);
        authenticate(lena(), reference);
        tour.look("legal-review", address);
        comply(lena(), reference, "Content");
        tour.look("legal-inbox", "/inbox?queue=team");
        tour.look("legal-cases", lena -> {
            lena.open("/cases");
            lena.searchesFor("26-SW-01187");
        });
        tour.look(
                "legal-why-this-date",
                address + "/clocks/" + clocks.ruling(reference).orElseThrow().id());
    }

    /** The customer of the account is barred from being told, that of the domain is told; the link they got. */
    private String noticeDecided(CaseReference reference, String owner, String press) {
        String address = "/cases/" + reference;
        tour.look("legal-notice", lena -> {
            lena.open(address);
            lena.unfold("Put a nondisclosure order on file");
        });
        tour.look("legal-notice-refused", lena -> {
            lena.open(address);
            lena.press(TELL);
        });
        open(lena(), reference);
        lena().press("The return date leaves too short a window");
        awaitTask(reference, "userTask_askExtension");
        tour.look("legal-extension", address);
        open(lena(), reference);
        lena().type("Who answered, when, and where the answer is", "The clerk refused on the telephone.");
        lena().press("They refused; go on with the full window");
        awaitTask(reference, "userTask_decideNotice");
        open(lena(), reference);
        lena().unfold("Put a nondisclosure order on file");
        lena().select("It rests on", "Order of a court");
        lena().type("Authority", "Calder County District Court");
        lena().type("Begins", today().minusDays(1).toString());
        lena().type("Ends", today().plusDays(20).toString());
        lena().type("For target", "1");
        lena().select("The order itself", "search-warrant.pdf");
        lena().press("Put it on file");
        lena().select(ACCOUNT, "Barred by an order or a statute");
        lena().select(DOMAIN, "Tell the customer first");
        lena().press(TELL);
        String link = link(newest(press, 1));
        awaitAct(reference, "legal.noticeGiven");
        later(Duration.ZERO, reference, "userTask_prepareProduction");
        assertThat(mail.received(owner)).isEmpty();
        tour.look("legal-prepare", address);
        tour.look("legal-customer-mailbox", "/demo/mailbox?of=" + press);
        return link;
    }

    private void objection(CaseReference reference, String link) {
        tour.lookAsOther("legal-objection", link);
        Person customer = other();
        customer.open(link);
        customer.press("I object");
        tour.at("legal-objection-recorded", tour.first(), customer);
        tour.lookAsOther("legal-objection-without-motion", link);
        tour.lookAsOther("legal-objection-nothing-named", one -> {
            one.open(link);
            one.press("Name this motion");
        });
        customer.open(link);
        customer.type("Court and docket number of your motion", "Superior Court of Calder, 26-CV-0091");
        customer.press("Name this motion");
        tour.lookAsOther("legal-objection-with-motion", link);
        tour.lookAsOther("legal-objection-over", "/objections/forged");
        awaitTask(reference, "userTask_decideObjection");
        tour.look("legal-decide-objection", "/cases/" + reference + "?task=userTask_decideObjection");
    }

    private void produced(CaseReference reference) {
        String address = "/cases/" + reference + "?task=userTask_prepareProduction";
        lena().open(address);
        prepare(lena(), address, DOMAIN);
        tour.at("legal-prepare-refused", tour.first(), lena());
        lena().select("Target", ACCOUNT);
        lena().press("Hand the manifest to a second person");
        awaitTask(reference, "userTask_approveProduction");
        String approval = "/cases/" + reference + "?task=userTask_approveProduction";
        tour.look("legal-approve-own", approval);
        tour.lookAsOther("legal-approve", other -> other.signIn("ebba").open(approval));
        other().press("Approve and hand over");
        newest(SHERIFF, 1);
        tour.look("legal-produced", "/cases/" + reference);
    }

    private void prepare(Person lena, String address, String target) {
        lena.open(address);
        lena.page()
                .locator("#file")
                .setInputFiles(new FilePayload("records.csv", "text/csv", RECORDS.getBytes(StandardCharsets.UTF_8)));
        lena.press("Add the file");
        lena.open(address);
        lena.select("Target", target);
        chooseFile(lena);
        lena.select("Most sensitive data in the files", "Content");
        lena.press("Hand the manifest to a second person");
    }

    /** A warrant that touches data under the GDPR and demands weaker encryption: contest, then the ladder of remedies. */
    private void foughtOut(CaseReference reference) {
        String address = "/cases/" + reference;
        open(lena(), reference);
        typeDemand(lena(), "Search warrant", "Content", "e-mail; m.orlov@orlov.example; M. Orlov; ", "");
        lena().choose("A court or judge stands behind it");
        lena().choose("Data under the GDPR are touched");
        lena().choose("Weakening encryption");
        lena().press(RECORD);
        awaitTask(reference, "userTask_authenticateAuthority");
        authenticate(lena(), reference);
        tour.look("legal-review-refused", lena -> {
            lena.open(address);
            lena.select("What you decide", "Comply, within the final scope");
            lena.select("Final scope", "Content");
            lena.type("Grounds", "Valid on its face.");
            lena.press("Decide");
        });
        String contest = "Contest it in court, or follow the ladder of remedies";
        decide(lena(), reference, contest, "Content", "userTask_contestDemand");
        tour.look("legal-contest", address);
        open(lena(), reference);
        lena().type("On", today().minusDays(1).toString());
        lena().type("Court and docket", "Superior Court of Westmark, 26-MC-0004");
        lena().press("Record the filing");
        lena().type("On", today().toString());
        lena().select("Ruling", "Denied: the demand stands");
        lena().choose("Nothing can be filed against it any more");
        lena().press("Record the ruling");
        awaitTask(reference, "userTask_reviewDemand");
        decide(lena(), reference, contest, "Content", "userTask_pursueRemedies");
        tour.look("legal-remedies", address);
    }

    private void emergency(CaseReference reference) {
        String address = "/cases/" + reference;
        String owner = customer("missing");
        record(
                lena(),
                reference,
                "Emergency disclosure request",
                NON_CONTENT,
                "account; acct-71102; Somebody; " + owner,
                "records@police.northfell.example");
        authenticate(lena(), reference);
        decide(
                lena(),
                reference,
                "Object to the authority, or record why not",
                NON_CONTENT,
                "userTask_objectToAuthority");
        tour.look("legal-object", address);
        open(lena(), reference);
        lena().select("What was done", "Counsel recorded why there is no objection");
        lena().type("In words", "A child is in danger of death.");
        lena().press("Record it");
        awaitTask(reference, "userTask_reviewDemand");
        comply(lena(), reference, NON_CONTENT);
        open(lena(), reference);
        lena().select("1. Account acct-71102", "Emergency: produce first, tell afterwards");
        lena().type(
                        "If it is an emergency: who is in danger, and how the call-back went",
                        "A child; switchboard called.");
        lena().press(TELL);
        awaitTask(reference, "userTask_approveEmergency");
        tour.look("legal-emergency", address);
        Person ebba = other();
        open(ebba, reference);
        ebba.press("Approve: produce first, tell afterwards");
        later(Duration.ZERO, reference, "userTask_prepareProduction");
        prepare(lena(), reference, "1. Account acct-71102", NON_CONTENT, RECORDS);
        awaitTask(reference, "userTask_approveProduction");
        approve(ebba, reference);
        later(Duration.ZERO, reference, "userTask_tellAfterwards");
        tour.look("legal-tell-afterwards", address);
        open(lena(), reference);
        lena().press("Tell the customers who may be told");
        awaitStage(reference, "CLOSED");
        tour.look("legal-closed", address);
    }

    private CaseReference delivered(String sample) {
        SampleMail one = SampleMails.mail(sample, Clock.systemUTC());
        return caseOf(() -> mail.deliver("sample@mail.example", one.to(), one.bytes()));
    }

    private Person lena() {
        return tour.first().person();
    }

    private Person other() {
        return tour.first().other();
    }
}
