package org.habeas.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The places inside a data directory that belong to the embedded PostgreSQL.
 *
 * @param dataDirectory the data directory of this Habeas, absolute and free of symbolic links
 */
record DatabaseFiles(Path dataDirectory) {

    static final String LAYOUT = "1";
    private static final String LAYOUT_FILE = "habeas.layout";

    /** Names the places inside {@code directory}, which is created if it is not there. */
    static DatabaseFiles in(Path directory) {
        try {
            FileTree.createTraversable(directory.toAbsolutePath().normalize());
            DatabaseFiles files = new DatabaseFiles(directory.toRealPath());
            FileTree.createTraversable(files.home());
            return files;
        } catch (IOException e) {
            throw new DatabaseUnavailable("The data directory " + directory + " cannot be created or entered.", e);
        }
    }

    Path home() {
        return dataDirectory.resolve("postgres");
    }

    Path cluster() {
        return home().resolve("data");
    }

    Path sockets() {
        return home().resolve("run");
    }

    Path credentials() {
        return home().resolve("credentials.properties");
    }

    Path log() {
        return home().resolve("server.log");
    }

    Path lock() {
        return dataDirectory.resolve("habeas.lock");
    }

    /**
     * Whether there is a finished cluster that this Habeas can open.
     *
     * @throws DatabaseUnavailable if there is one that it must not touch: of another major version of PostgreSQL, of
     *     another layout, or not made by Habeas at all
     */
    boolean holdsCluster(int postgresMajor) {
        if (!Files.exists(cluster())) {
            return false;
        }
        if (!Files.isReadable(cluster())) {
            throw new DatabaseUnavailable("The database in " + cluster()
                    + " belongs to another user: start Habeas as that user or as root, or choose another data"
                    + " directory.");
        }
        String found = firstLine(cluster().resolve("PG_VERSION"));
        if (!found.equals(Integer.toString(postgresMajor))) {
            throw new DatabaseUnavailable("The database in " + cluster() + " was written by PostgreSQL "
                    + (found.isEmpty() ? "of an unknown version" : found) + ", and this Habeas brings PostgreSQL "
                    + postgresMajor + ": start it with the Habeas release that wrote it, or choose another data"
                    + " directory; nothing has been changed.");
        }
        String layout = firstLine(cluster().resolve(LAYOUT_FILE));
        if (!layout.equals(LAYOUT)) {
            throw new DatabaseUnavailable("The database in " + cluster() + " has Habeas layout "
                    + (layout.isEmpty() ? "unknown" : layout) + ", and this Habeas knows layout " + LAYOUT
                    + ": start it with the Habeas release that wrote it, or choose another data directory; nothing has"
                    + " been changed.");
        }
        return true;
    }

    /** Marks a freshly initialised cluster as one of ours. */
    static void markLayout(Path cluster) throws IOException {
        Files.writeString(cluster.resolve(LAYOUT_FILE), LAYOUT + System.lineSeparator());
    }

    private static String firstLine(Path file) {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The file " + file + " cannot be read; start Habeas as the user who owns the data directory.", e);
        }
    }
}
