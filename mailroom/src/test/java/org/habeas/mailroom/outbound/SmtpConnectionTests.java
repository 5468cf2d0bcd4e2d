package org.habeas.mailroom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpConnectionTests {

    @Test
    void givesUpOnAServerBeforeTheLeaseOfTheLetterEnds() {
        for (Duration lease : new Duration[] {Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5)}) {
            assertThat(SmtpConnection.patience(lease).multipliedBy(4)).isLessThan(lease);
        }
    }

    @Test
    void waitsNoLongerThanAMinuteForOneAnswer() {
        assertThat(SmtpConnection.patience(Duration.ofHours(2))).isEqualTo(Duration.ofMinutes(1));
    }
}
