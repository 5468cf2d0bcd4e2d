package org.habeas.breach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instant as it was stated, which stays when it is corrected.
 *
 * @param number the order in which instants of the incident were stated, from 1
 * @param confirmedBy who confirmed or refused it as a second person; null where none was needed or it still waits
 */
public record RecordedInstant(
        UUID id,
        int number,
        InstantKind kind,
        Instant at,
        ZoneId zone,
        String source,
        String why,
        State state,
        String setBy,
        Instant setAt,
        @Nullable String confirmedBy) {

    /** Whether it counts. */
    public enum State {
        /** It counts, unless a later one does. */
        IN_FORCE,
        /** It counts until a person decides, because a report came and clocks must not wait for a reader. */
        PROVISIONAL,
        /** It waits for a second person and does not count. */
        PROPOSED,
        /** A second person refused it. */
        REFUSED
    }

    /** Whether it counts now, unless a later one does. */
    public boolean counts() {
        return state == State.IN_FORCE || state == State.PROVISIONAL;
    }

    /** Whether it counts only until a person decides. */
    public boolean provisional() {
        return state == State.PROVISIONAL;
    }
}
