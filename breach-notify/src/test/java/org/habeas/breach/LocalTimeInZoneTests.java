package org.habeas.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.habeas.breach.LocalTimeInZone.Pass;
import org.habeas.casework.ActRefused;
import org.junit.jupiter.api.Test;

class LocalTimeInZoneTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime TWICE = LocalDateTime.parse("2026-10-25T02:30");

    @Test
    void asksWhichPassOfARepeatedHourIsMeant() {
        assertThatThrownBy(() -> LocalTimeInZone.instant(TWICE, BERLIN, Pass.NOT_SAID))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("twice")
                .hasMessageContaining("+02:00")
                .hasMessageContaining("+01:00")
                .extracting(refused -> ((ActRefused) refused).code())
                .isEqualTo("time-in-repeated-hour");
    }

    @Test
    void takesThePassThatWasMeant() {
        assertThat(LocalTimeInZone.instant(TWICE, BERLIN, Pass.FIRST)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(LocalTimeInZone.instant(TWICE, BERLIN, Pass.SECOND)).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void refusesATimeThatNeverWas() {
        assertThatThrownBy(
                        () -> LocalTimeInZone.instant(LocalDateTime.parse("2027-03-28T02:30"), BERLIN, Pass.NOT_SAID))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("never was");
    }

    @Test
    void readsEveryOtherTimeAsItIs() {
        assertThat(LocalTimeInZone.instant(LocalDateTime.parse("2026-12-19T16:20"), BERLIN, Pass.NOT_SAID))
                .isEqualTo("2026-12-19T15:20:00Z");
    }
}
