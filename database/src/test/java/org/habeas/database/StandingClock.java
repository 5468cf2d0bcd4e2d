package org.habeas.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it; each module's tests begin at a moment of their own. */
public abstract class StandingClock extends Clock {

    private final Instant start;
    private volatile Instant now;

    protected StandingClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    /** Back to the moment at which every test begins. */
    public final void reset() {
        now = start;
    }

    /** Moves on. */
    public final void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Moves to a moment. */
    public final void set(Instant to) {
        now = to;
    }

    @Override
    public final Instant instant() {
        return now;
    }

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
