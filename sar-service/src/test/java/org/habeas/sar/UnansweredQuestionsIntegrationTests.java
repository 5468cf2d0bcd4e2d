package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A question who they are that nobody answered moves no date, whatever we decide in its stead. */
@SarTest
class UnansweredQuestionsIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private ContactDesk contacts;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockEvents clockEvents;

    @Autowired
    private Ledger ledger;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MovableClock clock;

    @Test
    void movesNothingWhenIdentityIsAcceptedWithoutAnAnswer() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-18T10:00:00Z");
        journey.fire(reference, "timer_identityReminder");

        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);

        hasItsFirstDates(reference);
        assertThat(ledger.of(reference)).extracting(act -> act.what()).contains("clock.askNotAwaited");
    }

    @Test
    void movesNothingWhenProofIsFoundNotToBeNeeded() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-18T10:00:00Z");

        corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(Right.WITHDRAWAL), "en", Asker.SUBJECT, "Read it again"),
                journey.version(reference),
                People.INES);

        hasItsFirstDates(reference);
    }

    @Test
    void movesNothingWhenTheQuestionWentToAWrongAddress() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-18T10:00:00Z");

        contacts.correct(
                reference,
                new ContactCorrection("Joana Teles", "joana.t@example.org", "", "She wrote so"),
                journey.version(reference),
                People.INES);

        hasItsFirstDates(reference);
    }

    @Test
    void addsNoDayOfTheTimeInWhichTheCaseWasClosed() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-06T10:00:00Z");
        endings.withdraw(reference, "She said so", journey.version(reference), People.NADIA);
        at("2026-03-27T10:00:00Z");

        endings.reopen(reference, "She wants it", journey.version(reference), People.NADIA);

        hasItsFirstDates(reference);
    }

    @Test
    void countsTheAnswerToALaterQuestionFromThatQuestion() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-10T10:00:00Z");
        journey.fire(reference, "timer_identityReminder");
        identity.decide(reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA);
        contacts.correct(
                reference,
                new ContactCorrection("Joana Teles", "joana.t@example.org", "", "She wrote so"),
                journey.version(reference),
                People.INES);
        at("2026-03-16T10:00:00Z");
        askAndSend(reference);
        at("2026-03-20T10:00:00Z");

        desk.join(reference, journey.mail("joana.t@example.org", "Re", "Number 17"), People.SYSTEM);

        assertThat(clockEvents.of(reference))
                .extracting(event -> event.text())
                .containsExactly("pause:identity:2026-03-16/2026-03-20");
        assertThat(clock(reference, "eu-gdpr-12-3-respond").nominal()).isEqualTo("2026-04-06");
    }

    private CaseReference askedOnTheFourth() {
        at("2026-03-02T10:00:00Z");
        CaseReference reference = journey.sorted(Right.ACCESS);
        at("2026-03-04T10:00:00Z");
        askAndSend(reference);
        return reference;
    }

    private void askAndSend(CaseReference reference) {
        journey.ask(reference);
        journey.letterLeaves(
                reference,
                outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                        .get(0)
                        .id());
        assertThat(clock(reference, "eu-gdpr-12-3-respond").waitingFor()).isNotNull();
    }

    private void hasItsFirstDates(CaseReference reference) {
        assertThat(clock(reference, "promise-30d").due()).isEqualTo("2026-04-01");
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-04-02");
        assertThat(clocks.of(reference)).extracting(CaseClock::waitingFor).containsOnlyNulls();
        assertThat(clockEvents.of(reference)).isEmpty();
    }

    private CaseClock clock(CaseReference reference, String rule) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }
}
