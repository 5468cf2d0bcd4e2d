package org.habeas.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.habeas.transparency.People.APPROVER;
import static org.habeas.transparency.People.LEGAL;
import static org.habeas.transparency.People.REPORTER;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.transparency.figures.Case;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class TransparencyDeskIntegrationTests extends ReportStory {

    @Test
    void waitsForTheEndOfThePeriodAndRefusesTheFilesUntilThen() {
        CaseReference running = desk.order(period("2026-H2"), "", REPORTER);
        runDue();

        assertThat(files.open(running, REPORTER).stage()).isEqualTo(Stage.ORDERED);
        assertRefused("period-not-ended", () -> files.preview(running, REPORTER));
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
        assertThat(files.sums(reference, REPORTER)).isEmpty();

        append(served.events().subList(0, 1));
        browser.perform(post("/cases/" + reference + "/tasks/userTask_draftReport")
                        .param("decision", "freeze")
                        .param("version", String.valueOf(version(reference))))
                .andExpect(status().isFound());

        assertThat(files.sums(reference, REPORTER).orElseThrow().get(0))
                .extracting(Sums::received, Sums::answered, Sums::accounts)
                .containsExactly("1", "1", "1");
        desk.draft(reference, PUBLICATION, version(reference), REPORTER);
        assertRefused("not-drafting", () -> desk.freezeAgain(reference, version(reference), REPORTER));
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
                        .param("sha256", files.sha256(reference, APPROVER))
                        .param("version", String.valueOf(version(reference))))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("whoever drafted the report does not approve it")))
                .andExpect(content().string(containsString("aria-disabled=\"true\"")));
        assertRefused(
                "own-draft",
                () -> desk.approve(
                        reference,
                        true,
                        files.sha256(reference, APPROVER),
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
        assertThat(files.open(reference, REPORTER).stage()).isEqualTo(Stage.DRAFTING);
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
}
