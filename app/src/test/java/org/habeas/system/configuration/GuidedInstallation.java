package org.habeas.system.configuration;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import org.habeas.mailroom.server.RealMailServers;
import org.habeas.mailroom.server.SelfSignedCertificate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * An installation made by following docs/operating.md, with real places and secrets in place of the invented ones.
 *
 * @param folder where its files lie
 * @param own the certificate of pages and database
 * @param password of the guide's one person
 */
record GuidedInstallation(Path folder, SelfSignedCertificate own, String password) {

    static final String OWNER_PASSWORD = "the owner's secret";

    private static final String APPLICATION_PASSWORD = "the application's secret";

    /** Makes roles and database as the guide says. */
    void prepare(TlsPostgres database) throws Exception {
        String script = OperatingGuide.databasePreparation();
        script = OperatingGuide.with(script, "'...'", "'" + OWNER_PASSWORD.replace("'", "''") + "'");
        script = OperatingGuide.with(script, "'...'", "'" + APPLICATION_PASSWORD.replace("'", "''") + "'");
        database.prepare(script);
    }

    /** The guide's file; the owner's password stays unknown to it, since it comes from the environment. */
    Path configuration(RealMailServers mail, TlsPostgres database) throws Exception {
        String text = OperatingGuide.configuration();
        text = OperatingGuide.with(text, "port: 8443", "port: 0");
        text = OperatingGuide.with(text, "/etc/habeas/tls.pem", own.pem().toString());
        text = OperatingGuide.with(
                text, "/etc/habeas/tls-key.pem", own.privateKey().toString());
        text = OperatingGuide.with(text, "db.example.org:5432", "localhost:" + database.port());
        text = OperatingGuide.with(
                text, "/etc/habeas/database-ca.pem", own.pem().toString());
        text = OperatingGuide.with(text, "password: ...", "password: \"" + APPLICATION_PASSWORD + "\"");
        text = OperatingGuide.with(
                text, "/etc/habeas/master-key.json", masterKey().toString());
        text = OperatingGuide.with(
                text,
                "host: imap.northwind.example, port: 993, user: sar, password: ..., tls: TLS",
                "host: localhost, port: " + mail.imapPort() + login(mail) + ", tls: STARTTLS");
        text = OperatingGuide.with(
                text,
                "host: smtp.northwind.example, port: 587, user: sar, password: ...",
                "host: localhost, port: " + mail.smtpPort() + login(mail));
        text = OperatingGuide.with(
                text,
                "{bcrypt}$2y$12$...",
                "{bcrypt}" + new BCryptPasswordEncoder(BCryptPasswordEncoder.BCryptVersion.$2Y, 10).encode(password));
        return Files.writeString(folder.resolve("habeas.yml"), text);
    }

    /** The same file where a proxy serves TLS. */
    Path behindAProxy(Path configuration) throws Exception {
        String ssl =
                "  ssl:\n    certificate: %s\n    certificate-private-key: %s\n".formatted(own.pem(), own.privateKey());
        String text = OperatingGuide.with(Files.readString(configuration), ssl, "");
        text = OperatingGuide.with(text, "# habeas.web.behind-tls-proxy", "habeas.web.behind-tls-proxy");
        return Files.writeString(folder.resolve("behind-proxy.yml"), text);
    }

    private static String login(RealMailServers mail) {
        return ", user: " + mail.user() + ", password: " + mail.password();
    }

    private Path masterKey() throws Exception {
        AeadConfig.register();
        KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        return Files.writeString(
                folder.resolve("master-key.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        key, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }
}
