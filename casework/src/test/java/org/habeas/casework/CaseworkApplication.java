package org.habeas.casework;

import java.time.Clock;
import java.util.List;
import java.util.Set;
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

    /** The people of the tests; in an application they come from its configuration. */
    @Bean
    Staff staff() {
        return () -> List.of(
                new Staff.Member("lena", "Lena Brandt", Set.of(Role.LEGAL)),
                new Staff.Member("maria", "Maria Keller", Set.of(Role.LEGAL)),
                new Staff.Member("august", "August Nilsen", Set.of(Role.AUDITOR)),
                new Staff.Member("adam", "Adam Weiss", Set.of(Role.ADMINISTRATOR)));
    }
}
