package org.habeas.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.habeas.casework.CaseworkTest;
import org.habeas.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class MasterKeyIntegrationTests {

    @TempDir
    Path directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private VaultSettings settings;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Keysets keysets;

    @Test
    void refusesToStartWithoutTheMasterKeyOutsideDemoMode() throws IOException {
        Path missing = directory.resolve("master-key.json");

        assertThatThrownBy(() -> new MasterKey(new VaultSettings(missing, false), new Wrapped(empty())))
                .isInstanceOf(VaultUnavailable.class)
                .hasMessageContaining("habeas.vault.master-key-file")
                .hasMessageContaining(missing.toString());
        assertThat(files()).isEmpty();
    }

    @Test
    void makesAMasterKeyThatOnlyItsOwnerCanRead() throws IOException {
        Path file = directory.resolve("master-key.json");
        new MasterKey(new VaultSettings(file, true), new Wrapped(empty()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void namesTheFileOfAMasterKeyThatCannotBeRead() throws IOException {
        Path file = Files.writeString(directory.resolve("master-key.json"), "not a key");

        assertThatThrownBy(() -> new MasterKey(new VaultSettings(file, true), new Wrapped(empty())))
                .isInstanceOf(VaultUnavailable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void makesNoOtherMasterKeyForADatabaseThatHasOne() throws IOException {
        hasASecret();
        Path missing = directory.resolve("master-key.json");

        assertThatThrownBy(() -> new MasterKey(new VaultSettings(missing, true), new Wrapped(jdbc)))
                .isInstanceOf(VaultUnavailable.class)
                .hasMessageStartingWith(missing + " is missing; put it back.");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesTheMasterKeyOfAnotherDatabase(boolean secrets) {
        Path file = directory.resolve("master-key.json");
        new MasterKey(new VaultSettings(file, true), new Wrapped(empty()));
        TransactionTemplate undone = new TransactionTemplate(transactions);
        undone.executeWithoutResult(status -> {
            status.setRollbackOnly();
            if (secrets) {
                hasASecret();
            } else {
                jdbc.sql("delete from keysets.secret").update();
                keysets.create("test");
            }
            assertThatThrownBy(() -> new MasterKey(new VaultSettings(file, true), new Wrapped(jdbc)))
                    .isInstanceOf(VaultUnavailable.class)
                    .hasMessageContaining(file + " is not the one of this database; put the right one back");
        });
    }

    private void hasASecret() {
        new Secrets(jdbc, new MasterKey(settings, new Wrapped(jdbc)), transactions, Clock.systemUTC()).secret("test");
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        }
    }

    /** A database in which nothing was ever sealed. */
    private static JdbcClient empty() {
        TestDatabase database = TestDatabase.fresh("casework_sealed_nothing");
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().role(),
                        database.owner().password())
                .placeholders(Map.of("applicationRole", database.application().role()))
                .load()
                .migrate();
        return JdbcClient.create(new DriverManagerDataSource(
                database.url(),
                database.application().role(),
                database.application().password()));
    }
}
