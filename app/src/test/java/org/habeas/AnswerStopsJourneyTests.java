package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;

/** An answer that must not leave yet does not leave. */
class AnswerStopsJourneyTests extends CaseStory {

    @Test
    void stopsAnApprovedAnswerInItsHoldTime() {
        Requester requester = requester("Holly Holdaway");
        CaseReference reference = ordinaryCase(requester);
        Person nadia = person("nadia");
        workUntilApproval(nadia, reference);
        Person omar = person("omar");
        openPreview(omar, reference);
        // Released in the future, the answer stays in its hold time when the clock shows the present again.
        clock.forward(Duration.ofHours(1));
        omar.press("Approve and send to the requester");
        awaitStage(reference, "RELEASED");
        clock.reset();

        open(omar, reference);
        String stop = "Stop it and make it a draft again";
        assertThat(omar.page().locator("button:has-text('" + stop + "')").count())
                .as("the page offers it once")
                .isEqualTo(1);
        omar.press(stop);
        awaitTask(reference, "userTask_draftAnswer");
        open(nadia, reference);
        assertThat(nadia.reads()).contains("Sending was cancelled by Omar Lindholm");
        assertThat(acts(reference))
                .contains("sar.answerReleased", "sar.answerCancelled")
                .doesNotContain("sar.closed");
        clock.forward(Duration.ofHours(2));
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> requester.received().size() == 1);
        assertThat(stage(reference)).isEqualTo("DRAFTING");
    }

    @Test
    void returnsADraftWithTheReason() {
        Requester requester = requester("Rufus Returner");
        CaseReference reference = ordinaryCase(requester);
        Person nadia = person("nadia");
        workUntilApproval(nadia, reference);
        Person omar = person("omar");
        openPreview(omar, reference);
        omar.press("Return to Nadia Ferro");
        assertThat(omar.reads()).contains("Say what has to change");
        openPreview(omar, reference);
        omar.page().locator("#reason").fill("Name the systems we searched");
        omar.press("Return to Nadia Ferro");
        awaitTask(reference, "userTask_draftAnswer");
        open(nadia, reference);
        assertThat(nadia.reads("#timeline")).contains("Name the systems we searched");
        assertThat(nadia.typed("What was done or found"))
                .as("the draft is as it was")
                .contains("in every system");
        assertThat(requester.received()).as("only the acknowledgement left").hasSize(1);
    }

    @Test
    void letsNobodyApproveTheirOwnDraft() {
        CaseReference reference = ordinaryCase(requester("Olive Ownwright"));
        Person omar = person("omar");
        workUntilApproval(omar, reference);
        openPreview(omar, reference);
        assertThat(omar.reads()).contains("whoever prepared this letter never approves it");
        String sha256 = jdbc.sql("select answer_sha256 from sar_request where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
        HttpResponse<String> refused = signedIn("omar")
                .postFrom(
                        "/inbox",
                        "/cases/" + reference + "/tasks/userTask_approveAnswer",
                        Map.of("do", "approve", "sha256", sha256));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("This was not done");
        assertThat(stage(reference)).isEqualTo("SUBMITTED");
    }

    @Test
    void takesBackAnAnswerWhenTheRequesterWritesAgain() {
        Requester requester = requester("Agatha Again");
        CaseReference reference = ordinaryCase(requester);
        Person nadia = person("nadia");
        workUntilApproval(nadia, reference);
        requester.answers(requester.received().get(0), "One more thing: only the year 2024, please.");
        awaitTask(reference, "userTask_readReply");
        Person omar = person("omar");
        openPreview(omar, reference);
        omar.press("Approve and send to the requester");
        assertThat(omar.reads()).contains("The requester wrote again. Read the reply before the answer goes on.");
        nadia.open("/cases/" + reference + "?task=userTask_readReply");
        nadia.type("What follows from it", "Narrow it to the year they name");
        nadia.press("I have read it");
        await().atMost(SOON).until(() -> !openTasks(reference).contains("userTask_readReply"));
        openPreview(omar, reference);
        omar.press("Approve and send to the requester");
        awaitStage(reference, "CLOSED");
        assertThat(requester.received()).hasSize(2);
    }
}
