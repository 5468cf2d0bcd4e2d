package org.habeas.workflows;

import java.time.Instant;
import org.habeas.database.StandingClock;

/** Stands on the morning on which the first test begins. */
class MovableClock extends StandingClock {

    MovableClock() {
        super(Instant.parse("2026-11-23T09:00:00Z"));
    }
}
