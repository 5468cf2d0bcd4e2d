package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSharesTests {

    private static final Instant AWARE = Instant.parse("2026-12-19T15:20:00Z");
    private static final Instant DUE = Instant.parse("2026-12-22T15:20:00Z");

    @Test
    void remindsAtAHalfThreeQuartersNineTenthsAndTheEnd() {
        assertThat(ClockShares.nextAfter(AWARE, AWARE, DUE))
                .isEqualTo(new ClockShares.Step(50, Instant.parse("2026-12-21T03:20:00Z")));
        assertThat(ClockShares.nextAfter(Instant.parse("2026-12-21T03:20:00Z"), AWARE, DUE))
                .isEqualTo(new ClockShares.Step(75, Instant.parse("2026-12-21T21:20:00Z")));
        assertThat(ClockShares.nextAfter(Instant.parse("2026-12-21T21:20:00Z"), AWARE, DUE))
                .isEqualTo(new ClockShares.Step(90, Instant.parse("2026-12-22T08:08:00Z")));
        assertThat(ClockShares.nextAfter(Instant.parse("2026-12-22T08:08:00Z"), AWARE, DUE))
                .extracting(ClockShares.Step::code)
                .isEqualTo("OVER");
    }

    @Test
    void remindsEveryDayOnceItIsOver() {
        assertThat(ClockShares.nextAfter(DUE, AWARE, DUE).at()).isEqualTo(Instant.parse("2026-12-23T15:20:00Z"));
        assertThat(ClockShares.nextAfter(Instant.parse("2026-12-25T16:00:00Z"), AWARE, DUE)
                        .at())
                .isEqualTo(Instant.parse("2026-12-26T15:20:00Z"));
    }

    @Test
    void tellsTheLatestStepOfASpan() {
        assertThat(ClockShares.reached(AWARE, Instant.parse("2026-12-21T22:00:00Z"), AWARE, DUE))
                .map(ClockShares.Step::code)
                .contains("75%");
        assertThat(ClockShares.reached(AWARE, Instant.parse("2026-12-20T22:00:00Z"), AWARE, DUE))
                .isEmpty();
    }
}
