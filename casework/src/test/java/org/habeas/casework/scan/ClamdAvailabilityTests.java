package org.habeas.casework.scan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ClamdAvailabilityTests {

    private static final String REQUIRED = "habeas.require-real-clamd";

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty(REQUIRED);
    }

    @Test
    void saysNothingWhereTheProgramIs() {
        assertThatCode(() -> new ClamdAvailability(Path.of("/bin/sh")).require())
                .doesNotThrowAnyException();
    }

    @Test
    void failsTheTestWhereTheRealScannerIsRequired() {
        System.setProperty(REQUIRED, "true");

        assertThatThrownBy(() -> new ClamdAvailability(Path.of("/nowhere/clamd")).require())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("/nowhere/clamd")
                .hasMessageContaining("apt-get install");
    }
}
