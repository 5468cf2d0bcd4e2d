package org.habeas.casework.correspondence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/**
 * The way out for letters: rows written in the caller's transaction, sent later by the mailroom. What is sent is what
 * was prepared: the same bytes, the same hash.
 */
public interface Outbox {

    /** Whether there is a mailbox that writes for this case; without one a letter is refused. */
    default boolean writesFor(CaseReference reference) {
        return true;
    }

    /**
     * Renders and stores a letter without letting it leave.
     *
     * @return the prepared letter; for a kind and key that the case already has, the existing one
     */
    PreparedLetter prepare(Letter letter, Acting acting);

    /**
     * Lets a prepared letter leave once the hold time is over.
     *
     * @param sha256 the hash that was approved
     * @throws org.habeas.casework.ActRefused {@code letter-changed} when the stored letter has another hash,
     *     {@code letter-not-prepared} when it was released or withdrawn before
     */
    void release(UUID letter, String sha256, Duration hold, Acting acting);

    /** Prepares and releases in one step, for letters that no person approves. */
    default PreparedLetter post(Letter letter, Acting acting) {
        PreparedLetter prepared = prepare(letter, acting);
        if (stateOf(prepared.id()).filter(LetterState.PREPARED::equals).isPresent()) {
            release(prepared.id(), prepared.sha256(), Duration.ZERO, acting);
        }
        return prepared;
    }

    /**
     * Stops a letter that has not left.
     *
     * @return whether it was stopped; false when a sender already had it
     */
    boolean withdraw(UUID letter, Acting acting);

    /** Where a letter is, empty when there is none with this id. */
    Optional<LetterState> stateOf(UUID letter);

    /** When the next server took a letter over: the proof that it was sent in time; empty unless it is {@code ACCEPTED}. */
    Optional<Instant> acceptedAt(UUID letter);

    /** The letter as it was rendered, empty when there is none with this id. */
    Optional<PreparedLetter> find(UUID letter);
}
