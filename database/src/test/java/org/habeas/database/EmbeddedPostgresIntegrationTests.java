package org.habeas.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresIntegrationTests {

    @TempDir
    Path folder;

    @AfterEach
    void giveBackBinaries() throws IOException {
        Databases.giveBackBinaries(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "full_page_writes, on",
        "synchronous_commit, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "data_checksums, on",
        "server_encoding, UTF8",
        "log_min_error_statement, panic"
    })
    void runsWithTheSettingsThatKeepDataSafe(String setting, String value) throws SQLException {
        TestDatabase database = TestDatabase.fresh("settings");

        try (Connection connection = Databases.connect(database.url(), database.application())) {
            assertThat(Databases.ask(connection, "SHOW " + setting)).isEqualTo(value);
        }
    }

    @Test
    void letsTheApplicationReadAndWriteRowsOfTheOwnersTables() throws SQLException {
        TestDatabase database = TestDatabase.fresh("roles");
        try (Connection owner = Databases.connect(database.url(), database.owner())) {
            Databases.execute(owner, "CREATE TABLE letter (id bigserial PRIMARY KEY, body text)");
        }

        try (Connection application = Databases.connect(database.url(), database.application())) {
            Databases.execute(application, "INSERT INTO letter (body) VALUES ('one'), ('two')");
            Databases.execute(application, "UPDATE letter SET body = 'three' WHERE body = 'two'");
            Databases.execute(application, "DELETE FROM letter WHERE body = 'one'");
            assertThat(Databases.ask(application, "SELECT body FROM letter")).isEqualTo("three");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE DATABASE mine",
                "CREATE ROLE mine",
                "ALTER TABLE letter ADD COLUMN more text",
                "DROP TABLE letter",
                "TRUNCATE letter",
                "SET ROLE habeas_owner",
                "COPY letter TO PROGRAM 'cat'"
            })
    void keepsTheApplicationFromChangingAnythingButRows(String sql) throws SQLException {
        TestDatabase database = TestDatabase.fresh("roles");
        try (Connection owner = Databases.connect(database.url(), database.owner())) {
            Databases.execute(owner, "CREATE TABLE letter (id int)");
        }

        try (Connection application = Databases.connect(database.url(), database.application())) {
            assertThatThrownBy(() -> Databases.execute(application, sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
        }
    }

    @Test
    void givesNeitherRoleTheRightsOfASuperuser() throws SQLException {
        TestDatabase database = TestDatabase.fresh("roles");

        for (DatabaseLogin login : List.of(database.owner(), database.application())) {
            try (Connection connection = Databases.connect(database.url(), login)) {
                assertThat(Databases.ask(
                                connection,
                                "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
                                        + " FROM pg_roles WHERE rolname = current_user"))
                        .isEqualTo("f");
            }
        }
    }

    @Test
    void refusesAWrongPasswordAndAMissingOne() {
        TestDatabase database = TestDatabase.fresh("passwords");

        for (String password : List.of("wrong", "")) {
            assertThatThrownBy(() -> Databases.connect(
                            database.url(),
                            new DatabaseLogin(database.application().role(), password)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void keepsBothRolesOutOfTheMaintenanceDatabases() {
        EmbeddedPostgres server = TestDatabase.server();

        for (String database : List.of("postgres", "template1")) {
            for (DatabaseLogin login : List.of(server.owner(), server.application())) {
                assertThatThrownBy(() -> Databases.connect(server.jdbcUrl(database), login))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied for database");
            }
        }
    }

    @Test
    void trustsNoWayIn() throws IOException {
        EmbeddedPostgres server = TestDatabase.server();
        assertThat(server.port()).isPositive();

        List<String> rules = Files.readAllLines(TestDatabase.directory().resolve("postgres/data/pg_hba.conf")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(rules).isNotEmpty().allMatch(rule -> rule.endsWith("scram-sha-256"));
    }

    @Test
    void keepsThePasswordsInAFileThatOnlyItsOwnerReads() throws IOException {
        TestDatabase.server();

        Path file = TestDatabase.directory().resolve("postgres/credentials.properties");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(TestDatabase.server().owner()).hasToString("DatabaseLogin[role=habeas_owner]");
    }

    @Test
    void startsInASessionOfItsOwnSoThatControlCDoesNotReachIt() throws IOException {
        TestDatabase.server();

        long postmaster =
                Databases.serverIn(TestDatabase.directory()).postmasters().get(0);
        String[] status = Files.readString(Path.of("/proc", Long.toString(postmaster), "stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ", -1);

        assertThat(status[3]).as("session").isEqualTo(Long.toString(postmaster));
    }

    @Test
    void stopsOnceHoweverOftenItIsTold() throws IOException {
        Path data = Databases.dataDirectory(folder, "stopped");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data));

        postgres.stop();
        postgres.stop();
        postgres.close();

        assertThat(Databases.serverIn(data).pids()).isEmpty();
    }

    @Test
    void worksInAFolderWhoseNameIsTooLongForASocket() throws IOException, SQLException {
        Path data = Databases.dataDirectory(folder, "long-".repeat(25));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data));
                Connection connection = Databases.connect(postgres, postgres.owner())) {
            assertThat(Databases.ask(connection, "SELECT 'alive'")).isEqualTo("alive");
            assertThat(Databases.ask(
                            connection,
                            "SELECT count(*) FROM pg_stat_activity WHERE client_addr IS NULL"
                                    + " AND usename = current_user"))
                    .isEqualTo("0");
            assertThat(data.resolve("postgres/run")).isEmptyDirectory();
        }
    }

    @Test
    void worksInAFolderWithSpacesAndUmlauts() throws IOException, SQLException {
        Path data = Databases.dataDirectory(folder, "Meine Fälle, \"neu\"");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data));
                Connection connection = Databases.connect(postgres, postgres.owner())) {
            assertThat(Databases.ask(connection, "SELECT 'alive'")).isEqualTo("alive");
            assertThat(Databases.serverIn(data).postmasters()).hasSize(1);
        }
    }
}
