package org.habeas.mailroom.server;

import java.util.function.BooleanSupplier;

/** Waiting for something outside of Java, which reports nothing by itself. */
final class Waiting {

    private static final long STEP_MILLIS = 20;

    private Waiting() {}

    /** Waits until {@code condition} holds, at most until {@code end} of the JVM's nano clock. */
    static boolean until(BooleanSupplier condition, long end) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting", e);
            }
        }
        return true;
    }
}
