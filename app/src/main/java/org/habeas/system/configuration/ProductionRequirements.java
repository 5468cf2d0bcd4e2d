package org.habeas.system.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks at the configuration before anything is started: production has no defaults for where data lie, who may sign in
 * and how lines are protected, so a forgotten line stops the start instead of opening a door.
 */
final class ProductionRequirements implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Pattern TLS_TO_POSTGRES = Pattern.compile("[?&]sslmode=(verify-full|verify-ca)(&|$)");

    /** In the order in which somebody would fill them in. */
    private static final Map<String, String> REQUIRED = required();

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment configuration = context.getEnvironment();
        if (configuration.acceptsProfiles(Profiles.of("production"))) {
            if (configuration.acceptsProfiles(Profiles.of("demo"))) {
                throw new IncompleteConfiguration(
                        "spring.profiles.active names demo beside production: demo users have no place here.");
            }
            check(configuration);
        }
    }

    private static void check(Environment configuration) {
        REQUIRED.forEach((property, what) -> {
            if (configuration.getProperty(property, "").isBlank()) {
                throw new IncompleteConfiguration("The property " + property + " is missing: " + what + ".");
            }
        });
        if (!TLS_TO_POSTGRES
                .matcher(value(configuration, "spring.datasource.url"))
                .find()) {
            throw new IncompleteConfiguration("The property spring.datasource.url must contain sslmode=verify-full (or"
                    + " verify-ca), since the database holds personal data.");
        }
        Path masterKey = Path.of(value(configuration, "habeas.vault.master-key-file"));
        if (!Files.isReadable(masterKey)) {
            throw new IncompleteConfiguration(
                    "The property habeas.vault.master-key-file names " + masterKey + ", which cannot be read.");
        }
        if (configuration.getProperty("habeas.vault.generate-master-key", Boolean.class, false)) {
            throw new IncompleteConfiguration(
                    "The property habeas.vault.generate-master-key must not be true: a new key"
                            + " in place of a lost one would hide that every case is lost.");
        }
        checkPages(configuration);
        if (!value(configuration, "habeas.legal.address").matches("(?i)https://(?!localhost|127\\.).+")) {
            throw new IncompleteConfiguration("The property habeas.legal.address must be a public https address, since"
                    + " customers follow the link in their notice from outside.");
        }
        checkMail(configuration);
    }

    private static void checkPages(Environment configuration) {
        boolean ownCertificate = List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store").stream()
                .anyMatch(property -> !value(configuration, property).isBlank());
        boolean behindProxy = configuration.getProperty("habeas.web.behind-tls-proxy", Boolean.class, false);
        if (!ownCertificate && !behindProxy) {
            throw new IncompleteConfiguration(
                    "The property server.ssl.certificate is missing: pages are served by TLS only;"
                            + " set habeas.web.behind-tls-proxy=true where a proxy does it.");
        }
    }

    private static void checkMail(Environment configuration) {
        int account = 0;
        String prefix = "habeas.mail.accounts[0].";
        while (!value(configuration, prefix + "host").isBlank()) {
            demandTls(configuration, prefix + "tls");
            account++;
            prefix = "habeas.mail.accounts[" + account + "].";
        }
        demandTls(configuration, "habeas.mail.smtp.tls");
    }

    private static void demandTls(Environment configuration, String property) {
        if (value(configuration, property).equalsIgnoreCase("NONE")) {
            throw new IncompleteConfiguration(
                    "The property " + property + " must not be NONE: mail travels under TLS in production.");
        }
    }

    private static String value(Environment configuration, String property) {
        return configuration.getProperty(property, "");
    }

    private static Map<String, String> required() {
        Map<String, String> required = new LinkedHashMap<>();
        required.put("spring.datasource.url", "the JDBC address of PostgreSQL, with sslmode=verify-full");
        required.put("spring.datasource.username", "the database role that reads and writes rows");
        required.put("spring.datasource.password", "the password of that role");
        required.put("spring.flyway.user", "the database role that owns the tables");
        required.put("spring.flyway.password", "the password of that role");
        required.put("habeas.vault.master-key-file", "the file with the key that wraps every other key");
        required.put("habeas.company.name", "the name under which the public knows the company");
        required.put("habeas.company.entities[0].id", "at least one legal entity has to answer");
        required.put("habeas.users[0].account", "at least one person has to sign in");
        required.put("habeas.mail.domain", "the right-hand side of our Message-IDs");
        required.put("habeas.mail.mailboxes[0].address", "at least one public address with its desk");
        required.put("habeas.mail.accounts[0].host", "the IMAP server that holds the mailbox");
        required.put("habeas.mail.smtp.host", "the SMTP server that takes our letters");
        required.put("habeas.legal.address", "the public address of these pages, which notices to customers link to");
        return required;
    }
}
