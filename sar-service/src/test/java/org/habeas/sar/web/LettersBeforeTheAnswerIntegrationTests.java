package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.inbox.CaseFace;
import org.habeas.sar.FakeOutbox;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimState;
import org.habeas.sar.Journey;
import org.habeas.sar.MovableClock;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SarTest
class LettersBeforeTheAnswerIntegrationTests {

    private static final String WHO = "X-Test-Who";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private CaseFace face;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MovableClock clock;

    @Test
    void leadsFromTheFormToTheSecondPerson() throws Exception {
        clock.set(Instant.parse("2026-03-02T10:00:00Z"));
        CaseReference reference = journey.sorted(Right.ACCESS);
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains("Extend the time limit…", "Ask what is meant…", "Ask for a fee…")
                .doesNotContain("Send what is ready…");
        assertThat(body(get("/cases/" + reference + "/acts/ask-what-is-meant"), "nadia"))
                .contains("the days until the answer are added", "does not stop", "Possible answers");

        mvc.perform(question(reference).header(WHO, "nadia"))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/cases/" + reference));
        InterimFile written = journey.file(reference).letters().get(0);
        assertThat(outbox.letter(prepared(written)).text()).contains("Which years?", "- All years");
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains(
                        "Preview exactly what leaves",
                        "/cases/" + reference + "/preview/" + written.letter(),
                        "Hand the letter over to a second person");
        mvc.perform(post("/cases/" + reference + "/acts/hand-over-letter")
                        .header(WHO, "nadia")
                        .param("version", version(reference)))
                .andExpect(redirectedUrl("/cases/" + reference));

        assertThat(face.approval(reference, prepared(written), hash(written), acting("omar", Role.APPROVER)))
                .isPresent();
        assertThat(face.approval(reference, prepared(written), hash(written), acting("nadia", Role.CASEWORKER)))
                .isEmpty();
        assertThat(body(get("/test/" + reference + "/forms/userTask_approveLetter"), "omar"))
                .contains("Question of what is meant, written by Nadia Ferro", "Preview exactly what leaves");
        mvc.perform(post("/cases/" + reference + "/tasks/userTask_approveLetter")
                        .header(WHO, "omar")
                        .param("do", "approve")
                        .param("sha256", hash(written)))
                .andExpect(status().is3xxRedirection());
        journey.runJobs(reference);

        assertThat(outbox.stateOf(prepared(written))).contains(LetterState.PLANNED);
        assertThat(journey.file(reference).letters().get(0).state()).isEqualTo(InterimState.RELEASED);
    }

    @Test
    void keepsWhatWasTypedWhenTheLawForbidsTheLetter() throws Exception {
        clock.set(Instant.parse("2026-03-02T10:00:00Z"));
        CaseReference reference = journey.sorted(Right.ACCESS);
        clock.set(Instant.parse("2026-04-03T10:00:00Z"));

        mvc.perform(post("/cases/" + reference + "/acts/extend-time-limit")
                        .header(WHO, "nadia")
                        .param("version", version(reference))
                        .param("reasons", "Seven archives"))
                .andExpect(status().isConflict())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("The first period ended on 2026-04-02", "Seven archives"));
        mvc.perform(post("/cases/" + reference + "/acts/extend-time-limit")
                        .header(WHO, "nadia")
                        .param("version", version(reference))
                        .param("reasons", ""))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void saysWhenALetterDoesNotExistInTheLanguageOfTheRequester() throws Exception {
        CaseReference reference = journey.sortedIn("fr", Right.ACCESS);

        assertThat(body(get("/cases/" + reference + "/acts/ask-for-a-fee"), "nadia"))
                .contains("This letter does not exist in French. It goes out in English");
        assertThat(body(get("/cases/" + journey.sorted(Right.ACCESS) + "/acts/ask-for-a-fee"), "nadia"))
                .doesNotContain("does not exist in");
    }

    @Test
    void writesForAProgramAsForAPage() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);

        mvc.perform(post("/api/v1/cases/" + reference + "/acts/extend-time-limit")
                        .header(WHO, "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":" + version(reference) + ",\"reasons\":\"Seven archives\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage").value("SORTED"));
        mvc.perform(post("/api/v1/cases/" + reference + "/acts/take-back-letter")
                        .header(WHO, "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isOk());

        assertThat(journey.file(reference).letters()).singleElement().satisfies(letter -> assertThat(letter.state())
                .isEqualTo(InterimState.TAKEN_BACK));
    }

    @Test
    void asksWhoeverReadsAReplyWhetherItAnswersTheQuestion() throws Exception {
        clock.set(Instant.parse("2026-03-02T10:00:00Z"));
        CaseReference reference = journey.sorted(Right.ACCESS);
        mvc.perform(question(reference).header(WHO, "nadia"));
        mvc.perform(post("/cases/" + reference + "/acts/hand-over-letter")
                .header(WHO, "nadia")
                .param("version", version(reference)));
        InterimFile letter = journey.file(reference).letters().get(0);
        mvc.perform(post("/cases/" + reference + "/tasks/userTask_approveLetter")
                .header(WHO, "omar")
                .param("do", "approve")
                .param("sha256", hash(letter)));
        journey.runJobs(reference);
        journey.letterLeaves(reference, prepared(letter));
        assertThat(body(get("/cases/" + reference + "/acts/question-answered"), "nadia"))
                .contains("Question of what is meant", "Day of the answer");
        journey.replies(reference, "The last year");

        assertThat(body(get("/test/" + reference + "/forms/userTask_readReply"), "nadia"))
                .contains("Does it answer what we asked?", "Yes, this answers it: Question of what is meant");
        mvc.perform(post("/cases/" + reference + "/tasks/userTask_readReply")
                        .header(WHO, "nadia")
                        .param("version", version(reference))
                        .param("answers", "CLARIFICATION"))
                .andExpect(status().is3xxRedirection());

        assertThat(journey.file(reference).letters().get(0).state()).isEqualTo(InterimState.ANSWERED);
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains("Sent and answered", ", left on 2026-03-02", ", answered on 2026-03-02", "Read the letter");
    }

    private MockHttpServletRequestBuilder question(CaseReference reference) {
        return post("/cases/" + reference + "/acts/ask-what-is-meant")
                .param("version", version(reference))
                .param("question", "Which years?")
                .param("options", "The last year\nAll years")
                .param("underWay", "Your account");
    }

    private String version(CaseReference reference) {
        return String.valueOf(journey.version(reference));
    }

    private String body(MockHttpServletRequestBuilder asked, String who) throws Exception {
        return mvc.perform(asked.header(WHO, who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static UUID prepared(InterimFile letter) {
        UUID id = letter.letter();
        if (id == null) {
            throw new AssertionError("nothing is prepared");
        }
        return id;
    }

    private static String hash(InterimFile letter) {
        return String.valueOf(letter.sha256());
    }

    private static Acting acting(String who, Role role) {
        return new Acting(who, Set.of(role), "", UUID.randomUUID());
    }
}
