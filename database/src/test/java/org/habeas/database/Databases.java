package org.habeas.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** What several tests of the launcher do with a data directory of their own and with a server in it. */
final class Databases {

    private Databases() {}

    /** Makes a data directory that borrows the unpacked binaries of the shared test server, to save seconds. */
    static Path dataDirectory(Path parent, String name) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(name));
        Path home = Files.createDirectory(directory.resolve("postgres"));
        TestDatabase.server();
        Path binaries = TestDatabase.directory().toAbsolutePath().resolve("postgres");
        String folder = "binaries-" + Binaries.bundledVersion();
        Files.createSymbolicLink(home.resolve(folder), binaries.resolve(folder));
        for (Path path : new Path[] {directory, home}) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return directory;
    }

    /** Gives the borrowed binaries back, about whose links JUnit would warn when it cleans up. */
    static void giveBackBinaries(Path parent) throws IOException {
        try (Stream<Path> walk = Files.walk(parent, 3)) {
            for (Path link : walk.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    static RunningServer serverIn(Path dataDirectory) throws IOException {
        return new RunningServer(dataDirectory.toRealPath().resolve("postgres/data"));
    }

    static Connection connect(String url, DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(url, login.role(), login.password());
    }

    static Connection connect(EmbeddedPostgres postgres, DatabaseLogin login) throws SQLException {
        return connect(postgres.jdbcUrl(EmbeddedPostgres.DATABASE), login);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the only row. */
    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new AssertionError("no row: " + sql);
            }
            return rows.getString(1);
        }
    }
}
