package org.habeas.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time plus what a test has moved it by. */
public final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Moves time forward. */
    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Shows the real time again. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }
}
