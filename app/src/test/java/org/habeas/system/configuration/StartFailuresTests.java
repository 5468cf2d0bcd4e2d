package org.habeas.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.habeas.casework.company.CompanySettingsInvalid;
import org.habeas.casework.company.LegalEntities;
import org.habeas.system.security.UserSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.PortInUseException;

class StartFailuresTests {

    private final StartFailures failures = new StartFailures();

    private final ApplicationContextRunner users = new ApplicationContextRunner()
            .withUserConfiguration(Users.class)
            .withPropertyValues(
                    "habeas.users[0].account=nadia", "habeas.users[0].name=Nadia", "habeas.users[0].roles=INTAKE");

    @Test
    void namesAPropertyWithAnInvalidValueAndNotTheValue() {
        users.withPropertyValues("habeas.users[0].password=secret")
                .run(context -> assertThat(sentence(context.getStartupFailure()))
                        .contains("The property habeas.users[0].password must be a BCrypt hash")
                        .doesNotContain("secret"));
    }

    @Test
    void namesAPropertyThatCannotBeUnderstood() {
        users.withPropertyValues("habeas.users[0].roles=KING")
                .run(context -> assertThat(sentence(context.getStartupFailure()))
                        .contains("habeas.users[0].roles")
                        .doesNotContain("KING"));
    }

    @Test
    void namesAClosureThatCannotBeUnderstood() {
        new ApplicationContextRunner()
                .withUserConfiguration(Company.class)
                .withPropertyValues(
                        "habeas.company.name=Northwind",
                        "habeas.company.entities[0].id=eu",
                        "habeas.company.entities[0].closures[0]=2026-12-31/2026-12-24")
                .run(context -> assertThat(sentence(context.getStartupFailure()))
                        .isEqualTo(
                                "The property habeas.company.entities[0].closures[0] has a value that Habeas does not"
                                        + " understand."));
    }

    @Test
    void namesACalendarThatNobodyKnows() {
        assertThat(sentence(new IllegalStateException(
                        new CompanySettingsInvalid("habeas.company.entities: the calendar XX of eu is not known"))))
                .isEqualTo("habeas.company.entities: the calendar XX of eu is not known");
    }

    @Test
    void namesATakenPort() {
        assertThat(sentence(new IllegalStateException(new PortInUseException(8443))))
                .contains("Port 8443 is taken", "server.port");
    }

    @Test
    void tellsWhyPostgresDoesNotLetItIn() {
        assertThat(sentence(new IllegalStateException(
                        new SQLException("Could not open SSL root certificate file root.crt.", "08006"))))
                .contains("spring.datasource.url", "Could not open SSL root certificate file root.crt.");
        assertThat(failures.analyze(new IllegalStateException(new SQLException("Failing row: Joana", "23505"))))
                .isNull();
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(failures.analyze(new IllegalStateException("something else")))
                .isNull();
    }

    private String sentence(@Nullable Throwable failure) {
        assertThat(failure).isNotNull();
        FailureAnalysis analysis = failures.analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis.getDescription();
    }

    @EnableConfigurationProperties(UserSettings.class)
    static class Users {}

    @EnableConfigurationProperties(LegalEntities.class)
    static class Company {}
}
