package org.habeas.workflows;

import java.time.Clock;
import org.joda.time.DateTimeUtils;

/**
 * Lets the engine's static clock follow the application's, for tests and for drills with compressed time; never in an
 * installation that works cases.
 *
 * <p>The engine reads its time from Joda, for the whole JVM.
 */
public final class EngineClock {

    private EngineClock() {}

    /** From now on every reading of the engine's clock is a reading of this one. */
    public static void follow(Clock clock) {
        DateTimeUtils.setCurrentMillisProvider(clock::millis);
    }

    /** The engine reads the machine's clock again. */
    public static void release() {
        DateTimeUtils.setCurrentMillisSystem();
    }
}
