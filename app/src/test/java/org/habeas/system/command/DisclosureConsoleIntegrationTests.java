package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.system.WholeApplication;
import org.habeas.transparency.figures.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;

class DisclosureConsoleIntegrationTests extends WholeApplication {

    @Autowired
    private Environment environment;

    /** A command at the console logs less than the application does, and the tests of one run share their logging. */
    @AfterEach
    void logAsTheApplicationDoes() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    @Test
    void looksAtAFileWithTheDatabaseOfAnInstallationAndImportsNothing() throws IOException {
        // Cases of its own: another test of this run may have imported the example as it is.
        String csv = Files.readString(Path.of("../docs/examples/legal-process-2013.csv"))
                .replaceAll("(?m)^2013-", UUID.randomUUID() + "-");
        Map<String, String> place = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "habeas.vault.master-key-file")
                .collect(Collectors.toMap(name -> name, name -> String.valueOf(environment.getProperty(name))));
        Acting counsel = new Acting("console", Set.of(Role.LEGAL), "", UUID.randomUUID());
        List<DisclosureImport.Outcome> said = new ArrayList<>();

        DisclosureConsole.use(
                "demo",
                place,
                context -> said.add(context.getBean(DisclosureImport.class)
                        .read(csv, Profile.classic().zoneId(), true, counsel)));

        assertThat(said).singleElement().satisfies(outcome -> {
            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.cases()).isEqualTo(50);
        });
    }
}
