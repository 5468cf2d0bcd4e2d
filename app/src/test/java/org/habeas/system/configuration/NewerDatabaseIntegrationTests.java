package org.habeas.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.habeas.database.TestDatabase;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NewerDatabaseIntegrationTests extends WholeApplication {

    @Autowired
    private Flyway configured;

    @Test
    void refusesADatabaseThatANewerHabeasHasMigrated() throws SQLException {
        TestDatabase database = TestDatabase.fresh("newer");
        Flyway flyway = Flyway.configure()
                .configuration(configured.getConfiguration())
                .dataSource(
                        database.url(),
                        database.owner().role(),
                        database.owner().password())
                .placeholders(Map.of("applicationRole", database.application().role()))
                .load();
        flyway.migrate();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        try (Connection owner = DriverManager.getConnection(
                        database.url(),
                        database.owner().role(),
                        database.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute("insert into flyway_schema_history select 1000, '29991231000000', 'newer', type,"
                    + " 'V29991231000000__newer.sql', 1, installed_by, installed_on, 1, true"
                    + " from flyway_schema_history order by installed_rank desc limit 1");
        }

        Throwable refusal = catchThrowable(flyway::migrate);

        assertThat(new StartFailures().analyze(new IllegalStateException(refusal)))
                .isNotNull()
                .satisfies(analysis -> assertThat(analysis.getDescription())
                        .startsWith("The database was migrated by another version of Habeas"));
    }
}
