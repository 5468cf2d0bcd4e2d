package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class HourClocksIntegrationTests {

    private final Acting lead = new Acting("tomas", Set.of(Role.BREACH_LEAD), "", UUID.randomUUID());

    @Autowired
    private Cases cases;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockChanges changes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LegalEntities entities;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource({
        "2026-10-23T12:20:00Z, 2026-10-26T12:20:00Z, 2026-10-26T13:00:00Z",
        "2027-03-26T13:20:00Z, 2027-03-29T13:20:00Z, 2027-03-29T14:00:00Z",
        "2026-10-25T00:30:00Z, 2026-10-28T00:30:00Z, 2026-10-28T01:00:00Z",
    })
    void keepsTheInstantAndTheArguableEndThroughAChangeOfTheClocks(String aware, String due, String outer) {
        CaseClock clock = started("gdpr-33-authority", Instant.parse(aware));

        assertThat(clock.dueAt()).isEqualTo(due);
        assertThat(clock.end()).isEqualTo(due);
        assertThat(clock.outer()).isEqualTo(outer);
        assertThat(clock.zone()).hasToString("Europe/Berlin");
    }

    @Test
    void isInTimeAtTheInstantItselfAndLateAfterIt() {
        CaseClock clock = started("nis2-early", Instant.parse("2026-12-19T15:20:00Z"));

        assertThat(clock.isLate(Instant.parse("2026-12-20T15:20:00Z"))).isFalse();
        assertThat(clock.isLate(Instant.parse("2026-12-20T15:20:01Z"))).isTrue();
    }

    @Test
    void hasNoDateWhereTheLawNamesNoNumber() {
        CaseClock clock = started("gdpr-33-2-customers", Instant.parse("2026-12-19T15:20:00Z"));

        assertThat(clock.end()).isNull();
        assertThat(clock.dueAt()).isNull();
    }

    @Test
    void countsAMonthFromTheFilingAsItWasSubmitted() {
        CaseClock clock = started("nis2-final", Instant.parse("2027-01-31T12:00:00Z"));

        assertThat(clock.nominal()).isEqualTo("2027-02-28");
        assertThat(clock.due()).isEqualTo("2027-03-01");
        assertThat(clock.dueAt()).isNull();
    }

    @Test
    void movesWithItsAnchorAlsoAfterItWasMetAndTheLedgerKeepsWhatItSaid() {
        CaseClock clock = started("gdpr-33-authority", Instant.parse("2026-11-25T10:00:00Z"));
        CaseClock moved = Objects.requireNonNull(transaction.execute(status -> {
            clocks.met(clock, Instant.parse("2026-11-28T09:00:00Z"), lead);
            return changes.move(clock, Instant.parse("2026-11-24T08:05:00Z"), lead);
        }));

        assertThat(moved.dueAt()).isEqualTo("2026-11-27T08:05:00Z");
        assertThat(moved.metAt()).isEqualTo("2026-11-28T09:00:00Z");
        assertThat(moved.isLate(Instant.EPOCH)).isTrue();
        assertThat(ledger.of(clock.reference()))
                .filteredOn(act -> act.what().equals("clock.moved"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts())
                        .containsEntry("anchorBefore", "2026-11-25T10:00:00Z")
                        .containsEntry("endBefore", "2026-11-28T10:00:00Z"));
    }

    @Test
    void refusesToMoveAClockBeforeItsRuleWasInForce() {
        CaseClock clock = started("cra-early", Instant.parse("2026-11-25T10:00:00Z"));
        Instant before = Instant.parse("2026-09-10T08:00:00Z");

        assertThat(changes.isInForce(clock, before)).isFalse();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> changes.move(clock, before, lead)))
                .isInstanceOf(ActRefused.class)
                .hasMessage("The rule of this clock was not in force on 2026-09-10.");
        assertThat(clocks.of(clock.reference())).containsExactly(clock);
    }

    @Test
    void stopsOneClockAndLetsTheOthersRun() {
        CaseClock early = started("nis2-early", Instant.parse("2026-12-19T15:20:00Z"));
        transaction.executeWithoutResult(status -> {
            clocks.start(early.reference(), "nis2-notification", early.anchor(), entities.first(), lead);
            clocks.met(early, Instant.parse("2026-12-20T10:00:00Z"), lead);
        });

        assertThat(clocks.ruling(early.reference())).map(CaseClock::ruleId).contains("nis2-notification");
    }

    private CaseClock started(String rule, Instant anchor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseReference reference =
                    cases.open(CaseKind.BREACH, entities.first().id(), 2026);
            return clocks.start(reference, rule, anchor, entities.first(), lead);
        }));
    }
}
