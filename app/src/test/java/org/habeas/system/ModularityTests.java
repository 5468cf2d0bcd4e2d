package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.habeas.HabeasApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(HabeasApplication.class);

    @Test
    void knowsAllModules() {
        assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "breach",
                        "casework",
                        "database",
                        "inbox",
                        "legalprocess",
                        "mailroom",
                        "sar",
                        "system",
                        "templates",
                        "transparency",
                        "workflows");
    }

    @Test
    void reachesIntoNoModule() {
        modules.verify();
    }
}
