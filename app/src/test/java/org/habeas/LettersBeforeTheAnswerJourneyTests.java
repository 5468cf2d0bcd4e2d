package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.PauseReason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A question, its answer and an extension before the answer, written by one person and let go by another. */
class LettersBeforeTheAnswerJourneyTests extends CaseStory {

    @Autowired
    private CaseClocks clocks;

    @Test
    void asksWhatIsMeantExtendsTheTimeAndAnswers() {
        Requester wilma = requester("Wilma Quartermain");
        CaseReference reference = ordinaryCase(wilma);
        Person nadia = person("nadia");
        Person omar = person("omar");
        sort(nadia, reference);
        LocalDate received = eu(reference).anchor().atZone(eu(reference).zone()).toLocalDate();

        open(nadia, reference);
        nadia.press("Ask what is meant…");
        assertThat(nadia.reads()).contains("the days until the answer are added", "does not stop");
        nadia.type("What we would like to know", "Which years do you mean?");
        nadia.type("Possible answers", "The last year\nAll years");
        nadia.type("What we already work on", "Your account");
        nadia.press("Prepare exactly what leaves");
        handOver(nadia, reference);
        assertThat(eu(reference).waitingFor()).isNull();
        approve(omar, reference, "Which years do you mean?");
        await().atMost(SOON).until(() -> wilma.received().size() == 2);
        assertThat(wilma.received().get(1).text()).contains("Which years do you mean?", "The last year");
        await().atMost(SOON).until(() -> eu(reference).waitingFor() == PauseReason.CLARIFICATION);
        open(nadia, reference);
        assertThat(nadia.reads(".hb-case")).contains("waiting for clarification");

        wilma.answers(wilma.received().get(1), "The last year, please.");
        awaitTask(reference, "userTask_readReply");
        nadia.open("/cases/" + reference + "?task=userTask_readReply");
        nadia.choose("Yes, this answers it: Question of what is meant");
        nadia.press("I have read it");
        await().atMost(SOON).until(() -> eu(reference).waitingFor() == null);
        LocalDate before = eu(reference).due();

        open(nadia, reference);
        nadia.press("Extend the time limit…");
        nadia.type("Why it takes longer", "Seven archives on paper have to be searched.");
        nadia.press("Prepare exactly what leaves");
        handOver(nadia, reference);
        assertThat(eu(reference).due()).isEqualTo(before);
        approve(omar, reference, "Seven archives on paper");
        await().atMost(SOON).until(() -> eu(reference).extended());
        assertThat(eu(reference).nominal()).isEqualTo(received.plusMonths(3));
        assertThat(wilma.received()).hasSize(3);
        assertThat(wilma.received().get(2).text()).contains("We can extend the time limit only once");
        nadia.open("/cases/" + reference + "/clocks/" + eu(reference).id());
        assertThat(nadia.reads())
                .contains("Letters behind the dates", "answered on", "Time extended by a letter")
                .contains(wilma.received().get(2).subject());

        acceptIdentity(nadia, reference);
        findNothing(nadia, reference);
        draftNothingFound(nadia, reference);
        submit(nadia, reference);
        openPreview(omar, reference);
        omar.press("Approve and send to the requester");
        awaitStage(reference, "CLOSED");
        assertThat(wilma.received()).hasSize(4);
    }

    private void handOver(Person nadia, CaseReference reference) {
        nadia.press("Hand the letter over to a second person");
        nadia.press("Hand it over to a second person");
        awaitTask(reference, "userTask_approveLetter");
        nadia.open("/cases/" + reference + "/preview/" + interim(reference));
        assertThat(nadia.reads()).doesNotContain("Approve and send to the requester");
    }

    private void approve(Person omar, CaseReference reference, String words) {
        omar.open("/cases/" + reference + "/preview/" + interim(reference));
        assertThat(omar.reads()).contains(words);
        omar.press("Approve and send to the requester");
    }

    private CaseClock eu(CaseReference reference) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals("eu-gdpr-12-3-respond"))
                .findFirst()
                .orElseThrow();
    }
}
