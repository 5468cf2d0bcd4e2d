package org.habeas.casework.correspondence;

import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/**
 * Told what became of a letter, in the transaction that notes it; each feature that sends letters has one and ignores
 * the cases of others.
 */
public interface LetterOutcomes {

    /**
     * A letter reached an end of its way, or an end that was noted before turned out to be none.
     *
     * @param kind template id of the letter
     * @param state {@link LetterState#ACCEPTED}, {@link LetterState#PERMFAIL}, or {@link LetterState#RETURNED} of a letter that
     *     was {@code ACCEPTED}
     */
    void letterEnded(CaseReference reference, UUID letter, String kind, LetterState state, Acting acting);
}
