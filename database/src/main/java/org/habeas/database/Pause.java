package org.habeas.database;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for something outside of Java, which reports nothing by itself. */
final class Pause {

    private static final long STEP_MILLIS = 20;

    private Pause() {}

    static void millis(long duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Waiting for PostgreSQL was interrupted.", e);
        }
    }

    /** Waits until {@code condition} holds, at most {@code seconds}; answers whether it holds. */
    static boolean until(BooleanSupplier condition, long seconds) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(seconds)) {
                return false;
            }
            millis(STEP_MILLIS);
        }
        return true;
    }
}
