package org.habeas.mailroom.origin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether Habeas itself verifies signatures of DKIM.
 *
 * @param resolver host name or address of the DNS resolver that is asked for keys; null for none, and then no signature
 *     is checked here
 * @param timeout how long the questions about one mail may take together; what is not answered by then is not checked
 */
@ConfigurationProperties("habeas.mail.dkim")
public record DkimSettings(
        @Nullable String resolver, @DefaultValue("2s") Duration timeout) {

    /** Whether a resolver is asked at all. */
    boolean asks() {
        return resolver != null && !resolver.isBlank();
    }
}
