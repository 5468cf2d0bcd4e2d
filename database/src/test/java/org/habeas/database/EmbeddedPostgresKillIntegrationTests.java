package org.habeas.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresKillIntegrationTests {

    private static final int KILLS = 10;
    private static final int ROWS_BEFORE_A_KILL = 40;

    @TempDir
    Path folder;

    @AfterEach
    void giveBackBinaries() throws IOException {
        Databases.giveBackBinaries(folder);
    }

    @Test
    void losesNoCommittedRowInTenKillsEachFollowedByOneStart() throws Exception {
        Path data = Databases.dataDirectory(folder, "killed");
        RunningServer server = Databases.serverIn(data);
        List<Long> committed = new ArrayList<>();

        for (int kill = 1; kill <= KILLS; kill++) {
            try (RowWriterProcess writer = RowWriterProcess.launch(data)) {
                writer.awaitRows(ROWS_BEFORE_A_KILL + kill);
                assertThat(server.postmasters())
                        .as("postmasters before kill " + kill)
                        .hasSize(1);
                committed.addAll(writer.kill());
            }
            assertThat(server.postmasters()).as("what kill " + kill + " left").hasSize(1);
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(server.postmasters()).hasSize(1);
            assertThat(written(postgres)).containsAll(committed);
            assertThat(committed).hasSizeGreaterThan(KILLS * ROWS_BEFORE_A_KILL);
        }
        assertThat(server.pids()).isEmpty();
    }

    @Test
    void recoversWhenPostgresItselfIsKilled() throws IOException, SQLException {
        Path data = Databases.dataDirectory(folder, "postgres-killed");
        RunningServer server = Databases.serverIn(data);
        EmbeddedPostgres killed = EmbeddedPostgres.start(DatabaseSettings.in(data));
        try (Connection owner = Databases.connect(killed, killed.owner())) {
            Databases.execute(owner, "CREATE TABLE written (id bigserial PRIMARY KEY)");
            Databases.execute(owner, "INSERT INTO written SELECT generate_series(1, 1000)");
            ProcessHandle.of(server.postmasters().get(0)).orElseThrow().destroyForcibly();
        }
        killed.stop();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(written(postgres)).hasSize(1000);
            assertThat(server.postmasters()).hasSize(1);
        }
    }

    @Test
    void endsTheOrphansOfAKilledPostmasterBeforeItStartsAnother() throws Exception {
        Path data = Databases.dataDirectory(folder, "orphans");
        RunningServer server = Databases.serverIn(data);
        EmbeddedPostgres killed = EmbeddedPostgres.start(DatabaseSettings.in(data));
        List<Long> family = server.pids();
        long postmaster = server.postmasters().get(0);
        Command.run(List.of("sh", "-c", "kill -s STOP " + orphanToBe(family, postmaster)));
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        assertThat(Pause.until(() -> server.postmasters().isEmpty(), 10)).isTrue();
        assertThat(server.pids()).as("a stopped child outlives its parent").isNotEmpty();
        killed.stop();
        assertThat(server.pids()).isEmpty();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(server.postmasters()).hasSize(1).doesNotContain(postmaster);
            assertThat(postgres.port()).isPositive();
        }
    }

    private static long orphanToBe(List<Long> family, long postmaster) {
        return family.stream().filter(pid -> pid != postmaster).findFirst().orElseThrow();
    }

    @Test
    void isNotDeceivedByARecordThatNamesAnotherLivingProcess() throws IOException {
        Path data = Databases.dataDirectory(folder, "deceived");
        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        Path cluster = data.resolve("postgres/data");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + cluster + "\n0\n5432\n\n127.0.0.1\n0 0\nready\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(Databases.serverIn(data).postmasters()).hasSize(1);
            assertThat(postgres.port()).isNotEqualTo(5432);
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void startsDespiteAnEmptyRecord() throws IOException {
        Path data = Databases.dataDirectory(folder, "empty-record");
        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        Files.createFile(data.resolve("postgres/data/postmaster.pid"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(postgres.port()).isPositive();
        }
    }

    @Test
    void beginsAnewWhenItWasKilledWhilePreparingTheDatabase() throws Exception {
        Path data = Databases.dataDirectory(folder, "interrupted");
        try (RowWriterProcess writer = RowWriterProcess.launch(data)) {
            assertThat(Pause.until(() -> hasHalfACluster(data), 30)).isTrue();
            writer.kill();
        }
        assertThat(data.resolve("postgres/data")).doesNotExist();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data));
                Connection connection = Databases.connect(postgres, postgres.application())) {
            assertThat(Databases.ask(connection, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    private static boolean hasHalfACluster(Path data) {
        try (Stream<Path> files = Files.list(data.resolve("postgres"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("data.initialising-")
                    && Files.exists(file.resolve("PG_VERSION")));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Long> written(EmbeddedPostgres postgres) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection owner = Databases.connect(postgres, postgres.owner());
                var statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT id FROM written")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
