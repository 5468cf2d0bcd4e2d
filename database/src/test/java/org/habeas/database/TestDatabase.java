package org.habeas.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fresh database for a test, on the one embedded server of this JVM, which starts at the first call and stops with
 * the JVM; its files stay in the module's {@code target/test-database} so that later runs start faster.
 *
 * @param url the JDBC address of the empty database
 * @param owner for migrations
 * @param application for everything else
 */
public record TestDatabase(String url, DatabaseLogin owner, DatabaseLogin application) {

    private static final int MOST_JVMS_PER_MODULE = 8;
    private static final int PAUSE_MILLIS = 50;
    private static final int MOST_PAUSES = 400;
    private static final String OTHERS = "select 1 from pg_stat_activity where datname is not null"
            + " and usename is not null and pid <> pg_backend_pid()";

    private static @Nullable EmbeddedPostgres server;
    private static int numberInUse;

    /** Drops the database {@code name}, whoever is connected to it, and makes it anew with the grants of production. */
    public static synchronized TestDatabase fresh(String name) {
        EmbeddedPostgres running = server();
        running.provisioning().recreate(name);
        return new TestDatabase(running.jdbcUrl(name), running.owner(), running.application());
    }

    /** The Spring properties that point the data source at the application role and Flyway at the owner role. */
    public Map<String, String> springProperties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", application.role(),
                "spring.datasource.password", application.password(),
                "spring.flyway.url", url,
                "spring.flyway.user", owner.role(),
                "spring.flyway.password", owner.password(),
                "spring.flyway.placeholders.applicationRole", application.role());
    }

    /** The server of this JVM, for tests that need more than a database of their own. */
    public static synchronized EmbeddedPostgres server() {
        if (server == null) {
            EmbeddedPostgres running = start();
            server = running;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(running), "test-database-stop"));
        }
        return server;
    }

    /** All that ends with the JVM ends at once; applications that lose their database first wait for it, 30 s each. */
    private static void stopLast(EmbeddedPostgres running) {
        DatabaseLogin login = running.application();
        try (Connection connection = DriverManager.getConnection(
                        running.jdbcUrl(EmbeddedPostgres.DATABASE), login.role(), login.password());
                Statement statement = connection.createStatement()) {
            for (int pauses = 0; pauses < MOST_PAUSES && somebodyIsThere(statement); pauses++) {
                Pause.millis(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            running.stop();
        }
    }

    private static boolean somebodyIsThere(Statement statement) throws SQLException {
        try (ResultSet others = statement.executeQuery(OTHERS)) {
            return others.next();
        }
    }

    /** The data directory of {@link #server()}. */
    static synchronized Path directory() {
        server();
        return directory(numberInUse);
    }

    private static EmbeddedPostgres start() {
        DatabaseUnavailable last = null;
        for (int number = 1; number <= MOST_JVMS_PER_MODULE; number++) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.start(DatabaseSettings.in(directory(number)));
                numberInUse = number;
                return started;
            } catch (DatabaseUnavailable e) {
                // Another JVM tests the same module right now: take the next folder.
                if (e.getMessage() == null || !e.getMessage().startsWith("Another Habeas")) {
                    throw e;
                }
                last = e;
            }
        }
        throw new DatabaseUnavailable("All test databases are in use.", last);
    }

    private static Path directory(int number) {
        String basedir = System.getProperty("basedir", System.getProperty("user.dir", "."));
        return Path.of(basedir, "target", number == 1 ? "test-database" : "test-database-" + number);
    }
}
