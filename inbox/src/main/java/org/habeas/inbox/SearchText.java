package org.habeas.inbox;

import java.util.List;
import org.habeas.casework.CaseReference;

/**
 * The few plain words under which a case is found: names, addresses and subject lines. They stand outside the keysets,
 * so a feature keeps them few and removes them with the case.
 */
public interface SearchText {

    /**
     * Sets the words of a case, in place of earlier ones; takes part in the caller's transaction.
     *
     * @param plainWords names, addresses and subject lines
     */
    void put(CaseReference reference, List<String> plainWords);

    /** Forgets the words of a case. */
    void remove(CaseReference reference);
}
