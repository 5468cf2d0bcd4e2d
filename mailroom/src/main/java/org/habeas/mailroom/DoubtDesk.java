package org.habeas.mailroom;

import java.util.List;
import java.util.UUID;
import org.habeas.casework.Acting;

/**
 * Where a person decides about a letter of which nobody knows whether it arrived. Automatic letters are sent again by
 * themselves, under the same Message-ID; what a person wrote waits for a person.
 */
public interface DoubtDesk {

    /** Every letter in doubt, the one first tried longest ago first; technical facts only. */
    List<LetterInDoubt> waiting(Acting acting);

    /**
     * Sends the letter once more, the same bytes under the same Message-ID.
     *
     * @throws org.habeas.casework.ActRefused {@code not-in-doubt} when it is not in doubt
     */
    void sendAgain(UUID letter, Acting acting);

    /**
     * Counts the letter as sent when it was last on the wire, for example because the recipient has answered it.
     *
     * @throws org.habeas.casework.ActRefused {@code not-in-doubt} when it is not in doubt
     */
    void confirmSent(UUID letter, Acting acting);
}
