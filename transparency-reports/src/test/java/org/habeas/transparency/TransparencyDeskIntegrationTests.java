package org.habeas.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.habeas.transparency.People.APPROVER;
import static org.habeas.transparency.People.LEGAL;
import static org.habeas.transparency.People.REPORTER;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.templates.pdf.PdfChecks;
import org.habeas.transparency.figures.Case;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@TransparencyTest
class TransparencyDeskIntegrationTests {

    private static final LocalDate PUBLICATION = LocalDate.of(2026, 11, 20);

    @Autowired
    private TransparencyDesk desk;

    @Autowired
    private DisclosureImport disclosures;

    @Autowired
    private DisclosureEvents events;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private ManagementService management;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MockMvc browser;

    @Test
    void publishesTheTableOf2013AndReplacesItByANewEditionWithItsReason() throws Exception {
        disclosures.read(
                Files.readString(Path.of("../docs/examples/legal-process-2013.csv")),
                Profile.classic().zoneId(),
                false,
                LEGAL);
        CaseReference first = ordered("2013", "");
        String sha256 = published(first);

        assertThat(desk.publications()).anySatisfy(one -> {
            assertThat(one.period()).isEqualTo("2013");
            assertThat(one.sha256()).isEqualTo(sha256);
        });
        byte[] pdf = browser.perform(get("/transparency/2013/1/transparency-report.pdf"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(ReportMaker.sha256(pdf)).isEqualTo(sha256);
        assertThat(PdfChecks.failures(pdf)).isEmpty();
        assertThat(desk.preview(first, REPORTER).pdf())
                .as("who worked on it sees what was published, not a draft")
                .isEqualTo(pdf);
        assertThat(ledger.of(first))
                .extracting(RecordedAct::what)
                .contains("transparency.frozen", "transparency.attested", "transparency.published");

        assertRefused("reason-missing", () -> desk.order(period("2013"), "", REPORTER));
        append(Case.of("late-1", InstrumentType.SUBPOENA, "US", "2013-05-01").events());
        published(ordered("2013", "One request was filed late."));

        assertThat(desk.publications().stream().filter(one -> one.period().equals("2013")))
                .extracting(Publication::edition, Publication::current)
                .containsExactly(tuple(2, true), tuple(1, false));
        browser.perform(get("/transparency"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("One request was filed late.")));
    }

    @Test
    void waitsForTheEndOfThePeriodAndRefusesTheFilesUntilThen() {
        CaseReference running = desk.order(period("2026-H2"), "", REPORTER);
        runDue(running);

        assertThat(desk.open(running, REPORTER).stage()).isEqualTo(Stage.ORDERED);
        assertRefused("period-not-ended", () -> desk.preview(running, REPORTER));
        assertRefused("period-not-ended", () -> desk.order(period("2027-H1"), "", REPORTER));
        assertRefused("report-in-the-making", () -> desk.order(period("2026-H2"), "", REPORTER));
    }

    @Test
    void stopsTheDraftAndNamesTheCaseWhoseEventsDoNotReconcile() {
        append(Case.of("k-7", InstrumentType.SUBPOENA, "US", "2025-03-01")
                .answered("2025-02-01", 0, 1)
                .events());
        CaseReference reference = ordered("2025-H1", "");

        assertThatThrownBy(() -> desk.draft(reference, PUBLICATION, version(reference), REPORTER))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("k-7: answered on 2025-02-01, before it was received");
    }

    @Test
    void goesOnWhenTheRegisterWasMendedAndTheEventsAreFrozenAgain() throws Exception {
        Case served =
                Case.of("m-1", InstrumentType.SUBPOENA, "US", "1992-03-01").answered("1992-03-04", 0, 1);
        append(served.events().subList(1, served.events().size()));
        CaseReference reference = ordered("1992-H1", "");
        browser.perform(draft(reference, "1992-08-01"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Date of publication")));
        assertThatThrownBy(() -> desk.draft(reference, PUBLICATION, version(reference), REPORTER))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("m-1: answered on 1992-03-04, but was never received");
        assertThat(desk.sums(reference, REPORTER)).isEmpty();

        append(served.events().subList(0, 1));
        browser.perform(post("/cases/" + reference + "/tasks/userTask_draftReport")
                        .param("decision", "freeze")
                        .param("version", String.valueOf(version(reference))))
                .andExpect(status().isFound());

        assertThat(desk.sums(reference, REPORTER).orElseThrow().get(0))
                .extracting(Sums::received, Sums::answered, Sums::accounts)
                .containsExactly("1", "1", "1");
        desk.draft(reference, PUBLICATION, version(reference), REPORTER);
        assertRefused("not-drafting", () -> desk.freezeAgain(reference, version(reference), REPORTER));
    }

    @Test
    void refusesAnEditionWhoseBandTellsHowNearTheNumberLiesToItsEdge() {
        append(secret("e", 249, "1991-10-01"));
        published(ordered("1991-H2", ""));
        append(secret("f", 1, "1991-11-01"));

        CaseReference second = ordered("1991-H2", "One order was filed late.");

        assertThatThrownBy(() -> desk.draft(second, PUBLICATION, version(second), REPORTER))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("lint-failed"))
                .hasMessageContaining("R9")
                .hasMessageContaining("250–499 here and 0–249 in the report for 1991-H2, edition 1");
        assertRefused("report-in-the-making", () -> desk.order(period("1991-H2"), "again", REPORTER));
    }

    @Test
    void answersFieldsThatCannotBeReadWith422AndASentenceOnThePage() throws Exception {
        CaseReference reference = ordered("1990-H2", "");

        browser.perform(draft(reference, "soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write the date like 2026-08-27")));
    }

    @Test
    void refusesAStatementThatIsNotDecidedIncompleteOrTouchedByAnOpenDemand() {
        append(Case.of("d-1", InstrumentType.COURT_ORDER, "US", "2001-03-01")
                .then(DisclosureKind.EXTRAORDINARY_OPENED, ExtraordinaryDemand.FEED, "2001-03-02")
                .events());
        CaseReference reference = ordered("1994-H2", "");
        desk.draft(reference, PUBLICATION, version(reference), REPORTER);
        desk.review(reference, true, "", version(reference), LEGAL);

        List<Attestation> all = statements(true);
        assertRefused(
                "statement-not-attested",
                () -> desk.attest(reference, all.subList(1, all.size()), version(reference), LEGAL));
        assertRefused("statement-under-review", () -> desk.attest(reference, all, version(reference), LEGAL));
        List<Attestation> incomplete = new ArrayList<>(all);
        incomplete.set(0, new Attestation("keys", true, "", "", PUBLICATION));
        assertRefused("attestation-incomplete", () -> desk.attest(reference, incomplete, version(reference), LEGAL));

        List<Attestation> late = new ArrayList<>(incomplete);
        late.set(0, new Attestation("keys", true, "Mara Voss", "General Counsel", PUBLICATION.plusDays(1)));
        assertRefused("attestation-date", () -> desk.attest(reference, late, version(reference), LEGAL));

        append(closing());
    }

    @Test
    void letsNobodyReviewOrApproveTheirOwnDraftAndShowsTheRefusalInTheForm() throws Exception {
        CaseReference reference = ordered("1993-H2", "");
        browser.perform(post("/cases/" + reference + "/tasks/userTask_draftReport")
                        .param("version", String.valueOf(version(reference)))
                        .param("publication", "1993-08-01"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Date of publication")));
        browser.perform(post("/cases/" + reference + "/tasks/userTask_draftReport")
                        .param("version", String.valueOf(version(reference)))
                        .param("publication", "in August"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"publication-fault\"")))
                .andExpect(content().string(containsString("value=\"in August\"")));
        desk.draft(reference, PUBLICATION, version(reference), REPORTER);
        assertFormComesBack(reference, "userTask_reviewReport", "lena", 422, "Pass the draft");
        desk.review(reference, true, "", version(reference), LEGAL);
        assertFormComesBack(reference, "userTask_attestStatements", "lena", 409, "The person named below attests it");
        desk.attest(reference, statements(false), version(reference), LEGAL);
        assertFormComesBack(reference, "userTask_approveReport", "omar", 422, "You approve exactly this document");
        browser.perform(get("/reports/" + reference + ".pdf").header("X-Test-Who", "omar"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        browser.perform(get("/api/v1/reports/" + reference + ".csv").header("X-Test-Who", "omar"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("by_type,us_government,subpoena")));

        browser.perform(post("/cases/" + reference + "/tasks/userTask_approveReport")
                        .header("X-Test-Who", "rea-both")
                        .param("decision", "good")
                        .param("sha256", desk.sha256(reference, APPROVER))
                        .param("version", String.valueOf(version(reference))))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("whoever drafted the report does not approve it")))
                .andExpect(content().string(containsString("aria-disabled=\"true\"")));
        assertRefused(
                "own-draft",
                () -> desk.approve(
                        reference,
                        true,
                        desk.sha256(reference, APPROVER),
                        "",
                        version(reference),
                        People.REPORTER_AND_APPROVER));
        assertRefused(
                "own-draft",
                () -> desk.approve(reference, false, "", "a reason", version(reference), People.REPORTER_AND_APPROVER));
        assertRefused("not-what-was-shown", () -> desk.approve(reference, true, "0", "", version(reference), APPROVER));
        assertThatThrownBy(() -> desk.review(reference, true, "", version(reference), REPORTER))
                .isInstanceOf(NotPermitted.class);
        desk.approve(reference, false, "", "The cover is wrong.", version(reference), APPROVER);
        assertThat(desk.open(reference, REPORTER).stage()).isEqualTo(Stage.DRAFTING);
    }

    /** Sent without a decision, the form comes back with a sentence instead of the task being done. */
    private void assertFormComesBack(CaseReference reference, String task, String who, int status, String words)
            throws Exception {
        browser.perform(post("/cases/" + reference + "/tasks/" + task)
                        .header("X-Test-Who", who)
                        .param("version", String.valueOf(version(reference))))
                .andExpect(status().is(status))
                .andExpect(content().string(containsString(words)));
    }

    private MockHttpServletRequestBuilder draft(CaseReference reference, String publication) {
        return post("/cases/" + reference + "/tasks/userTask_draftReport")
                .param("version", String.valueOf(version(reference)))
                .param("decision", "send")
                .param("publication", publication);
    }

    private static List<DisclosureEvent> secret(String name, int number, String day) {
        List<DisclosureEvent> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.addAll(Case.of(name + "-" + i, InstrumentType.NSL, "US", day).events());
        }
        return events;
    }

    private static List<DisclosureEvent> closing() {
        return Case.of("d-1", InstrumentType.COURT_ORDER, "US", "2001-03-01")
                .then(DisclosureKind.EXTRAORDINARY_CLOSED, ExtraordinaryDemand.FEED, "2001-03-09")
                .events()
                .stream()
                .skip(1)
                .map(event -> new DisclosureEvent(
                        UUID.randomUUID(),
                        event.caseReference(),
                        event.kind(),
                        event.detail(),
                        event.facts(),
                        null,
                        event.at(),
                        event.zone(),
                        event.recordedAt()))
                .toList();
    }

    private CaseReference ordered(String period, String reason) {
        CaseReference reference = desk.order(period(period), reason, REPORTER);
        runDue(reference);
        assertThat(desk.open(reference, REPORTER).stage()).isEqualTo(Stage.DRAFTING);
        assertThat(workItems.openOf(reference)).extracting(WorkItem::task).containsExactly("userTask_draftReport");
        return reference;
    }

    private String published(CaseReference reference) {
        desk.draft(reference, PUBLICATION, version(reference), REPORTER);
        desk.review(reference, true, "", version(reference), LEGAL);
        desk.attest(reference, statements(true), version(reference), LEGAL);
        String sha256 = desk.sha256(reference, APPROVER);
        desk.approve(reference, true, sha256, "", version(reference), APPROVER);
        runDue(reference);
        assertThat(desk.open(reference, REPORTER).stage()).isEqualTo(Stage.PUBLISHED);
        return sha256;
    }

    private static List<Attestation> statements(boolean printed) {
        return Statement.all().stream()
                .map(one -> printed
                        ? new Attestation(one.code(), true, "Mara Voss", "General Counsel", PUBLICATION)
                        : new Attestation(one.code(), false, "", "", null))
                .toList();
    }

    private void append(List<DisclosureEvent> more) {
        transaction.executeWithoutResult(status -> events.appendHistory(more, Acting.system("test")));
    }

    private void runDue(CaseReference reference) {
        for (int i = 0; i < 4; i++) {
            management.createJobQuery().active().executable().list().stream()
                    .map(Job::getId)
                    .forEach(management::executeJob);
        }
        assertThat(reference).isNotNull();
    }

    private long version(CaseReference reference) {
        return desk.open(reference, REPORTER).version();
    }

    private static Period period(String code) {
        return Period.parse(code).orElseThrow();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
