package org.habeas.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresIntegrationTests {

    @Test
    void keepsCommitsThroughAPowerCut() throws SQLException {
        TestDatabase database = TestDatabase.fresh("settings");
        assertThat(show(database, "fsync")).isEqualTo("on");
    }

    private static String show(TestDatabase database, String setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.application().role(),
                        database.application().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
