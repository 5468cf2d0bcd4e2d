package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import org.habeas.casework.CaseReference;
import org.habeas.sar.CorrectionDesk;
import org.habeas.sar.EndingDesk;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimState;
import org.habeas.sar.Journey;
import org.habeas.sar.MovableClock;
import org.habeas.sar.People;
import org.habeas.sar.ReceiptTime;
import org.habeas.sar.SarTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SarTest
class PostedLettersIntegrationTests {

    private static final String WHO = "X-Test-Who";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private EndingDesk endings;

    private CaseReference reference = new CaseReference("SAR-2026-000000");

    @BeforeEach
    void receive() {
        clock.set(Instant.parse("2026-03-02T10:00:00Z"));
        reference = journey.byPost();
    }

    @Test
    void leadsFromTheFormToTheDayOfPosting() throws Exception {
        assertThat(body(get(act("extend-time-limit")), "nadia"))
                .containsPattern("id=\"byPost-yes\" value=\"yes\" checked")
                .contains("or before the day on which it was posted");
        written().andExpect(redirectedUrl("/cases/" + reference));
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains("/cases/" + reference + "/documents/" + letter().letter())
                .doesNotContain("/preview/", "userTask_postLetter");
        handedOver();
        assertThat(body(get("/test/" + reference + "/forms/userTask_approveLetter"), "omar"))
                .contains(
                        "Approve for posting",
                        "Read the letter as it will be printed",
                        String.valueOf(letter().sha256()))
                .doesNotContain("Preview exactly what leaves");
        approved();

        assertThat(letter().state()).isEqualTo(InterimState.TO_POST);
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains("An approved letter waits to be posted", "Print it and record the posting");
        assertThat(body(get("/test/" + reference + "/panels/letters"), "omar")).doesNotContain("userTask_postLetter");
        assertThat(body(get("/test/" + reference + "/forms/userTask_postLetter"), "nadia"))
                .contains("Open the approved letter and print it", "Joana Teles", "Rua 1", "Record the posting");
        posted("2026-03-03", "RR 1").andExpect(status().isUnprocessableEntity());
        posted("", "").andExpect(status().isUnprocessableEntity());
        posted("2026-03-02", "RR 123 456").andExpect(status().is3xxRedirection());

        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains("Sent", ", posted on 2026-03-02, proof: RR 123 456")
                .doesNotContain("userTask_postLetter");
        assertThat(journey.tasks(reference)).doesNotContain("userTask_postLetter");
    }

    @Test
    void saysWhyAnExtensionThatWasPostedTooLateExtendsNothing() throws Exception {
        clock.set(Instant.parse("2026-04-02T10:00:00Z"));
        written();
        handedOver();
        approved();
        clock.set(Instant.parse("2026-04-03T10:00:00Z"));

        posted("2026-04-03", "RR 123 456").andExpect(status().is3xxRedirection());

        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains(
                        ", posted on 2026-04-03, proof: RR 123 456",
                        "It moves no time limit. The first period ended on 2026-04-02");
    }

    @Test
    void saysNotToPostALetterOfWhichADateChanged() throws Exception {
        written();
        handedOver();
        approved();
        corrections.correctReceipt(
                reference,
                new ReceiptTime(LocalDate.parse("2026-02-25"), null, null),
                "The postmark",
                journey.version(reference),
                People.INES);

        assertThat(body(get("/test/" + reference + "/forms/userTask_postLetter"), "nadia"))
                .contains("Do not post this letter. What it says changed", "Record the posting");
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia"))
                .contains("is not to be posted any more", "take-back-letter")
                .doesNotContain("waits to be posted");
    }

    @Test
    void recordsAPostingWhereNoTaskAsksForItOnAPageOfItsOwn() throws Exception {
        written();
        handedOver();
        approved();
        endings.withdraw(reference, "by telephone", journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).isEmpty();
        assertThat(body(get("/test/" + reference + "/panels/letters"), "nadia")).contains(act("record-letter-posting"));

        assertThat(body(get(act("record-letter-posting")), "nadia"))
                .contains(
                        "Do not post this letter. The case has ended.",
                        "action=\"" + act("record-letter-posting") + "\"",
                        "Rua 1")
                .doesNotContain("data-draft");
        mvc.perform(post(act("record-letter-posting"))
                        .header(WHO, "nadia")
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("postedOn", "2026-03-02"))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post(act("record-letter-posting"))
                        .header(WHO, "nadia")
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("postedOn", "2026-03-02")
                        .param("proof", "RR 123 456"))
                .andExpect(redirectedUrl("/cases/" + reference));

        assertThat(letter().state()).isEqualTo(InterimState.LEFT);
        mvc.perform(get(act("record-letter-posting")).header(WHO, "nadia"))
                .andExpect(redirectedUrl("/cases/" + reference));
    }

    @Test
    void recordsAPostingThroughTheInterfaceForPrograms() throws Exception {
        clock.set(Instant.parse("2026-04-02T10:00:00Z"));
        written();
        handedOver();
        approved();
        clock.set(Instant.parse("2026-04-03T10:00:00Z"));

        mvc.perform(post("/api/v1/cases/" + reference + "/tasks/userTask_postLetter")
                        .header(WHO, "nadia")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\":" + journey.version(reference)
                                + ",\"postedOn\":\"2026-04-02\",\"proof\":\"RR 123 456\"}"))
                .andExpect(status().isOk());

        assertThat(letter().state()).isEqualTo(InterimState.LEFT);
    }

    private ResultActions written() throws Exception {
        return mvc.perform(post(act("extend-time-limit"))
                .header(WHO, "nadia")
                .param("version", String.valueOf(journey.version(reference)))
                .param("byPost", "yes")
                .param("reasons", "Seven archives on paper"));
    }

    private void handedOver() throws Exception {
        mvc.perform(post(act("hand-over-letter"))
                        .header(WHO, "nadia")
                        .param("version", String.valueOf(journey.version(reference))))
                .andExpect(status().is3xxRedirection());
    }

    private void approved() throws Exception {
        mvc.perform(post("/cases/" + reference + "/tasks/userTask_approveLetter")
                        .header(WHO, "omar")
                        .param("do", "approve")
                        .param("sha256", String.valueOf(letter().sha256())))
                .andExpect(status().is3xxRedirection());
        journey.runJobs(reference);
    }

    private ResultActions posted(String day, String proof) throws Exception {
        return mvc.perform(post("/cases/" + reference + "/tasks/userTask_postLetter")
                .header(WHO, "nadia")
                .param("version", String.valueOf(journey.version(reference)))
                .param("postedOn", day)
                .param("proof", proof));
    }

    private InterimFile letter() {
        return journey.file(reference).letters().get(0);
    }

    private String act(String name) {
        return "/cases/" + reference + "/acts/" + name;
    }

    private String body(MockHttpServletRequestBuilder asked, String who) throws Exception {
        return mvc.perform(asked.header(WHO, who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
