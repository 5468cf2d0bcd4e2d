package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApproveActTests {

    @Test
    void countsOneSecondInTheSingular() {
        assertThat(ApproveAct.seconds(Duration.ofSeconds(1))).isEqualTo("1 second");
        assertThat(ApproveAct.seconds(Duration.ofSeconds(60))).isEqualTo("60 seconds");
    }
}
