package org.habeas;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the application's database says about mail, asked directly. */
final class IntakeRecord implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final Connection connection;

    private IntakeRecord(Connection connection) {
        this.connection = connection;
    }

    /**
     * A stored mail.
     *
     * @param reference the case it belongs to
     */
    record Mail(String state, @Nullable String reference) {}

    /**
     * Where the intake stands.
     *
     * @param progress mails stored, moved, opened and answered
     * @param notMoved mails that are stored and still in the inbox
     * @param onTheWire Message-IDs of letters that may be on the wire
     */
    record Moment(String progress, long notMoved, Set<String> onTheWire) {}

    /** Connects as the application does. */
    static IntakeRecord connect(Properties announced) throws SQLException {
        return new IntakeRecord(DriverManager.getConnection(
                announced.getProperty("url"), announced.getProperty("role"), announced.getProperty("password")));
    }

    /** Waits until every mail is a case, has left the inbox and is acknowledged. */
    void awaitIdle(int mails, Duration limit) throws SQLException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!progress().equals("%1$d/%1$d/%1$d/%1$d".formatted(mails))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The intake did not end within " + limit + "\n" + status());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Mails stored, moved, opened and answered. */
    String progress() throws SQLException {
        StringBuilder progress = new StringBuilder();
        for (KillMoment.Progress what : KillMoment.Progress.values()) {
            progress.append(progress.isEmpty() ? "" : "/").append(number(KillMoment.questionOf(what)));
        }
        return progress.toString();
    }

    /** Where a dead application has left the intake: after the last statement that it sent has ended. */
    Moment leftBehind() throws SQLException, InterruptedException {
        while (number("select count(*) from pg_stat_activity where backend_type = 'client backend'"
                        + " and usename = current_user and pid <> pg_backend_pid()")
                > 0) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return new Moment(
                progress(),
                number("select count(*) from mailroom_inbound_mail where on_server = 'THERE'"),
                map("select '<' || message_id || '>', state from mailroom_outbound_mail where state = 'IN_FLIGHT'")
                        .keySet());
    }

    /** Everything there is to say about a standstill. */
    String status() throws SQLException {
        return "in: "
                + map("select on_server || ' ' || state, count(*) from mailroom_inbound_mail group by 1")
                + "\nout: " + map("select kind || ' ' || state, count(*) from mailroom_outbound_mail group by 1")
                + "\nheld: " + map("select reason || ' ' || details, count(*) from mailroom_holding group by 1");
    }

    long count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    long number(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Every stored mail by the hash of its bytes. */
    Map<String, Mail> mailsByHash() throws SQLException {
        Map<String, Mail> mails = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select sha256, state, case_reference from mailroom_inbound_mail")) {
            while (rows.next()) {
                Mail before = mails.put(rows.getString(1), new Mail(rows.getString(2), rows.getString(3)));
                if (before != null) {
                    throw new AssertionError("stored twice: " + before);
                }
            }
        }
        return mails;
    }

    /** How many cases there are of each kind. */
    Map<String, Long> casesByKind() throws SQLException {
        Map<String, Long> cases = new LinkedHashMap<>();
        map("select kind, count(*) from casework_case group by 1")
                .forEach((kind, count) -> cases.put(kind, Long.valueOf(count)));
        return cases;
    }

    /** Every case with the number of workflows that were ever started for it. */
    Map<String, Integer> workflows() throws SQLException {
        Map<String, Integer> started = new LinkedHashMap<>();
        map("select business_key_, count(*) from act_hi_procinst group by 1")
                .forEach((reference, count) -> started.put(reference, Integer.valueOf(count)));
        return started;
    }

    /** The Message-ID of every acknowledgement, with its case. */
    Map<String, String> acknowledgements() throws SQLException {
        return map("select '<' || message_id || '>', case_reference from mailroom_outbound_mail");
    }

    /** The Message-IDs of the letters that the ledger names as perhaps delivered twice. */
    Set<String> lettersInDoubt() throws SQLException {
        return map("select distinct '<' || letter.message_id || '>', letter.state from mailroom_outbound_mail letter"
                        + " join casework_ledger act on act.what = 'mail.inDoubt'"
                        + " and act.facts ->> 'letter' = letter.id::text where letter.perhaps_delivered")
                .keySet();
    }

    private Map<String, String> map(String question) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
