package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.browser.Person;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.samples.SampleMail;
import org.habeas.system.samples.SampleMails;
import org.habeas.system.security.ApiKeys;
import org.habeas.system.security.ApiScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A demand comes, the customer is told first, and only then anything leaves; in browsers and mail programs only. */
class LegalProcessJourneyTests extends LegalStory {

    private static final Acting ADAM = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());
    private static final String RECORDS = "date,from,subject\n2026-11-03,Larchmont,Ledger\n";
    private static final String CLOSED = "CLOSED";

    @Autowired
    private ApiKeys keys;

    @Autowired
    private CaseClocks clocks;

    @Test
    void tellsTheCustomerWaitsForTheObjectionAndProducesByTwoPersons() throws Exception {
        String owner = customer("gwendolyn");
        SampleMail warrant =
                SampleMails.mails("legal-process", Clock.systemUTC()).get(0);
        CaseReference reference =
                caseOf(() -> mail.deliver("r.pike@sheriff.calder.example", warrant.to(), warrant.bytes()));
        assertThat(reference.value()).matches("LP-\\d{4}-\\d{9}");

        Person lena = person("lena");
        lena.open("/inbox?queue=team");
        lena.press(reference.value());
        assertThat(lena.reads("#mail")).contains("Calder County", "search-warrant.pdf");
        assertThat(lena.download(lena.linkTo("The instrument as served")))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        record(
                lena,
                reference,
                "Search warrant",
                "Content",
                "account; acct-88213; Brightwater Co-op; " + owner + "\nnetwork address; 203.0.113.46 port 51822; ; ",
                "r.pike@sheriff.calder.example");
        authenticate(lena, reference);
        comply(lena, reference, "Content");
        open(lena, reference);
        lena.select("1. Account acct-88213", "Tell the customer first");
        lena.select(
                "2. Network address with time and port 203.0.113.46 port 51822",
                "No responsive data: nothing to produce");
        lena.press("Decide, and write to those who are told");

        DemoMail notice = newest(owner, 1);
        assertThat(notice.subject()).contains(reference.value());
        assertThat(notice.text())
                .contains("Search warrant (United States)", "acct-88213", "We hand over nothing before")
                .contains("asks for: content", "What you can do");
        assertThat(notice.attachments()).containsExactly("search-warrant.pdf");
        awaitAct(reference, "legal.noticeGiven");
        open(lena, reference);
        assertThat(lena.reads("#targets")).contains("In the window", "No responsive data");
        assertThat(lena.reads("#task")).contains("No task is open").doesNotContain("in a moment");
        showsWhereTheCaseIs(lena);
        assertThat(lena.reads("#conditions"))
                .contains("The window of the notice is still open; nothing is produced before");
        refusesTooEarly(reference);

        objects(notice);
        open(lena, reference);
        assertThat(lena.reads("#targets")).contains("Stayed");
        assertThat(lena.reads("#conditions")).contains("The customer objected and still has time to go to court.");
        assertThat(lena.reads(".hb-case")).contains("Notice decided");
        decideObjection(lena);
        assertThat(lena.reads("#task")).contains("The customer still has time to file a motion");

        clock.forward(Duration.ofDays(15));
        Person later = person("lena");
        open(later, reference);
        decideObjection(later);
        later(Duration.ZERO, reference, "userTask_prepareProduction");

        prepare(later, reference, "1. Account acct-88213", "Content", RECORDS);
        awaitTask(reference, "userTask_approveProduction");
        open(later, reference);
        assertThat(later.reads("#task")).contains("records.csv", "You prepared this yourself");
        HttpResponse<String> alone = signedIn("lena")
                .postFrom(
                        "/cases/" + reference,
                        "/cases/" + reference + "/tasks/userTask_approveProduction",
                        Map.of(
                                "do", "approve",
                                "target", "1",
                                "manifest",
                                        later.page()
                                                .locator("input[name=manifest]")
                                                .inputValue()));
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("This was not done");
        assertThat(mail.received("r.pike@sheriff.calder.example")).isEmpty();
        Person ebba = person("ebba");
        open(ebba, reference);
        assertThat(ebba.reads("#task")).contains("Lena Brandt", sha256(RECORDS), "Content");
        approve(ebba, reference);
        awaitStage(reference, CLOSED);

        DemoMail cover = newest("r.pike@sheriff.calder.example", 1);
        assertThat(cover.subject()).contains(reference.value(), "26-SW-01187");
        assertThat(cover.text())
                .contains("records.csv, " + RECORDS.length() + " bytes, SHA-256 " + sha256(RECORDS))
                .contains("acct-88213", "We waive nothing");
        assertThat(cover.attachments()).containsExactly("records.csv");
        assertThat(mail.received(owner)).as("only the notice").hasSize(1);
        isOver(reference, later, link(notice));
        holdsNothingPersonalInTheEngine(
                "Brightwater", owner, "88213", "203.0.113.46", "26-SW-01187", "Calder", "Larchmont", "records.csv");
    }

    private static void showsWhereTheCaseIs(Person lena) {
        assertThat(lena.reads("#where"))
                .contains("Done: Record the demand", "Ahead: Prepare the production", "Ahead: Answer the requester");
        lena.page()
                .locator(".hb-bpmn [data-element-id=userTask_decideNotice].is-done")
                .waitFor();
        lena.page().locator(".hb-bpmn .is-here").first().waitFor();
    }

    private void refusesTooEarly(CaseReference reference) throws IOException, InterruptedException {
        Map<String, String> typed = new HashMap<>(Map.of(
                "do", "prepare", "target", "1", "category", "CONTENT", "files", document(reference), "version", ""));
        typed.put("version", version(reference));
        String window = "The window of the notice is still open; nothing is produced before";
        HttpResponse<String> page = signedIn("lena")
                .postFrom("/cases/" + reference, "/cases/" + reference + "/tasks/userTask_prepareProduction", typed);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("This was not done", window);
        HttpResponse<String> answer = asks(reference, "userTask_prepareProduction", typed);
        assertThat(answer.statusCode()).isEqualTo(409);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("code").asText()).isEqualTo("production-needs-window");
        assertThat(problem.get("detail").asText()).contains(window);
        assertThat(acts(reference)).doesNotContain("legal.productionPrepared");
    }

    private void objects(DemoMail notice) {
        Person customer = nobody();
        assertThat(customer.open(link(notice))).isEqualTo(200);
        assertThat(customer.reads()).contains("Search warrant", "acct-88213", "Nothing is handed over before");
        customer.press("I object");
        assertThat(customer.reads()).contains("Your objection is recorded. Nothing is handed over while it stands.");
    }

    private static void decideObjection(Person lena) {
        lena.select("How it ended", "Denied: the demand stands");
        lena.type("Ruling, or that no motion was filed in time", "No motion was filed in time.");
        lena.press("Record how it ended");
    }

    private void isOver(CaseReference reference, Person lena, String link) {
        open(lena, reference);
        assertThat(lena.reads(".hb-case")).contains("Closed");
        assertThat(lena.reads("#targets")).contains("Answered in full", "No responsive data");
        lena.unfold("Show what happened before");
        assertThat(lena.reads("#timeline"))
                .contains("Notice decided: target 1 is told first; target 2 ends: no responsive data")
                .contains("Notice accepted by the customer’s server; nothing before")
                .contains("The customer objected; motion filed: no")
                .contains("Production of target 1 approved", "Ebba Lund", "Case closed")
                .doesNotContain("{", "T0", "_");
        assertThat(acts(reference))
                .containsSubsequence(
                        "legal.received",
                        "legal.documentFiled",
                        "legal.recorded",
                        "legal.authenticated",
                        "legal.reviewed",
                        "legal.noticePosted",
                        "legal.noticeGiven",
                        "legal.objected",
                        "legal.objectionEnded",
                        "legal.productionPrepared",
                        "legal.productionApproved",
                        "legal.produced",
                        "legal.answered",
                        "legal.closed")
                .doesNotContain("legal.productionRefused");
        assertThat(clocks.of(reference)).isNotEmpty().allSatisfy(clock -> assertThat(clock.metAt())
                .isNotNull());
        assertThat(disclosed(reference)).containsExactly("received", "notice", "affected", "answered");
        Person customer = nobody();
        assertThat(customer.open(link)).isEqualTo(404);
        assertThat(customer.reads()).contains("leads nowhere any more", "a person will help you");
    }

    @Test
    void producesUnderAnOrderAndTellsTheCustomerWhenItEnds() {
        String silent = customer("silent");
        String told = customer("told");
        CaseReference reference = serve("orders@court.merrow.example", "Order 26-MC-0212");
        Person lena = person("lena");
        record(
                lena,
                reference,
                "Court order",
                "Records other than content",
                "account; acct-1; Silent Ltd; " + silent + "\ndomain; told.example; Told Ltd; " + told,
                "orders@court.merrow.example");
        authenticate(lena, reference);
        comply(lena, reference, "Records other than content");
        open(lena, reference);
        lena.select("1. Account acct-1", "Barred by an order or a statute");
        lena.select("2. Domain told.example", "Tell the customer first");
        lena.press("Decide, and write to those who are told");
        assertThat(lena.reads("#task")).contains("This was not done", "No nondisclosure order that binds is in force");
        assertThat(mail.received(told))
                .as("nothing of a refused decision leaves")
                .isEmpty();

        lena.unfold("Put a nondisclosure order on file");
        lena.select("It rests on", "Order of a court");
        lena.type("Authority", "District Court of Merrow");
        lena.type("Begins", today().minusDays(1).toString());
        lena.type("Ends", today().plusDays(20).toString());
        lena.type("For target", "1");
        lena.select("The order itself", "order.pdf");
        lena.press("Put it on file");
        lena.select("1. Account acct-1", "Barred by an order or a statute");
        lena.select("2. Domain told.example", "Tell the customer first");
        lena.press("Decide, and write to those who are told");
        assertThat(newest(told, 1).attachments())
                .as("no copy while an order forbids to share it")
                .isEmpty();
        awaitAct(reference, "legal.noticeGiven");
        later(Duration.ZERO, reference, "userTask_prepareProduction");
        open(lena, reference);
        assertThat(lena.reads("#targets")).contains("Barred until", "In the window");

        prepare(lena, reference, "2. Domain told.example", "Records other than content", RECORDS);
        assertThat(lena.reads("#task"))
                .contains("This was not done", "The window of the notice is still open", "Wait; the task opens");
        lena.select("Target", "1. Account acct-1");
        lena.press("Hand the manifest to a second person");
        awaitTask(reference, "userTask_approveProduction");
        approve(person("ebba"), reference);
        newest("orders@court.merrow.example", 1);
        assertThat(mail.received(silent)).isEmpty();

        later(Duration.ofDays(8), reference, "userTask_prepareProduction");
        Person next = person("lena");
        open(next, reference);
        next.unfold("End a target without producing");
        next.select("Target", "2. Domain told.example");
        next.select("Outcome", "Withdrawn");
        next.type("Why", "The court took this part back.");
        next.press("End this target");
        awaitStage(reference, "ANSWERED");
        assertThat(mail.received(silent)).isEmpty();

        later(Duration.ofDays(13), reference, "userTask_tellAfterwards");
        Person last = person("lena");
        open(last, reference);
        last.press("Tell the customers who may be told");
        awaitStage(reference, CLOSED);
        assertThat(newest(silent, 1).attachments())
                .as("the order is over, so its copy may be shared")
                .containsExactly("order.pdf");
        assertThat(newest(silent, 1).text())
                .contains("acct-1", "we handed over: records other than content", "A nondisclosure order or a statute")
                .doesNotContain("We hand over nothing before", "/objections/");
        open(last, reference);
        assertThat(last.reads("#targets")).contains("Given afterwards", "Answered in full", "Withdrawn");
        assertThat(disclosed(reference)).contains("notice", "answered");
    }

    @Test
    void takesTwoPersonsForAnEmergencyAndTellsAfterwards() {
        String owner = customer("missing");
        CaseReference reference = serve("duty@police.northfell.example", "URGENT");
        Person lena = person("lena");
        record(
                lena,
                reference,
                "Emergency disclosure request",
                "Records other than content",
                "account; acct-71102; Somebody; " + owner,
                "duty@police.northfell.example");
        assertThat(clocks.ruling(reference).orElseThrow().isLate(clock.instant()))
                .as("an emergency is served at the minute, not at midnight")
                .isFalse();
        authenticate(lena, reference);
        decide(
                lena,
                reference,
                "Object to the authority, or record why not",
                "Records other than content",
                "userTask_objectToAuthority");
        open(lena, reference);
        lena.select("What was done", "Counsel recorded why there is no objection");
        lena.type("In words", "A child is in danger of death; an objection would come too late.");
        lena.press("Record it");
        awaitTask(reference, "userTask_reviewDemand");
        comply(lena, reference, "Records other than content");
        open(lena, reference);
        lena.select("1. Account acct-71102", "Emergency: produce first, tell afterwards");
        lena.press("Decide, and write to those who are told");
        assertThat(lena.reads("#task")).contains("Say who is in danger");
        lena.type(
                "If it is an emergency: who is in danger, and how the call-back went", "A child; switchboard called.");
        lena.press("Decide, and write to those who are told");
        awaitTask(reference, "userTask_approveEmergency");
        open(lena, reference);
        lena.press("Approve: produce first, tell afterwards");
        assertThat(lena.reads("#task")).contains("This was not done", "second person");
        assertThat(stage(reference)).isEqualTo("EMERGENCY");

        Person ebba = person("ebba");
        open(ebba, reference);
        assertThat(ebba.reads("#task")).contains("Lena Brandt");
        ebba.press("Approve: produce first, tell afterwards");
        later(Duration.ZERO, reference, "userTask_prepareProduction");
        prepare(lena, reference, "1. Account acct-71102", "Records other than content", RECORDS);
        awaitTask(reference, "userTask_approveProduction");
        assertThat(mail.received(owner)).isEmpty();
        approve(ebba, reference);
        later(Duration.ZERO, reference, "userTask_tellAfterwards");
        newest("duty@police.northfell.example", 1);
        open(lena, reference);
        lena.press("Tell the customers who may be told");
        awaitStage(reference, CLOSED);
        assertThat(newest(owner, 1).text()).contains("It was an emergency");
    }

    @Test
    void takesWhatWasServedByHandAndSaysWhatIsWrongWithIt() {
        Person lena = person("lena");
        lena.press("Enter legal process");
        lena.choose("by personal service");
        lena.type("Day of receipt", today().plusDays(3).toString());
        lena.press("Open the case");
        assertThat(lena.reads()).contains("Nothing was entered yet", "The date of receipt lies in the future.");
        assertThat(lena.reads("#receivedOn-fault")).contains("future");
        lena.type("Day of receipt", today().minusDays(1).toString());
        lena.page().locator("#file").setInputFiles(new FilePayload("scan.pdf", "application/pdf", new byte[100]));
        lena.press("Open the case");
        assertThat(lena.reads("#file-fault")).contains("The file is not a PDF.", "Nothing was entered.");
        CaseReference reference = caseOf(() -> {
            lena.page().locator("#file").setInputFiles(new FilePayload("scan.pdf", "application/pdf", pdf()));
            lena.press("Open the case");
        });
        assertThat(lena.place()).startsWith("/cases/" + reference);
        awaitAct(reference, "legal.escalated");
        open(lena, reference);
        assertThat(lena.reads("#demand")).contains("by personal service", "The instrument as served");
        assertThat(lena.reads("#mail"))
                .contains("No mail belongs to this case.")
                .doesNotContain("nobody holds");
        assertThat(lena.page().locator("a[href='#mail'] .hb-count").innerText()).isEqualTo("0");

        typeDemand(lena, "Subpoena", "Basic subscriber information", "account; acct-90311; Orchard Press; ", "");
        lena.type("Return date", today().minusDays(1).toString());
        lena.press("Record the demand and start its clocks");
        assertThat(lena.reads("#returnDate-fault")).contains("The return date lies in the past");
        lena.type("Return date", "");
        lena.type("Country", "QQ");
        lena.type("Targets", "account acct-90311");
        lena.press("Record the demand and start its clocks");
        assertThat(lena.reads("#country-fault")).contains("none of ISO 3166-1");
        assertThat(lena.reads("#targets-fault"))
                .contains("like \"account; acct-88213\", instead of: account acct-90311");
        assertThat(openTasks(reference)).containsExactly("userTask_recordDemand");
    }

    @Test
    void saysToProgramsWhichFieldIsWrong() throws Exception {
        CaseReference reference = serve("clerk@court.example", "Subpoena");
        String opened = version(reference);
        // The reminder that nobody holds it takes nothing from whoever types meanwhile.
        awaitAct(reference, "legal.escalated");
        HttpResponse<String> answer = asks(
                reference,
                "userTask_recordDemand",
                Map.of(
                        "instrument", "SUBPOENA",
                        "category", "SUBSCRIBER",
                        "authority", "A court",
                        "country", "US",
                        "servedOn", today().toString(),
                        "returnDate", today().minusDays(1).toString(),
                        "targets", "ACCOUNT; acct-1",
                        "version", opened));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode errors = new ObjectMapper().readTree(answer.body()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").asText()).isEqualTo("returnDate");
        assertThat(errors.get(0).get("message").asText()).contains("lies in the past");
    }

    @Test
    void keepsAMailWhoseDocumentCannotBeReadAndSaysWhy() {
        CaseReference reference = serve(
                "clerk@court.example",
                "Warrant",
                "See the file.",
                "warrant.pdf",
                "%PDF-1.7 and no more".repeat(9).getBytes(StandardCharsets.US_ASCII));
        Person lena = person("lena");
        open(lena, reference);
        assertThat(lena.reads("#task")).contains("The document cannot be taken. The PDF is cut off");
        assertThat(lena.reads("#demand")).contains("The PDF is cut off");
        assertThat(acts(reference)).contains("legal.documentUnreadable").doesNotContain("legal.documentFiled");
    }

    @Test
    void speaksTheLanguageOfTheNoticeAndTakesNoObjectionByAForgedOrExpiredLink() {
        String owner = customer("gudrun");
        CaseReference reference = serve(
                "poststelle@gericht.example",
                "Beschluss in der Ermittlungssache",
                "Sehr geehrte Damen und Herren, bitte entnehmen Sie den Beschluss des Gerichts der Anlage und antworten"
                        + " Sie uns mit der Angabe des Aktenzeichens. Mit freundlichen Grüßen, die Poststelle",
                "beschluss.pdf",
                pdf());
        Person lena = person("lena");
        record(
                lena,
                reference,
                "Search warrant",
                "Content",
                "account; acct-5; Gudrun; " + owner,
                "poststelle@gericht.example");
        authenticate(lena, reference);
        comply(lena, reference, "Content");
        open(lena, reference);
        lena.select("1. Account acct-5", "Tell the customer first");
        lena.press("Decide, and write to those who are told");
        DemoMail notice = newest(owner, 1);
        assertThat(notice.text()).contains("Durchsuchungsbeschluss (Vereinigte Staaten)", "Was Sie tun können");
        awaitAct(reference, "legal.noticeGiven");

        Person customer = nobody();
        assertThat(customer.open(forged(link(notice)))).isEqualTo(404);
        saysThatTheLinkIsOver(customer, reference);
        assertThat(customer.open(link(notice))).isEqualTo(200);
        assertThat(customer.reads())
                .contains("Jemand verlangt Ihre Daten", "Durchsuchungsbeschluss", "Nichts wird herausgegeben vor")
                .doesNotContain("I object");

        clock.forward(Duration.ofDays(91));
        customer.press("Ich widerspreche");
        saysThatTheLinkIsOver(customer, reference);
        assertThat(customer.open(link(notice))).isEqualTo(404);
        assertThat(acts(reference)).doesNotContain("legal.objected");
        assertThat(openTasks(reference)).doesNotContain("userTask_decideObjection");
    }

    /** The link with one letter changed. */
    private static String forged(String link) {
        int place = link.length() / 2;
        return link.substring(0, place) + (link.charAt(place) == 'A' ? 'B' : 'A') + link.substring(place + 1);
    }

    private static void saysThatTheLinkIsOver(Person customer, CaseReference reference) {
        assertThat(customer.reads())
                .contains("This link leads nowhere any more")
                .doesNotContain(reference.value(), "acct-5");
    }

    @Test
    void tellsNothingByAForgedLink() {
        Person stranger = nobody();
        assertThat(stranger.open("/objections/" + "A".repeat(54))).isEqualTo(404);
        assertThat(stranger.reads())
                .contains("This link leads nowhere any more")
                .doesNotContain("LP-");
    }

    private HttpResponse<String> asks(CaseReference reference, String task, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/cases/" + reference + "/tasks/" + task))
                .header("Authorization", "Bearer " + keys.issue("lena", ApiScope.WORK, ADAM))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(fields)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String version(CaseReference reference) {
        return String.valueOf(jdbc.sql("select version from legal_process where reference = ?")
                .param(reference.value())
                .query(Long.class)
                .single());
    }

    private String document(CaseReference reference) {
        return String.valueOf(jdbc.sql("select document_id from legal_process where reference = ?")
                .param(reference.value())
                .query(UUID.class)
                .single());
    }

    private List<String> disclosed(CaseReference reference) {
        return jdbc.sql("select kind from legal_disclosure_event where case_reference = ? order by number")
                .param(reference.value())
                .query(String.class)
                .list();
    }

    private void holdsNothingPersonalInTheEngine(String... words) {
        List<String> rows = jdbc
                .sql("select table_name from information_schema.tables where table_name like 'act\\_%'")
                .query(String.class)
                .stream()
                .flatMap(table -> jdbc.sql("select t::text from " + table + " t").query(String.class).stream())
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        for (String word : words) {
            String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
            assertThat(rows).allSatisfy(row -> assertThat(row.toLowerCase(Locale.ROOT))
                    .doesNotContain(word.toLowerCase(Locale.ROOT), hex));
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
