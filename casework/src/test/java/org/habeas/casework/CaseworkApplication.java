package org.habeas.casework;

import java.time.Clock;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.vault.VaultSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Casework alone, for its integration tests. */
@SpringBootApplication
@EnableConfigurationProperties({LegalEntities.class, VaultSettings.class})
public class CaseworkApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
