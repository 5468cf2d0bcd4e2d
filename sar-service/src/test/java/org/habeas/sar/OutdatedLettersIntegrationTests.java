package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter that names a date which is no longer so never leaves: it goes back to its writer. */
@SarTest
class OutdatedLettersIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private InterimDesk desk;

    @Autowired
    private InterimDepartureDesk departures;

    @Autowired
    private InterimLetters letters;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private LawDesk law;

    @Autowired
    private SealedWords sealed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockEvents events;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @Test
    void returnsALetterWhoseDatePassedBeforeTheApproval() {
        CaseReference reference = sorted();
        at("2026-04-01T10:00:00Z");
        UUID letter = submitted(reference);
        assertThat(outbox.letter(letter).text()).contains("by Wednesday 1 April 2026");
        at("2026-04-02T10:00:00Z");

        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);

        cameBack(reference, letter);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
        UUID anew = submitted(reference);
        assertThat(outbox.letter(anew).text()).contains("by Thursday 2 April 2026");
        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);
        assertThat(outbox.stateOf(anew)).contains(LetterState.PLANNED);
    }

    @Test
    void returnsALetterWhoseDatePassedBetweenApprovalAndRelease() {
        CaseReference reference = sorted();
        at("2026-04-01T21:50:00Z");
        UUID letter = submitted(reference);
        departures.approve(reference, sha256(reference), People.OMAR);
        at("2026-04-01T22:10:00Z");

        journey.runJobs(reference);

        cameBack(reference, letter);
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY);
    }

    @Test
    void returnsALetterWhenTheReceiptIsCorrected() {
        CaseReference reference = sorted();
        UUID letter = submitted(reference);

        received(reference, "2026-02-25");

        cameBack(reference, letter);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
        assertThat(outbox.letter(submitted(reference)).text()).contains("by Wednesday 25 March 2026");
    }

    @Test
    void takesALetterFromTheOutboxWhenTheReceiptIsCorrectedWithinTheHoldTime() {
        CaseReference reference = sorted();
        UUID letter = submitted(reference);
        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);
        assertThat(last(reference).state()).isEqualTo(InterimState.RELEASED);

        received(reference, "2026-02-25");

        cameBack(reference, letter);
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY);
    }

    @Test
    void returnsALetterWhenTheLanguageIsCorrectedAndNoDateMoves() {
        CaseReference reference = sorted();
        UUID letter = submitted(reference);

        corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(Right.ACCESS), "de", Asker.SUBJECT, "They write in German"),
                journey.version(reference),
                People.INES);

        cameBack(reference, letter);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
    }

    @Test
    void returnsALetterWhenTodaysLawIsTaken() {
        CaseReference reference = sorted();
        jdbc.sql("update casework_clock set due = '2026-05-02', nominal = '2026-05-02',"
                        + " due_end = '2026-05-02T22:00:00Z', rule = jsonb_set(rule, '{duration}', '2')"
                        + " where case_reference = ? and rule_id = 'eu-gdpr-12-3-respond'")
                .param(reference.value())
                .update();
        UUID letter = extension(reference);
        CaseClock kept = clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals("eu-gdpr-12-3-respond"))
                .findFirst()
                .orElseThrow();

        law.takeToday(reference, kept.id(), "The packs say one month", journey.version(reference), People.NADIA);

        cameBack(reference, letter);
    }

    @Test
    void returnsALetterOfWhichAnOlderVersionKeptNoWords() {
        CaseReference reference = sorted();
        UUID letter = submitted(reference);
        jdbc.sql("update sar_interim_letter set text_key = null where letter = ?")
                .param(letter)
                .update();

        received(reference, "2026-02-28");

        assertThat(last(reference).state()).isEqualTo(InterimState.DRAFTED);
        assertThat(last(reference).problem()).contains("older version", "Prepare it anew");
    }

    @Test
    void returnsALetterThatCanBeWrittenNoMoreAndLetsTheCorrectionStand() {
        CaseReference reference = sorted();
        UUID letter = submitted(reference);
        jdbc.sql("update sar_interim_letter set words = ? where letter = ?")
                .param(sealed.seal(reference, "interim", new InterimWords(Map.of(), List.of())))
                .param(letter)
                .update();

        received(reference, "2026-02-28");

        assertThat(last(reference).state()).isEqualTo(InterimState.DRAFTED);
        assertThat(last(reference).problem()).contains("could not be written like that any more");
        assertThat(ledger.of(reference).stream().map(RecordedAct::what)).contains("sar.receiptCorrected");
    }

    @Test
    void leavesALetterAloneThatNamesTheSameDates() {
        CaseReference reference = sorted();
        UUID letter = submitted(reference);
        at("2026-03-12T10:00:00Z");

        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);

        assertThat(outbox.stateOf(letter)).contains(LetterState.PLANNED);
        assertThat(last(reference).state()).isEqualTo(InterimState.RELEASED);
    }

    /** Finding 25: otherwise a second extension would be allowed once the case is opened again. */
    @Test
    void recordsAnExtensionThatTheNextServerTookAfterTheCaseHadEnded() {
        CaseReference reference = sorted();
        at("2026-03-25T10:00:00Z");
        UUID letter = extension(reference);
        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);
        outbox.claim(letter);
        endings.withdraw(reference, "She said so", journey.version(reference), People.NADIA);
        at("2026-03-25T10:05:00Z");

        journey.letterLeaves(reference, letter);

        assertThat(events.of(reference)).containsExactly(new ClockEvent.ExtensionNotice(LocalDate.parse("2026-03-25")));
        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        endings.reopen(reference, "She wants it", journey.version(reference), People.NADIA);
        assertThat(clocks.of(reference))
                .filteredOn(one -> one.ruleId().equals("eu-gdpr-12-3-respond"))
                .singleElement()
                .satisfies(one -> assertThat(one.due()).isEqualTo("2026-06-02"));
    }

    private void cameBack(CaseReference reference, UUID letter) {
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(last(reference).state()).isEqualTo(InterimState.DRAFTED);
        assertThat(last(reference).letter()).isNull();
        assertThat(last(reference).problem()).contains("changed after it was written");
        assertThat(ledger.of(reference).stream().map(RecordedAct::what)).contains("sar.letterOutdated");
    }

    private CaseReference sorted() {
        at("2026-03-02T10:00:00Z");
        return journey.sorted(Right.ACCESS);
    }

    private UUID submitted(CaseReference reference) {
        return submitted(
                reference,
                InterimKind.CLARIFICATION,
                Map.of("question", "Which years?", "options", "The last year", "underWay", "Your account"));
    }

    private UUID extension(CaseReference reference) {
        return submitted(reference, InterimKind.EXTENSION, Map.of("reasons", "Several systems", "ready", ""));
    }

    private UUID submitted(CaseReference reference, InterimKind kind, Map<String, String> words) {
        UUID letter = desk.write(
                reference, kind, new InterimWords(words, List.of()), false, journey.version(reference), People.NADIA);
        desk.submit(reference, journey.version(reference), People.NADIA);
        return letter;
    }

    private void received(CaseReference reference, String day) {
        corrections.correctReceipt(
                reference,
                new ReceiptTime(LocalDate.parse(day), null, null),
                "The postmark",
                journey.version(reference),
                People.INES);
    }

    private String sha256(CaseReference reference) {
        return String.valueOf(letters.underWay(reference).orElseThrow().sha256());
    }

    private InterimLetter last(CaseReference reference) {
        List<InterimLetter> all = letters.of(reference);
        return all.get(all.size() - 1);
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }
}
