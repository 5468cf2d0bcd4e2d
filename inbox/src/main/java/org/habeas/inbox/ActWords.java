package org.habeas.inbox;

import java.util.Optional;
import org.habeas.casework.ledger.RecordedAct;

/** Turns the ledger's acts of one feature into sentences for the timeline. */
@FunctionalInterface
public interface ActWords {

    /**
     * The sentence for one act, beginning with a capital and without the name of who did it: {@code Claimed “Sort the
     * request”}.
     *
     * @return empty when the act belongs to another feature
     */
    Optional<String> words(RecordedAct act);
}
