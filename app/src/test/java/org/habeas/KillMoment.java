package org.habeas;

import java.sql.SQLException;
import java.util.Random;

/**
 * When to kill: a moment after so many more mails or letters have come so far.
 *
 * @param what how far
 * @param count how many
 * @param delayMillis how long to wait then
 */
record KillMoment(Progress what, int count, int delayMillis) {

    private static final int LONGEST_DELAY_MILLIS = 60;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** What is counted. */
    enum Progress {
        STORED("select count(*) from mailroom_inbound_mail"),
        MOVED("select count(*) from mailroom_inbound_mail where on_server = 'MOVED'"),
        OPENED("select count(*) from mailroom_inbound_mail where state = 'OPENED'"),
        ANSWERED("select count(*) from mailroom_outbound_mail where state = 'ACCEPTED'");

        private final String question;

        Progress(String question) {
            this.question = question;
        }
    }

    /** A moment while so many mails more are taken in. */
    static KillMoment within(int mails, Random random) {
        Progress[] all = Progress.values();
        return new KillMoment(
                all[random.nextInt(all.length)], 1 + random.nextInt(mails - 1), random.nextInt(LONGEST_DELAY_MILLIS));
    }

    /** Where the progress stands before the mails are sent. */
    long before(IntakeRecord record) throws SQLException {
        return record.number(what.question);
    }

    /** Waits for it. */
    void await(IntakeRecord record, long before) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (record.number(what.question) < before + count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The intake stands still before " + this + "\n" + record.status());
            }
        }
        Thread.sleep(delayMillis);
    }

    @Override
    public String toString() {
        return "+" + count + " " + what + " +" + delayMillis + " ms";
    }

    static String questionOf(Progress progress) {
        return progress.question;
    }
}
