package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
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
    private ClockEvents events;

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

    @Test
    void countsProofThatCameAnotherWayFromTheDayOnWhichItCame() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-25T10:00:00Z");

        identity.proofCame(
                reference, LocalDate.parse("2026-03-20"), "By post", journey.version(reference), People.NADIA);

        assertThat(events.of(reference))
                .extracting(event -> event.text())
                .containsExactly("pause:identity:2026-03-04/2026-03-20");
        assertThat(clock(reference, "promise-30d").due()).isEqualTo("2026-04-19");
        assertThat(clock(reference, "eu-gdpr-12-3-respond").nominal()).isEqualTo("2026-04-18");
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.identityProofCame"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts()).containsEntry("cameOn", "2026-03-20"));
    }

    @Test
    void refusesProofThatCameBeforeTheQuestionOrHasStillToCome() {
        CaseReference reference = askedOnTheFourth();
        at("2026-03-10T10:00:00Z");

        refuses("answered-before-asked", () -> proofCame(reference, "2026-03-03"));
        refuses("answered-in-the-future", () -> proofCame(reference, "2026-03-11"));
        assertThat(clock(reference, "eu-gdpr-12-3-respond").waitingFor()).isNotNull();
        proofCame(reference, "2026-03-04");
        hasDates(reference, "2026-04-03", "2026-04-02");
    }

    private void proofCame(CaseReference reference, String day) {
        identity.proofCame(reference, LocalDate.parse(day), "By post", journey.version(reference), People.NADIA);
    }

    private void hasDates(CaseReference reference, String promise, String law) {
        assertThat(clock(reference, "promise-30d").due()).isEqualTo(promise);
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo(law);
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
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
