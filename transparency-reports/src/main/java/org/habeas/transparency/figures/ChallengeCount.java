package org.habeas.transparency.figures;

/**
 * What came of one way of contesting requests.
 *
 * @param raised in the period
 * @param upheld of these, with success by its end
 * @param denied of these, without success by its end
 */
public record ChallengeCount(long raised, long upheld, long denied) {

    /** Not decided at the end of the period. */
    public long pending() {
        return raised - upheld - denied;
    }
}
