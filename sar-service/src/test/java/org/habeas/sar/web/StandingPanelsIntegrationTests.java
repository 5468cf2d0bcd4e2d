package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.CasePanel.Spot;
import org.habeas.inbox.Remedy;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.FakeOutbox;
import org.habeas.sar.Journey;
import org.habeas.sar.MovableClock;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.habeas.sar.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@SarTest
class StandingPanelsIntegrationTests {

    private static final String WHO = "X-Test-Who";
    private static final Acting INES = acting("ines", Role.INTAKE);
    private static final Acting NADIA = acting("nadia", Role.CASEWORKER);
    private static final Acting OMAR = acting("omar", Role.APPROVER);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private CaseFace face;

    @Autowired
    private MovableClock clock;

    @Test
    void showsWhatWasTypedWhereOthersHaveAMail() throws Exception {
        String entered = String.valueOf(mvc.perform(post("/requests/new")
                        .header(WHO, "ines")
                        .param("channel", "PHONE")
                        .param("receivedOn", "2026-11-20")
                        .param("name", "Joana Teles")
                        .param("postalAddress", "Rua 1")
                        .param("asked", "Delete my data\nall of it <b>")
                        .param("language", "en"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        CaseReference reference = new CaseReference(entered.substring("/cases/".length()));

        assertThat(drawn(reference, "asked", "ines"))
                .contains("by telephone", "Fri 20 Nov 2026", "Delete my data", "all of it &lt;b&gt;");
        assertThat(panels(reference, INES, Spot.REQUEST)).hasSize(1);
        assertThat(panels(journey.received(), INES, Spot.REQUEST)).isEmpty();
    }

    @Test
    void saysWhyNothingWasAcknowledged() {
        assertThat(face.stepWords(journey.byPhone(""), NADIA))
                .isEqualTo(Map.of("serviceTask_acknowledgeReceipt", "No acknowledgement: no e-mail address"));
        assertThat(face.stepWords(journey.byPhone("joana@example.org"), NADIA)).isEmpty();
        assertThat(face.stepWords(journey.received(), NADIA)).isEmpty();
    }

    @Test
    void offersToStopAnAnswerUntilASenderHasIt() throws Exception {
        CaseReference reference = journey.submitted();
        assertThat(panels(reference, NADIA, Spot.TASK)).isEmpty();
        answers.approve(reference, journey.sha256(reference), OMAR);
        assertThat(panels(reference, NADIA, Spot.TASK)).hasSize(1);
        assertThatThrownBy(() -> answers.cancelSending(reference, NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("not-yet-leaving"));
        journey.runJobs(reference);

        assertThat(drawn(reference, "leaving", "omar"))
                .contains(
                        clock.instant().plusSeconds(60).toString(),
                        "Stop it and make it a draft again</button>",
                        "action=\"/cases/" + reference + "/acts/cancel-sending\"");
        assertThat(drawn(reference, "leaving", "ines")).contains("leaves at").doesNotContain("Stop it");
        for (CasePanel panel : panels(reference, NADIA, Spot.SECTION)) {
            assertThat(drawn(reference, panel.id(), "nadia"))
                    .as("the button stands on the page once")
                    .doesNotContain("cancel-sending");
        }
        outbox.claim(journey.letter(reference));
        assertThat(panels(reference, NADIA, Spot.TASK)).isEmpty();
    }

    @Test
    void stopsAnAnswerForAProgram() throws Exception {
        CaseReference reference = journey.released();

        mvc.perform(post("/api/v1/cases/" + reference + "/acts/cancel-sending")
                        .header(WHO, "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage").value("DRAFTING"));
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThatThrownBy(() -> answers.cancelSending(reference, NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("nothing-to-cancel"));
    }

    @Test
    void tellsTheReasonForWhichADraftWasReturned() throws Exception {
        CaseReference reference = journey.submitted();
        answers.returnDraft(reference, "Name the <second> account", OMAR);

        assertThat(mvc.perform(get("/test/" + reference + "/forms/userTask_draftAnswer")
                                .header(WHO, "nadia"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("The second person returned it: Name the &lt;second&gt; account")
                .doesNotContain("the timeline says why");
    }

    @Test
    void tellsTheReasonForWhichAPostingWasCancelled() {
        CaseReference reference = journey.toPost();
        answers.cancelPosting(reference, "The address is old", journey.version(reference), NADIA);

        assertThat(journey.file(reference).answer().setback())
                .isEqualTo("Posting was cancelled by Nadia Ferro: The address is old");
    }

    @Test
    void linksWhereAnEmailAddressThatIsMissingIsCorrected() throws Exception {
        CaseReference reference = journey.toPost();
        answers.cancelPosting(reference, "They want it by mail", journey.version(reference), NADIA);
        refuses(reference, Right.OBJECTION, "no", "Answer by post");
    }

    @Test
    void linksWhereAPostalAddressThatIsMissingIsCorrected() throws Exception {
        refuses(journey.collected(Right.ERASURE), Right.ERASURE, "yes", "Answer by e-mail");
    }

    private void refuses(CaseReference reference, Right right, String byPost, String words) throws Exception {
        mvc.perform(post("/cases/" + reference + "/tasks/userTask_draftAnswer")
                        .header(WHO, "nadia")
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("do", "preview")
                        .param("outcome-" + right, "GRANTED")
                        .param("detail-" + right, "All of it")
                        .param("byPost", byPost))
                .andExpect(status().isConflict())
                .andExpect(result -> assertThat(String.valueOf(
                                result.getModelAndView().getModel().get("refusal")))
                        .contains(words))
                .andExpect(
                        result -> assertThat(result.getModelAndView().getModel().get("remedy"))
                                .isEqualTo(new Remedy(
                                        "Correct name or address", "/cases/" + reference + "/acts/correct-contact")));
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.DRAFTING);
    }

    private List<CasePanel> panels(CaseReference reference, Acting acting, Spot spot) {
        return face.panels(reference, acting).stream()
                .filter(panel -> panel.spot() == spot)
                .toList();
    }

    private String drawn(CaseReference reference, String panel, String who) throws Exception {
        return mvc.perform(get("/test/" + reference + "/panels/" + panel).header(WHO, who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static Acting acting(String who, Role role) {
        return new Acting(who, Set.of(role), "", UUID.randomUUID());
    }
}
