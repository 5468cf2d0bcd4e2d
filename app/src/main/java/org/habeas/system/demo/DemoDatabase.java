package org.habeas.system.demo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.habeas.database.DatabaseSettings;
import org.habeas.database.EmbeddedPostgres;
import org.habeas.system.CommandFailed;

/**
 * How to reach the database of a demonstration, which has another port at every start.
 *
 * @param url JDBC address
 * @param role of the application
 */
public record DemoDatabase(String url, String role, String password) {

    static final String ANNOUNCEMENT = "database.properties";

    static DemoDatabase of(EmbeddedPostgres database) {
        return new DemoDatabase(
                database.jdbcUrl(EmbeddedPostgres.DATABASE),
                database.application().role(),
                database.application().password());
    }

    /**
     * Does something with the database of a data directory: of the running demonstration, or of one that is started for
     * it.
     *
     * @return what comes out of it
     * @throws CommandFailed when nothing has ever run in this directory
     */
    public static <T> T use(Path data, Function<DemoDatabase, T> use) {
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw CommandFailed.wrongUse("There is no demonstration in " + data + ": start ./habeas run once first.");
        }
        Optional<DemoDatabase> running = announcedIn(data);
        if (running.isPresent()) {
            return use.apply(running.get());
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.start(DatabaseSettings.in(data))) {
            return use.apply(of(database));
        }
    }

    /** The same as Spring's properties. */
    public Map<String, String> springProperties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", role,
                "spring.datasource.password", password);
    }

    String text() {
        return "url=" + url + "\nrole=" + role + "\npassword=" + password + "\n";
    }

    private static Optional<DemoDatabase> announcedIn(Path data) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(data.resolve(ANNOUNCEMENT))));
            DemoDatabase announced = new DemoDatabase(
                    properties.getProperty("url", ""),
                    properties.getProperty("role", ""),
                    properties.getProperty("password", ""));
            return announced.answers() ? Optional.of(announced) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The file may have been left by a demonstration that was killed. */
    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url, role, password)) {
            return connection.isValid(5);
        } catch (SQLException nobody) {
            return false;
        }
    }
}
