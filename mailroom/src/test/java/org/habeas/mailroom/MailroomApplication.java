package org.habeas.mailroom;

import org.habeas.casework.Cases;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.vault.VaultSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The mailroom with casework and a desk that only opens cases, for integration tests. */
@SpringBootApplication(scanBasePackages = {"org.habeas.casework", "org.habeas.mailroom"})
@EnableConfigurationProperties({LegalEntities.class, VaultSettings.class, MailroomSettings.class})
public class MailroomApplication {

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    TestDesk desk(Cases cases) {
        return new TestDesk(cases);
    }
}
