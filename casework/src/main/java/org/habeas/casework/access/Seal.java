package org.habeas.casework.access;

import java.time.Instant;
import java.util.List;

/**
 * That a case is sealed, and for whom it exists.
 *
 * @param by account of who sealed it
 * @param roster at least one, those admitted first at the front
 */
public record Seal(Instant at, String by, List<Seat> roster) {

    public Seal {
        roster = List.copyOf(roster);
    }

    /** Whether somebody is on the roster. */
    public boolean admits(String account) {
        return roster.stream().anyMatch(seat -> seat.account().equals(account));
    }

    /**
     * Somebody on the roster.
     *
     * @param by account of who admitted them
     */
    public record Seat(String account, Instant since, String by) {}
}
