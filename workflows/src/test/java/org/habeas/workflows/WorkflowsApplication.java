package org.habeas.workflows;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.vault.VaultSettings;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Workflows and casework, with stand-ins for the feature that works the cases. */
@SpringBootApplication(scanBasePackages = "org.habeas")
@EnableConfigurationProperties({LegalEntities.class, VaultSettings.class})
class WorkflowsApplication {

    @Bean
    Clock clock() {
        return new MovableClock();
    }

    @Bean
    Staff staff() {
        List<Staff.Member> members = List.of(
                new Staff.Member("ines", "Ines", Set.of(Role.INTAKE)),
                new Staff.Member("carla", "Carla", Set.of(Role.CASEWORKER)),
                new Staff.Member("casper", "Casper", Set.of(Role.CASEWORKER)),
                new Staff.Member("ada", "Ada", Set.of(Role.APPROVER)));
        return () -> members;
    }

    /** Watches which elements of the models the tests pass. */
    @Bean
    static PassedElements passedElements() {
        return new PassedElements();
    }

    @Bean
    static BeanPostProcessor watchEngine(PassedElements passed) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof SpringProcessEngineConfiguration engine) {
                    engine.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(passed)));
                }
                return bean;
            }
        };
    }
}
