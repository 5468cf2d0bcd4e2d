package org.habeas.sar;

import java.time.Instant;
import org.habeas.database.StandingClock;

/** Stands on the morning on which every test begins. */
public class MovableClock extends StandingClock {

    MovableClock() {
        super(Instant.parse("2026-11-24T09:00:00Z"));
    }
}
