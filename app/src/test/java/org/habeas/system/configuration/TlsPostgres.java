package org.habeas.system.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.habeas.database.DatabaseSettings;
import org.habeas.database.EmbeddedPostgres;
import org.habeas.mailroom.server.SelfSignedCertificate;

/** A company's own PostgreSQL: it speaks TLS, and its roles and its database come from the operating guide alone. */
final class TlsPostgres implements AutoCloseable {

    private static final String SUPERUSER = "habeas_superuser";

    private final EmbeddedPostgres server;
    private final Path data;

    private TlsPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    static TlsPostgres start(Path data, SelfSignedCertificate certificate) throws IOException, SQLException {
        TlsPostgres postgres = new TlsPostgres(EmbeddedPostgres.start(DatabaseSettings.in(data)), data);
        try {
            postgres.forgetTheDemonstrations();
            postgres.speakTls(certificate);
            return postgres;
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private void forgetTheDemonstrations() throws SQLException {
        execute("postgres", "drop database habeas", "drop role habeas_application", "drop role habeas_owner");
    }

    /** A key that others can read is refused by PostgreSQL. */
    private void speakTls(SelfSignedCertificate certificate) throws IOException, SQLException {
        Path cluster = data.resolve("postgres/data");
        Path pem = Files.copy(certificate.pem(), cluster.resolve("server.crt"));
        Path key = Files.copy(certificate.privateKey(), cluster.resolve("server.key"));
        for (Path file : new Path[] {pem, key}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.setOwner(file, Files.getOwner(cluster));
        }
        execute("postgres", "alter system set ssl = on", "select pg_reload_conf()");
    }

    /** Runs the guide's statements as psql does. */
    void prepare(String script) throws SQLException {
        String[] parts = script.split("\\\\c habeas\n", -1);
        execute("postgres", parts[0].split(";", -1));
        execute("habeas", parts[1].split(";", -1));
    }

    int port() {
        return server.port();
    }

    /** The answer to a question about Habeas's database, as the superuser sees it. */
    String ask(String question) throws SQLException {
        try (Connection connection = connect("habeas");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private Connection connect(String database) throws SQLException, IOException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres/credentials.properties"))) {
            passwords.load(reader);
        }
        return DriverManager.getConnection(server.jdbcUrl(database), SUPERUSER, passwords.getProperty("superuser"));
    }

    @Override
    public void close() {
        server.close();
    }
}
