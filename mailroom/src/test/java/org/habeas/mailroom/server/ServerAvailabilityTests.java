package org.habeas.mailroom.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ServerAvailabilityTests {

    private static final String REQUIRED = "habeas.require-real-mail";

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty(REQUIRED);
    }

    @Test
    void saysNothingWhenNothingIsMissing() {
        assertThatCode(() -> new ServerAvailability(List.of()).require()).doesNotThrowAnyException();
    }

    @Test
    void failsTheTestWhereRealServersAreRequired() {
        System.setProperty(REQUIRED, "true");

        assertThatThrownBy(() -> new ServerAvailability(List.of("/usr/sbin/dovecot")).require())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("/usr/sbin/dovecot")
                .hasMessageContaining("apt-get install");
    }
}
