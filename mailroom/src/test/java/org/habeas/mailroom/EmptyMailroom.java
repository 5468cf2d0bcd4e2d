package org.habeas.mailroom;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the mailroom, emptied, so that each test begins with nothing. */
public final class EmptyMailroom {

    private EmptyMailroom() {}

    /** Empties every table of the mailroom and makes the desk forget. */
    public static void begin(JdbcClient jdbc, TestDesk desk) {
        jdbc.sql("update mailroom_inbound_mail set duplicate_of = null, fingerprint_mac = null")
                .update();
        // Not truncated: the application's role may only delete. What others refer to goes last.
        jdbc.sql("select tablename from pg_tables where tablename like 'mailroom\\_%'"
                        + " order by tablename = 'mailroom_inbound_mail', tablename = 'mailroom_holding'")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("delete from " + table).update());
        desk.reset();
    }
}
