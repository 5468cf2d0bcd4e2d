package org.habeas.legalprocess.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The events with the kernel alone. */
@SpringBootApplication(scanBasePackages = {"org.habeas.casework", "org.habeas.legalprocess.disclosure"})
@ConfigurationPropertiesScan("org.habeas.casework")
class DisclosureApplication {

    static final Instant NOW = Instant.parse("2026-07-31T09:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
