package org.habeas.casework.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param number position in the ledger, growing, with gaps where a transaction was rolled back
 * @param reference the case in words, or null
 * @param why the reason: of the program as recorded, of a person as opened, {@link #WORDS_DESTROYED} once nobody can open
 *     it any more, empty when none was given
 * @param commitments per personal field the lower-case hex SHA-256 of salt and value
 */
public record RecordedAct(
        long number,
        UUID id,
        Instant at,
        @Nullable String reference,
        String what,
        String who,
        Set<String> roles,
        String why,
        UUID correlation,
        Map<String, String> facts,
        Map<String, String> commitments) {

    /** Stands in place of typed words whose keyset was destroyed. */
    public static final String WORDS_DESTROYED = "The words of this reason were destroyed.";

    /** The same act with its reason opened. */
    RecordedAct because(String words) {
        return new RecordedAct(number, id, at, reference, what, who, roles, words, correlation, facts, commitments);
    }
}
