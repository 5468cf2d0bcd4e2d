package org.habeas.casework.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/** Where the words of typed reasons are kept sealed, apart from the ledger, so that they can be destroyed alone. */
public interface TypedReasons {

    /**
     * Seals and stores words, in the transaction of their act and after its row.
     *
     * @param act id of the row, or of what the words wait for until there is one
     * @param reference the case whose keyset seals them; null for a keyset of their own
     */
    void keep(UUID act, @Nullable CaseReference reference, String words);

    /**
     * Forgets words that were kept under a keyset of their own: the keyset is destroyed with the row. Words of a case stay,
     * for their keyset is the case's.
     */
    void forget(UUID act);

    /**
     * Opens words.
     *
     * @return the words per act, without those that were destroyed
     * @throws RuntimeException when words exist but do not open, which is never told as destroyed
     */
    Map<UUID, String> words(Collection<UUID> acts);
}
