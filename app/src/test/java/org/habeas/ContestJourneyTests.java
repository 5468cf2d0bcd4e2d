package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody in the United Kingdom complains about the answer they got, and others than those who gave it decide. */
class ContestJourneyTests extends CaseStory {

    @Autowired
    private CaseClocks clocks;

    @Test
    void decidesAComplaintThatCameByMailAndMeetsItsClock() {
        Requester gwen = requester("Gwen Aldridge");
        CaseReference reference = ordinaryCase(gwen);
        Person nadia = person("nadia");
        Person omar = person("omar");
        livesInBritain(nadia, reference);
        workUntilApproval(nadia, reference);
        openPreview(omar, reference);
        omar.press("Approve and send to the requester");
        awaitStage(reference, "CLOSED");
        await().atMost(SOON).until(() -> gwen.received().size() == 2);

        gwen.answers(gwen.received().get(1), "I complain: my invoices are missing.");
        placeHeldMail(nadia, reference);
        assertThat(stage(reference)).isEqualTo("CLOSED");
        recordComplaint(nadia, reference);
        await().atMost(SOON).until(() -> gwen.received().size() == 3);
        assertThat(gwen.received().get(2).text())
                .contains("your complaint reached us on", "section 164A")
                .doesNotContain("invoices");
        await().atMost(SOON)
                .until(() ->
                        acknowledging(reference).filter(one -> !one.isRunning()).isPresent());
        CaseClock met = acknowledging(reference).orElseThrow();
        LocalDate received = met.anchor().atZone(met.zone()).toLocalDate();
        assertThat(met.nominal()).isEqualTo(received.plusDays(30));
        assertThat(met.calendar()).isEqualTo("UK");
        assertThat(met.isLate(clock.instant())).isFalse();

        open(nadia, reference);
        assertThat(nadia.reads("#task"))
                .contains("You worked on the answer that this is about")
                .doesNotContain("Decide, and hand");
        Person lena = person("lena");
        open(lena, reference);
        assertThat(lena.reads("#task")).contains("I complain: my invoices are missing.");
        lena.choose("Upheld");
        lena.type("Why", "We left the invoices out by mistake.");
        lena.press("Decide, and hand the letter to a second person");
        awaitTask(reference, "userTask_approveContestLetter");
        omar.open("/cases/" + reference + "/preview/" + letterOnTheComplaint(reference));
        assertThat(omar.reads()).contains("your complaint is upheld", "We left the invoices out by mistake.");
        omar.press("Approve and send");

        await().atMost(SOON).until(() -> gwen.received().size() == 4);
        assertThat(gwen.received().get(3).text())
                .contains("your complaint is upheld", "We left the invoices out by mistake.", "ico.org.uk");
        await().atMost(SOON).until(() -> openTasks(reference).isEmpty());
        open(nadia, reference);
        assertThat(nadia.reads()).contains("Decision told. Upheld by Lena Brandt", "met, was due " + met.due());
        assertThat(stage(reference)).isEqualTo("CLOSED");
        assertThat(acts(reference))
                .containsSubsequence(
                        "sar.wroteAfterTheEnd",
                        "sar.contestRecorded",
                        "sar.complaintAcknowledged",
                        "clock.met",
                        "sar.contestDecided",
                        "sar.contestLetterApproved",
                        "sar.contestLetterReleased",
                        "sar.letterDelivered");
    }

    private void livesInBritain(Person nadia, CaseReference reference) {
        nadia.open("/cases/" + reference + "/acts/applicable-law");
        nadia.page().locator("#residence").selectOption("GB");
        nadia.type("Where this is known from", "The signature of the mail");
        nadia.press("Say so and see to the clocks");
    }

    /** What comes after the answer waits for a person, who finds that it belongs to the case. */
    private void placeHeldMail(Person nadia, CaseReference reference) {
        await().atMost(SOON).until(() -> held(reference).size() == 1);
        nadia.open("/holding/" + held(reference).get(0));
        assertThat(nadia.reads()).contains("The mail belongs to a case that is closed.");
        nadia.type("Case it joins", reference.value());
        nadia.type("Reason", "It complains about our answer");
        nadia.press("Assign to this case");
        assertThat(held(reference)).isEmpty();
    }

    private void recordComplaint(Person nadia, CaseReference reference) {
        nadia.open("/cases/" + reference + "/acts/record-complaint");
        nadia.choose("Complaint");
        String mail = Objects.requireNonNull(
                nadia.page().locator("#mail option:has-text('Re:')").first().getAttribute("value"));
        nadia.page().locator("#mail").selectOption(mail);
        nadia.type("What it says", "I complain: my invoices are missing.");
        nadia.press("Record it");
        awaitTask(reference, "userTask_decideContest");
    }

    private List<UUID> held(CaseReference reference) {
        return jdbc.sql("select id from mailroom_holding where suggestions = ? and resolved_at is null")
                .param(reference.value())
                .query(UUID.class)
                .list();
    }

    private UUID letterOnTheComplaint(CaseReference reference) {
        return jdbc.sql("select letter from sar_contest where reference = ?")
                .param(reference.value())
                .query(UUID.class)
                .single();
    }

    private Optional<CaseClock> acknowledging(CaseReference reference) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals("uk-dpa-164a-acknowledge"))
                .findFirst();
    }
}
