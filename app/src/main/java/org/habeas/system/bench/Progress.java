package org.habeas.system.bench;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the intake is, as the database says, counted from where it was asked to count from. */
final class Progress {

    private final JdbcClient jdbc;
    private final Counts before;

    private Progress(JdbcClient jdbc, Counts before) {
        this.jdbc = jdbc;
        this.before = before;
    }

    /** Counts from now on. */
    static Progress fromNow(JdbcClient jdbc) {
        return new Progress(jdbc, Counts.of(jdbc));
    }

    /** Rows of everything that intake makes, and transactions. */
    record Counts(long cases, long held, long letters, long clocks, long ledgerEntries, long commits) {

        private static Counts of(JdbcClient jdbc) {
            return new Counts(
                    number(jdbc, "select count(*) from casework_case"),
                    number(jdbc, "select count(*) from mailroom_holding"),
                    number(jdbc, "select count(*) from mailroom_outbound_mail"),
                    number(jdbc, "select count(*) from casework_clock"),
                    number(jdbc, "select count(*) from casework_ledger"),
                    number(jdbc, "select xact_commit from pg_stat_database where datname = current_database()"));
        }

        private Counts minus(Counts other) {
            return new Counts(
                    cases - other.cases,
                    held - other.held,
                    letters - other.letters,
                    clocks - other.clocks,
                    ledgerEntries - other.ledgerEntries,
                    commits - other.commits);
        }
    }

    Counts made() {
        return Counts.of(jdbc).minus(before);
    }

    /** Mails that are at the end of their way in. */
    long ended() {
        return number(jdbc, "select count(*) from mailroom_outbound_mail")
                - before.letters()
                + number(jdbc, "select count(*) from mailroom_holding")
                - before.held();
    }

    String fsync() {
        return jdbc.sql("select 'fsync ' || current_setting('fsync') || ', synchronous_commit '"
                        + " || current_setting('synchronous_commit') || ', full_page_writes '"
                        + " || current_setting('full_page_writes')")
                .query(String.class)
                .single();
    }

    private static long number(JdbcClient jdbc, @CompileTimeConstant String question) {
        return jdbc.sql(question).query(Long.class).single();
    }
}
