package org.habeas.system.security;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long a sign-in lasts.
 *
 * @param longest after this time one signs in again, however busy one was; the idle limit is
 *     {@code server.servlet.session.timeout}
 * @param remembered for this long a browser is known as one from which somebody has signed in, so that a form typed in an
 *     ended session can be kept for exactly that person
 */
@Validated
@ConfigurationProperties("habeas.session")
record SessionSettings(@NotNull Duration longest, @NotNull Duration remembered) {}
