package org.habeas.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a new, empty cluster: in a folder beside, renamed when it is complete, so that half of one is never opened. */
record Cluster(DatabaseFiles files, Binaries binaries, ServerIdentity identity) {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String UNFINISHED = "data.initialising-";

    /** Initialises the cluster with scram for every way in, local ones included, and checksums on every page. */
    void initialise(DatabaseLogin superuser) {
        LOG.info("Preparing a new PostgreSQL {} database in {}.", binaries.version(), files.cluster());
        try {
            removeUnfinished();
            // A name of its own: the initdb of a killed Habeas may still be writing to an earlier one.
            Path folder = Files.createDirectory(files.home().resolve(UNFINISHED + UUID.randomUUID()));
            Path passwordFile = files.sockets().resolve("superuser-password");
            FileTree.writePrivately(passwordFile, superuser.password().getBytes(StandardCharsets.US_ASCII));
            identity.takeOver(folder);
            identity.takeOver(passwordFile);
            Command.Outcome outcome = Command.run(identity.command(initdb(superuser.role(), passwordFile, folder)));
            Files.delete(passwordFile);
            if (!outcome.succeeded()) {
                throw new DatabaseUnavailable(
                        "A new database cannot be prepared in " + files.cluster() + ": " + outcome.summary());
            }
            DatabaseFiles.markLayout(folder);
            Files.move(folder, files.cluster(), StandardCopyOption.ATOMIC_MOVE);
            FileTree.sync(files.home());
        } catch (IOException e) {
            throw new DatabaseUnavailable("A new database cannot be prepared in " + files.cluster() + ".", e);
        }
    }

    private List<String> initdb(String superuser, Path passwordFile, Path folder) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth-local=scram-sha-256",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                // Sorts by code point: an upgrade of the machine's C library cannot break an index.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> siblings = Files.list(files.home())) {
            for (Path sibling : siblings.toList()) {
                if (sibling.getFileName().toString().startsWith(UNFINISHED)) {
                    LOG.info("Removing {}, left by an interrupted start.", sibling);
                    remove(sibling);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            // The initdb of the interrupted start is still writing there; it ends soon, and the next start removes it.
            LOG.info("{} cannot be removed yet: {}", folder, e.getMessage());
        }
    }
}
