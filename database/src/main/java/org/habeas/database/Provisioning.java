package org.habeas.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Makes the roles and the databases in a running server: the owner role owns a database and what is in it, the
 * application role reads and writes rows, and nobody else gets in.
 *
 * @param address the server, as the start of a JDBC address to which a database's name is added
 * @param credentials all three logins
 */
record Provisioning(String address, Credentials credentials) {

    private static final String MAINTENANCE_DATABASE = "postgres";

    /** Makes what is missing of the roles and the database; leaves what is there as it is. */
    void ensure(String database) {
        try (Connection connection = superuser(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            ensureRole(connection, credentials.owner());
            ensureRole(connection, credentials.application());
            statement.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                create(statement, database);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database " + database + " cannot be prepared.", e);
        }
    }

    /** Removes the database, whoever is connected, and makes it anew, empty. */
    void recreate(String database) {
        try (Connection connection = superuser(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + quote(database) + " WITH (FORCE)");
            create(statement, database);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The database " + database + " cannot be made anew.", e);
        }
    }

    private void create(Statement statement, String database) throws SQLException {
        // Under another name until its grants stand: what bears the right name is complete, even after a kill.
        String unfinished = database + "_unfinished";
        String owner = credentials.owner().role();
        String application = credentials.application().role();
        statement.execute("DROP DATABASE IF EXISTS " + quote(unfinished) + " WITH (FORCE)");
        statement.execute("CREATE DATABASE " + quote(unfinished) + " OWNER " + owner);
        statement.execute("REVOKE ALL ON DATABASE " + quote(unfinished) + " FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + quote(unfinished) + " TO " + application);
        try (Connection inside = superuser(unfinished);
                Statement grants = inside.createStatement()) {
            grants.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            grants.execute("GRANT USAGE ON SCHEMA public TO " + application);
            String byDefault = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public GRANT ";
            grants.execute(byDefault + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + application);
            grants.execute(byDefault + "USAGE, SELECT, UPDATE ON SEQUENCES TO " + application);
        }
        statement.execute("ALTER DATABASE " + quote(unfinished) + " RENAME TO " + quote(database));
    }

    private static void ensureRole(Connection connection, DatabaseLogin login) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.role())) {
            try (Statement statement = connection.createStatement()) {
                // Role names are ours and passwords URL-safe Base64: neither can end the literal.
                statement.execute("CREATE ROLE " + login.role() + " LOGIN PASSWORD '" + login.password() + "'");
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection superuser(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", credentials.superuser().role());
        properties.setProperty("password", credentials.superuser().password());
        return DriverManager.getConnection(address + database, properties);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
