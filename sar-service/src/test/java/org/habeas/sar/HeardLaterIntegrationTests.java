package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.correspondence.LetterState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A letter is in time when the next server took it in time, however late we hear of it. */
@SarTest
class HeardLaterIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private LawDesk law;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MovableClock clock;

    @Test
    void answersOnTheLastEveningThoughWeHearOfItTheNextMorning() {
        at("2026-03-02T10:00:00Z");
        CaseReference reference = journey.released();
        UUID letter = journey.letter(reference);

        heardOnly(reference, letter, "2026-04-01T21:00:00Z", "2026-04-03T06:00:00Z");

        assertThat(clocks.of(reference))
                .filteredOn(one -> Set.of("promise-30d", "eu-gdpr-12-3-respond").contains(one.ruleId()))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.metAt()).isEqualTo("2026-04-01T21:00:00Z");
                    assertThat(one.isLate(clock.instant())).isFalse();
                });
    }

    @Test
    void acknowledgesOnTheDayOnWhichTheLetterLeft() {
        CaseReference reference = californian();
        state(reference);
        CaseClock confirm = clock(reference, "ca-ccpa-7021-confirm");
        assertThat(confirm.due()).isEqualTo("2026-12-07");

        heardOnly(reference, acknowledgement(reference), "2026-12-08T07:00:00Z", "2026-12-08T17:00:00Z");

        assertThat(clock(reference, "ca-ccpa-7021-confirm").metAt()).isEqualTo("2026-12-08T07:00:00Z");
        assertThat(clock(reference, "ca-ccpa-7021-confirm").isLate(clock.instant()))
                .isFalse();
    }

    @Test
    void countsAnAcknowledgementOfBeforeTheDutyWasKnownFromTheDayOnWhichItLeft() {
        CaseReference reference = californian();
        heardOnly(reference, acknowledgement(reference), "2026-12-08T07:00:00Z", "2026-12-08T17:00:00Z");

        state(reference);

        assertThat(clock(reference, "ca-ccpa-7021-confirm").metAt()).isEqualTo("2026-12-08T07:00:00Z");
        assertThat(clock(reference, "ca-ccpa-7021-confirm").isLate(clock.instant()))
                .isFalse();
    }

    private CaseReference californian() {
        at("2026-11-20T18:00:00Z");
        CaseReference reference = journey.received(
                journey.mailTo("us", "joana@example.org", "My data", "Please send me a copy of my data.", null));
        journey.sort(reference, Right.ACCESS);
        return reference;
    }

    private void state(CaseReference reference) {
        law.state(
                reference,
                new StatedFacts("US-CA", "NONE", HeldAs.CONTROLLER, Set.of()),
                "as they wrote",
                journey.version(reference),
                People.NADIA);
    }

    private UUID acknowledgement(CaseReference reference) {
        return outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED)
                .get(0)
                .id();
    }

    private void heardOnly(CaseReference reference, UUID letter, String left, String heard) {
        outbox.accept(letter, Instant.parse(left));
        at(heard);
        journey.letterEnds(reference, letter, LetterState.ACCEPTED);
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
