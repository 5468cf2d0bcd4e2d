package org.habeas.inbox;

import java.time.Instant;
import org.habeas.database.StandingClock;

/** Stands on the morning of the invented inbox. */
final class MovableClock extends StandingClock {

    static final Instant NOW = Instant.parse("2026-12-21T09:42:00Z");

    MovableClock() {
        super(NOW);
    }
}
