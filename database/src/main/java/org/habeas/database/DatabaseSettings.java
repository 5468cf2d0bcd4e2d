package org.habeas.database;

import java.nio.file.Path;

/**
 * Where the embedded PostgreSQL keeps its files and on which port of 127.0.0.1 it listens.
 *
 * @param dataDirectory the data directory of this Habeas; everything of the database lies in its folder {@code postgres}
 * @param port a TCP port, or 0 for any free one
 */
public record DatabaseSettings(Path dataDirectory, int port) {

    /** Refuses a port that TCP does not have. */
    public DatabaseSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "The database port must lie between 1 and 65535, or be 0 for any free one, but is " + port + ".");
        }
    }

    /** Settings for a server in {@code dataDirectory} on any free port. */
    public static DatabaseSettings in(Path dataDirectory) {
        return new DatabaseSettings(dataDirectory, 0);
    }

    /** The same settings with a fixed port. */
    public DatabaseSettings withPort(int fixedPort) {
        return new DatabaseSettings(dataDirectory, fixedPort);
    }
}
