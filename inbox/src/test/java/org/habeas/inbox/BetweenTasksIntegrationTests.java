package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.CasePanel.Spot;
import org.habeas.workflows.WorkflowStep;
import org.habeas.workflows.WorkflowStep.State;
import org.habeas.workflows.WorkflowSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@InboxTest
class BetweenTasksIntegrationTests {

    private static final String MOMENT = "The next task appears in a moment";

    @Autowired
    MockMvc mvc;

    @Autowired
    Samples samples;

    @Autowired
    WorkflowSteps steps;

    @Autowired
    Feature feature;

    private CaseReference reference;

    @BeforeEach
    void openACase() {
        samples.clear();
        reference = samples.open();
    }

    @Test
    void saysThatTheNextTaskAppearsAndLooksAgain() throws Exception {
        stands(step("acknowledge", State.AHEAD), step("sort", State.AHEAD));
        when(steps.isWorking(reference)).thenReturn(true);

        assertThat(open(false).getContentAsString())
                .contains(MOMENT, "hx-get=\"/cases/" + reference + "\"", "hx-trigger=\"every 2s\"", ">Look again</a>")
                .doesNotContain("No task is open", "http-equiv");
        assertThat(open(true).getHeader("HX-Refresh")).isNull();
    }

    @Test
    void loadsThePageAnewOnceTheTaskIsOpen() throws Exception {
        stands(step("acknowledge", State.DONE), step("sort", State.HERE));
        samples.task(
                reference,
                "sort",
                "Sort the request",
                "t",
                "w",
                "Access",
                "en",
                LocalDate.of(2027, 1, 4),
                null,
                null,
                "intake");

        MockHttpServletResponse polled = open(true);
        assertThat(polled.getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(polled.getContentAsString()).doesNotContain(MOMENT);
        assertThat(open(false).getHeader("HX-Refresh")).isNull();
    }

    @Test
    void waitsInSilenceForAPersonOrATimer() throws Exception {
        stands(step("ask", State.DONE), step("collect", State.AHEAD));

        assertThat(open(false).getContentAsString()).contains("No task is open").doesNotContain(MOMENT, "hx-trigger");
    }

    @Test
    void promisesNoTaskOfAClosedCase() throws Exception {
        stands(step("sort", State.DONE));
        assertThat(open(false).getContentAsString()).contains("No task is open").doesNotContain(MOMENT, "hx-trigger");
        stands();
        assertThat(open(false).getContentAsString()).doesNotContain(MOMENT, "hx-trigger");
    }

    @Test
    void showsWhatWasAskedWhereTheMailWouldBe() throws Exception {
        CasePanel asked = new CasePanel(
                "asked",
                "The request as it was entered",
                "test/tasks :: asked",
                Map.of("askedWords", "Forget me <b>"),
                Spot.REQUEST);
        feature.more.put(reference, List.of(asked));
        stands(step("sort", State.HERE));

        String page = open(false).getContentAsString();
        assertThat(page)
                .contains("<h2 id=\"mail-h\">The request as it was entered</h2>", "<p>Forget me &lt;b&gt;</p>")
                .doesNotContain("href=\"#asked\"");
        assertThat(page.indexOf("Forget me")).isLessThan(page.indexOf("id=\"task\""));
    }

    @Test
    void saysWhatStandsInPlaceOfATaskAndBesideTheNoticeThatItIsDone() throws Exception {
        CasePanel leaving =
                new CasePanel("leaving", "It leaves", "test/tasks :: leaving", Map.of("words", "At 12:01"), Spot.TASK);
        feature.more.put(reference, List.of(leaving));
        stands(step("release", State.HERE));
        CaseReference next = samples.open();

        assertThat(open(false).getContentAsString()).containsOnlyOnce("<p>At 12:01</p>");
        assertThat(page("/cases/" + next + "?done=" + reference).getContentAsString())
                .containsSubsequence("Done: <a", reference.value(), "<p>At 12:01</p>", "</header>");
        assertThat(page("/cases/" + reference + "?done=" + reference).getContentAsString())
                .containsOnlyOnce("<p>At 12:01</p>");
        assertThat(page("/cases/" + next + "?done=SAR-2026-999999").getStatus()).isEqualTo(200);
    }

    @Test
    void saysWhatStandsBesideATaskThatIsOpen() throws Exception {
        CasePanel leaving =
                new CasePanel("leaving", "It leaves", "test/tasks :: leaving", Map.of("words", "At 12:01"), Spot.TASK);
        feature.more.put(reference, List.of(leaving));
        stands(step("read", State.HERE));
        samples.task(
                reference,
                "read",
                "Read the reply",
                "t",
                "w",
                "Access",
                "en",
                LocalDate.of(2027, 1, 4),
                null,
                null,
                "caseworker");

        assertThat(open(false).getContentAsString()).containsOnlyOnce("<p>At 12:01</p>");
        assertThat(page("/cases/" + reference + "?done=" + reference).getContentAsString())
                .containsOnlyOnce("<p>At 12:01</p>");
    }

    @Test
    void tellsOfAStepThatWasPassedWhyItWasNotDone() throws Exception {
        feature.steps.put(reference, Map.of("acknowledge", "No acknowledgement: no e-mail address", "sort", "never"));
        stands(step("acknowledge", State.DONE), step("sort", State.HERE));

        assertThat(open(false).getContentAsString())
                .contains("<b>No acknowledgement: no e-mail address</b>", "<b>Here: sort</b>")
                .doesNotContain("Done: acknowledge", "never");
    }

    @Test
    void linksWhereARefusalIsMended() throws Exception {
        assertThat(mvc.perform(MockMvcRequestBuilders.post("/cases/" + reference + "/tasks/ask")
                                .principal(() -> "nadia")
                                .param("version", "refused"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(
                        "There is no address.",
                        "<a href=\"/cases/" + reference + "/acts/correct-contact\">Correct the address</a>");
    }

    private void stands(WorkflowStep... way) {
        when(steps.of(reference)).thenReturn(List.of(way));
    }

    private static WorkflowStep step(String id, State state) {
        return new WorkflowStep(id, id, state);
    }

    private MockHttpServletResponse page(String path) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(path).principal(() -> "nadia"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse open(boolean polled) throws Exception {
        var request = MockMvcRequestBuilders.get("/cases/" + reference).principal(() -> "nadia");
        return mvc.perform(polled ? request.header("HX-Request", "true") : request)
                .andReturn()
                .getResponse();
    }
}
