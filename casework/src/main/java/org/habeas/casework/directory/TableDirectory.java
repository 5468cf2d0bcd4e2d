package org.habeas.casework.directory;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory in a table of our own, filled by import. */
@Component
class TableDirectory implements Directory {

    private final JdbcClient jdbc;

    TableDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DirectoryAnswer whoIs(String email) {
        return jdbc.sql("select standing, customer, account from casework_directory where email = ?")
                .param(email.strip().toLowerCase(Locale.ROOT))
                .query((row, number) -> new DirectoryAnswer(
                        DirectoryAnswer.Standing.valueOf(row.getString("standing")),
                        row.getString("customer"),
                        row.getString("account")))
                .optional()
                .orElse(DirectoryAnswer.UNKNOWN);
    }
}
