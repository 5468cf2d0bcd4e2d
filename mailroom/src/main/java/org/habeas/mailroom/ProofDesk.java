package org.habeas.mailroom;

import java.util.UUID;
import org.habeas.casework.Acting;

/** Where a person sees whether mail server and database hold the same mail, and what to do when they do not. */
public interface ProofDesk {

    /** The last result; technical facts only, nothing of what a mail says. */
    MailboxProof proof(Acting acting);

    /**
     * Takes in what waits and compares both sides now.
     *
     * @return how many differences there are
     */
    int compareNow(Acting acting);

    /**
     * Takes a difference from the list, because somebody knows what became of the mail.
     *
     * @throws org.habeas.casework.ActRefused {@code no-difference} when it is settled already
     */
    void settle(UUID difference, Acting acting);
}
