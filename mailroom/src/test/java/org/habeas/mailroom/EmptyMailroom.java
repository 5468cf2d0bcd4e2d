package org.habeas.mailroom;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the mailroom, emptied, so that each test begins with nothing. */
public final class EmptyMailroom {

    private EmptyMailroom() {}

    /** Empties every table of the mailroom and makes the desk forget. */
    public static void begin(JdbcClient jdbc, TestDesk desk) {
        List<String> tables = jdbc.sql("select tablename from pg_tables where tablename like 'mailroom\\_%'")
                .query(String.class)
                .list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
        desk.reset();
    }
}
