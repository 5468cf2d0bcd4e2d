package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.Role;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class CaseClocksIntegrationTests {

    private static final LocalDate ASKED = LocalDate.parse("2026-03-04");

    private final Acting nadia = new Acting("nadia", Set.of(Role.CASEWORKER), "", UUID.randomUUID());

    @Autowired
    private Cases cases;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockEvents events;

    @Autowired
    private ClockChanges changes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LegalEntities entities;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void startsAClockThatExplainsItself() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");

        CaseClock month = clock(reference, "eu-gdpr-12-3-respond");

        assertThat(month.due()).isEqualTo("2026-04-02");
        assertThat(month.citation()).contains("12(3)");
        assertThat(month.derivation()).isNotEmpty();
        assertThat(month.end()).isEqualTo(Instant.parse("2026-04-02T22:00:00Z"));
        assertThat(clocks.ruling(reference)).map(CaseClock::ruleId).contains("promise-30d");
    }

    @Test
    void countsAPauseFromAskToAnswerAndNotBefore() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        UUID letter = UUID.randomUUID();
        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED, null), letter);
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-04-02");
        assertThat(clock(reference, "eu-gdpr-12-3-respond").waitingFor()).isEqualTo(PauseReason.IDENTITY);

        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED, LocalDate.parse("2026-03-20")), letter);

        CaseClock month = clock(reference, "eu-gdpr-12-3-respond");
        assertThat(month.due()).isEqualTo("2026-04-20");
        assertThat(month.nominal()).isEqualTo("2026-04-18");
        assertThat(month.warning()).isEqualTo("2026-04-02");
        assertThat(month.waitingFor()).isNull();
        assertThat(events.of(reference)).hasSize(1);
    }

    @Test
    void refusesAnEventThatCannotBeAFactAndKeepsTheDates() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");

        assertThatThrownBy(() -> note(
                        reference,
                        new ClockEvent.Pause(PauseReason.IDENTITY, LocalDate.parse("2026-02-01"), null),
                        UUID.randomUUID()))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("before the receipt");

        assertThat(events.of(reference)).isEmpty();
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-04-02");
    }

    @Test
    void stopsWithTheAnswerAndSaysWhetherItWasLate() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        transaction.executeWithoutResult(status -> clocks.met(reference, nadia));

        assertThat(clocks.of(reference)).allSatisfy(clock -> {
            assertThat(clock.isRunning()).isFalse();
            assertThat(clock.isLate(Instant.EPOCH)).isTrue();
        });
        assertThat(clocks.ruling(reference)).isEmpty();
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("clock.met"))
                .extracting(RecordedAct::facts)
                .allSatisfy(
                        facts -> assertThat(facts).containsEntry("late", "true").containsKey("doneAt"));
    }

    @Test
    void isLateFromTheFirstInstantAfterTheLastDay() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        CaseClock month = clock(reference, "eu-gdpr-12-3-respond");

        assertThat(month.isLate(Instant.parse("2026-04-02T21:59:59Z"))).isFalse();
        assertThat(month.isLate(Instant.parse("2026-04-02T22:00:00Z"))).isTrue();
    }

    @Test
    void countsAnewFromACorrectedReceiptAndKeepsWhatItSaidBefore() {
        CaseReference reference = aCaseReceived("2026-03-11T10:00:00Z");
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-04-13");

        reanchor(reference, "2026-03-02T10:00:00Z");

        CaseClock month = clock(reference, "eu-gdpr-12-3-respond");
        assertThat(month.due()).isEqualTo("2026-04-02");
        assertThat(month.anchor()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(month.derivation().toString()).contains("2026-03-02").doesNotContain("2026-03-11");
        assertThat(changes.earlier(reference))
                .hasSize(2)
                .filteredOn(one -> one.ruleId().equals("eu-gdpr-12-3-respond"))
                .singleElement()
                .satisfies(before -> {
                    assertThat(before.due()).isEqualTo("2026-04-13");
                    assertThat(before.derivation().toString()).contains("2026-03-11");
                });
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("clock.reanchored"))
                .hasSize(2)
                .extracting(RecordedAct::facts)
                .anySatisfy(facts -> assertThat(facts)
                        .containsEntry("dueBefore", "2026-04-13")
                        .containsEntry("anchorBefore", "2026-03-11T10:00:00Z"));
    }

    @Test
    void movesNoAnchorBehindAnAskThatWasNoted() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED, null), UUID.randomUUID());

        assertThatThrownBy(() -> reanchor(reference, "2026-03-05T10:00:00Z")).isInstanceOf(ActRefused.class);

        assertThat(clock(reference, "eu-gdpr-12-3-respond").anchor()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(changes.earlier(reference)).isEmpty();
    }

    @Test
    void leavesAClockAloneThatIsMet() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        transaction.executeWithoutResult(status -> clocks.met(reference, nadia));

        reanchor(reference, "2026-03-01T10:00:00Z");

        assertThat(clocks.of(reference))
                .allSatisfy(met -> assertThat(met.anchor()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z")));
    }

    private void reanchor(CaseReference reference, String anchor) {
        transaction.executeWithoutResult(status -> changes.reanchor(reference, Instant.parse(anchor), nadia));
    }

    private CaseReference aCaseReceived(String receivedAt) {
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseReference reference = cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
            for (String rule : Set.of("promise-30d", "eu-gdpr-12-3-respond")) {
                clocks.start(reference, rule, Instant.parse(receivedAt), entities.first(), nadia);
            }
            return reference;
        }));
    }

    @Test
    void endsEveryWaitForTheSameReasonWithOneAnswer() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        UUID letter = UUID.randomUUID();
        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED, null), letter);
        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED.plusDays(3), null), UUID.randomUUID());

        Boolean waited = transaction.execute(
                status -> events.answered(reference, PauseReason.IDENTITY, LocalDate.parse("2026-03-20"), nadia));

        assertThat(waited).isTrue();
        assertThat(clock(reference, "eu-gdpr-12-3-respond").waitingFor()).isNull();
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-04-20");
        Boolean again = transaction.execute(
                status -> events.answered(reference, PauseReason.IDENTITY, LocalDate.parse("2026-03-21"), nadia));
        assertThat(again).isFalse();
    }

    @Test
    void letsALetterThatDidNotArriveMoveNoDateAndKeepsItOnRecord() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");
        LocalDate before = clock(reference, "promise-30d").due();
        UUID letter = UUID.randomUUID();
        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED, null), letter);
        note(reference, new ClockEvent.Pause(PauseReason.IDENTITY, ASKED, LocalDate.parse("2026-03-20")), letter);
        assertThat(clock(reference, "promise-30d").due()).isNotEqualTo(before);

        transaction.executeWithoutResult(status -> events.letterFailed(reference, letter, nadia));

        assertThat(events.of(reference)).isEmpty();
        assertThat(clock(reference, "promise-30d").due()).isEqualTo(before);
        assertThat(ledger.of(reference)).extracting(act -> act.what()).contains("clock.eventVoided");
    }

    @Test
    void foreseesWhatALetterWouldDoAndNotesNothing() {
        CaseReference reference = aCaseReceived("2026-03-02T10:00:00Z");

        assertThat(events.foreseen(reference, new ClockEvent.ExtensionNotice(ASKED)))
                .anySatisfy(foreseen -> {
                    assertThat(foreseen.ruleId()).isEqualTo("eu-gdpr-12-3-respond");
                    assertThat(foreseen.due()).isEqualTo("2026-06-02");
                    assertThat(foreseen.extended()).isTrue();
                })
                .anySatisfy(foreseen -> assertThat(foreseen.problem()).startsWith("EXTENSION_NOT_ALLOWED"));

        assertThat(events.of(reference)).isEmpty();
        assertThat(clock(reference, "eu-gdpr-12-3-respond").due()).isEqualTo("2026-04-02");
    }

    private void note(CaseReference reference, ClockEvent event, UUID letter) {
        transaction.executeWithoutResult(status -> events.note(reference, event, letter, nadia));
    }

    @Test
    void endsNeitherInTimeNorLateWhereNothingIsOwed() {
        CaseReference reference = aCaseReceived("2020-03-02T10:00:00Z");
        transaction.executeWithoutResult(status -> clocks.notOwed(reference, nadia));
        assertThat(clocks.of(reference)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.isRunning()).isFalse();
            assertThat(one.owed()).isFalse();
            assertThat(one.isLate(Instant.parse("2026-03-02T10:00:00Z"))).isFalse();
        });
        assertThat(ledger.of(reference))
                .extracting(act -> act.what())
                .contains("clock.notOwed")
                .doesNotContain("clock.met");
        transaction.executeWithoutResult(
                status -> clocks.of(reference).forEach(ended -> clocks.owedAgain(ended, nadia)));
        assertThat(clocks.of(reference)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.isRunning()).isTrue();
            assertThat(one.isLate(Instant.parse("2026-03-02T10:00:00Z"))).isTrue();
        });
    }

    private CaseClock clock(CaseReference reference, String rule) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
