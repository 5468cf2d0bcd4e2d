package org.habeas.system.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be stopped in the opposite order: Spring before the mail server before the database. What is
 * added after the stop, because a start was still under way, is stopped at once.
 */
final class LastFirst implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastFirst.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean stopped;

    synchronized <T extends AutoCloseable> T add(T what) {
        if (stopped) {
            stop(what);
            throw new IllegalStateException("stopped while starting");
        }
        started.push(what);
        return what;
    }

    @Override
    public synchronized void close() {
        stopped = true;
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private static void stop(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception e) {
            // the others must still be stopped, the database above all
            LOG.error("{} did not stop cleanly", what.getClass().getSimpleName(), e);
        }
    }
}
