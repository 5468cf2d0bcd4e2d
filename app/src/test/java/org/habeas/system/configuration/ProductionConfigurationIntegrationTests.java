package org.habeas.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.HabeasApplication;
import org.habeas.system.command.Commands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class ProductionConfigurationIntegrationTests {

    @TempDir
    Path directory;

    private final Map<String, Object> complete = new LinkedHashMap<>();

    @BeforeEach
    void completeConfiguration() throws IOException {
        complete.put("spring.datasource.url", "jdbc:postgresql://db.example:5432/habeas?sslmode=verify-full");
        complete.put("spring.datasource.username", "habeas_app");
        complete.put("spring.datasource.password", "one");
        complete.put("spring.flyway.user", "habeas_owner");
        complete.put("spring.flyway.password", "two");
        complete.put(
                "habeas.vault.master-key-file",
                Files.writeString(directory.resolve("master-key.json"), "{}").toString());
        complete.put("habeas.company.name", "Northwind");
        complete.put("habeas.company.entities[0].id", "ltd");
        complete.put("habeas.users[0].account", "nadia");
        complete.put("habeas.mail.domain", "mail.northwind.example");
        complete.put("habeas.mail.mailboxes[0].address", "sar@northwind.example");
        complete.put("habeas.mail.accounts[0].host", "imap.northwind.example");
        complete.put("habeas.mail.smtp.host", "smtp.northwind.example");
        complete.put("habeas.legal.address", "https://privacy.northwind.example");
        complete.put("server.ssl.certificate", "server.pem");
    }

    @Test
    void isContentWithACompleteConfiguration() {
        assertThatCode(() -> check("production")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "spring.flyway.user",
                "spring.flyway.password",
                "habeas.vault.master-key-file",
                "habeas.company.name",
                "habeas.company.entities[0].id",
                "habeas.users[0].account",
                "habeas.mail.domain",
                "habeas.mail.mailboxes[0].address",
                "habeas.mail.accounts[0].host",
                "habeas.mail.smtp.host",
                "habeas.legal.address",
                "server.ssl.certificate"
            })
    void namesAMissingProperty(String property) {
        complete.remove(property);
        assertThatThrownBy(() -> check("production"))
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContaining(property);
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, jdbc:postgresql://db.example/habeas",
        "spring.datasource.url, jdbc:postgresql://db.example/habeas?sslmode=require",
        "habeas.vault.master-key-file, /no/such/file",
        "habeas.vault.generate-master-key, true",
        "habeas.legal.address, http://privacy.northwind.example",
        "habeas.legal.address, https://localhost:8443",
        "habeas.mail.accounts[0].tls, none",
        "habeas.mail.smtp.tls, NONE"
    })
    void namesAPropertyThatIsNotSafe(String property, String value) {
        complete.put(property, value);
        assertThatThrownBy(() -> check("production"))
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContaining(property);
    }

    @Test
    void letsAProxyServeTls() {
        complete.remove("server.ssl.certificate");
        complete.put("habeas.web.behind-tls-proxy", true);
        assertThatCode(() -> check("production")).doesNotThrowAnyException();
    }

    @Test
    void keepsDemoUsersOutOfProduction() {
        assertThatThrownBy(() -> check("production", "demo")).hasMessageContaining("demo users have no place here");
    }

    @Test
    void asksNothingOfADemonstration() {
        complete.clear();
        assertThatCode(() -> check("demo")).doesNotThrowAnyException();
    }

    @Test
    void stopsTheStartWithOneSentence(CapturedOutput output) throws IOException {
        complete.remove("habeas.mail.smtp.host");
        assertThat(serve()).isEqualTo(2);
        assertThat(output.getErr().lines())
                .singleElement()
                .asString()
                .startsWith("habeas: ")
                .contains("habeas.mail.smtp.host is missing");
        assertThat(output.getOut()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void saysThatAConfigurationFileCannotBeRead() {
        assertThat(Commands.of(HabeasApplication.class).execute("serve", "--config", "/no/such.yml"))
                .isEqualTo(2);
    }

    private int serve() throws IOException {
        Path file = directory.resolve("habeas.properties");
        Files.writeString(
                file,
                complete.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .collect(Collectors.joining("\n")));
        return Commands.of(HabeasApplication.class).execute("serve", "--config", file.toString());
    }

    private void check(String... profiles) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profiles);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", complete));
            new ProductionRequirements().initialize(context);
        }
    }
}
