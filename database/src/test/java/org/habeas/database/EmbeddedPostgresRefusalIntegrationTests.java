package org.habeas.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRefusalIntegrationTests {

    @TempDir
    Path folder;

    @AfterEach
    void giveBackBinaries() throws IOException {
        Databases.giveBackBinaries(folder);
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThatThrownBy(() ->
                            EmbeddedPostgres.start(DatabaseSettings.in(Databases.dataDirectory(folder, "taken-port"))
                                    .withPort(other.getLocalPort())))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1 is taken by another program");
        }
    }

    @Test
    void startsOnTheConfiguredPortAndAgainRightAfterIsFreed() throws IOException {
        Path data = Databases.dataDirectory(folder, "fixed-port");
        int port;
        try (EmbeddedPostgres first = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            port = first.port();
        }

        try (EmbeddedPostgres second =
                EmbeddedPostgres.start(DatabaseSettings.in(data).withPort(port))) {
            assertThat(second.port()).isEqualTo(port);
        }
    }

    @Test
    void refusesAPortThatDoesNotExist() {
        assertThatThrownBy(() -> DatabaseSettings.in(folder).withPort(65_536)).hasMessageContaining("65536");
    }

    @Test
    void leavesADatabaseOfAnotherPostgresVersionAlone() throws IOException {
        Path data = foreignCluster("17", DatabaseFiles.LAYOUT);
        Map<String, String> before = snapshot(data);

        assertThatThrownBy(() -> EmbeddedPostgres.start(DatabaseSettings.in(data)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("this Habeas brings PostgreSQL " + Binaries.bundledMajor())
                .hasMessageContaining("start it with the Habeas release that wrote it");

        assertThat(snapshot(data)).isEqualTo(before);
    }

    @Test
    void leavesADatabaseOfANewerHabeasAlone() throws IOException {
        Path data = foreignCluster(Integer.toString(Binaries.bundledMajor()), "2");
        Map<String, String> before = snapshot(data);

        assertThatThrownBy(() -> EmbeddedPostgres.start(DatabaseSettings.in(data)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("has Habeas layout 2")
                .hasMessageContaining("knows layout 1");

        assertThat(snapshot(data)).isEqualTo(before);
    }

    @Test
    void asksForTheBackupWhenThePasswordsAreLost() throws IOException {
        Path data = Databases.dataDirectory(folder, "lost-passwords");
        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        Files.delete(data.resolve("postgres/credentials.properties"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(DatabaseSettings.in(data)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("credentials.properties")
                .hasMessageContaining("restore it from the backup");
    }

    @Test
    void refusesASecondHabeasInAnotherProcess() throws Exception {
        Path data = Databases.dataDirectory(folder, "two-processes");
        try (RowWriterProcess first = RowWriterProcess.launch(data)) {
            first.awaitRows(1);

            assertThatThrownBy(() -> EmbeddedPostgres.start(DatabaseSettings.in(data)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Another Habeas (pid " + first.pid() + ")")
                    .hasMessageContaining(data.toRealPath().toString());

            first.awaitRows(100);
            first.kill();
        }
        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
    }

    @Test
    void keepsItsClaimAfterRefusingASecondHabeasInItsOwnProcess() throws Exception {
        Path data = Databases.dataDirectory(folder, "one-process");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(DatabaseSettings.in(data)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(
                            "Another Habeas (pid " + ProcessHandle.current().pid() + ")");

            try (RowWriterProcess second = RowWriterProcess.launch(data)) {
                assertThatThrownBy(() -> second.awaitRows(1)).hasMessageContaining("ended before");
            }
            assertThat(Databases.serverIn(data).postmasters()).hasSize(1);
            assertThat(first.port()).isPositive();
        }
    }

    private Path foreignCluster(String postgresVersion, String layout) throws IOException {
        Path data = folder.resolve("foreign");
        Path cluster = Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(cluster.resolve("PG_VERSION"), postgresVersion + "\n");
        Files.writeString(cluster.resolve("habeas.layout"), layout + "\n");
        return data;
    }

    private static Map<String, String> snapshot(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                String content = Files.isRegularFile(path) ? Files.readString(path) : "folder";
                files.put(
                        root.relativize(path).toString(),
                        Files.getLastModifiedTime(path) + " " + FileOwner.of(path) + " " + content);
            }
        }
        return files;
    }
}
