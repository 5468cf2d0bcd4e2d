package org.habeas.mailroom;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** Where a person decides about mail that Habeas could not place; nothing leaves the holding area by itself. */
public interface HoldingDesk {

    /** What waits, the most urgent first, a page of it. */
    List<HeldMail> waiting(HeldFilter filter, Acting acting);

    /** How many mails wait of those that a filter lets through, on all pages. */
    long count(HeldFilter filter, Acting acting);

    /** Why mails wait now, the most frequent reason first. */
    List<HeldReason> reasons(Acting acting);

    /** The same mails in the same order, for those who may not know what stands in them. */
    List<HeldFacts> facts(HeldFilter filter, Acting acting);

    /**
     * A held mail, opened.
     *
     * @throws org.habeas.casework.ActRefused {@code not-held} when somebody has placed it before
     */
    HeldText read(UUID held, Acting acting);

    /**
     * A held mail byte for byte; the caller closes the stream.
     *
     * @throws org.habeas.casework.ActRefused {@code not-held} when somebody has placed it before
     */
    InputStream raw(UUID held, Acting acting);

    /**
     * Gives a held mail to a case.
     *
     * @throws org.habeas.casework.NoSuchCase when there is no such case
     * @throws org.habeas.casework.ActRefused {@code not-held} when somebody has placed it before, {@code case-closed}
     *     when the case takes no mail
     */
    void assignTo(UUID held, CaseReference reference, Acting acting);

    /**
     * Opens a case from a held mail, with the desk and for the legal entity of one of our mailboxes.
     *
     * @param mailbox its address; empty for the mailbox that the mail came to
     * @throws org.habeas.casework.ActRefused {@code not-held} when somebody has placed it before, {@code no-mailbox} when
     *     it is none of ours, {@code no-desk} when no desk takes mail there
     */
    CaseReference openNew(UUID held, String mailbox, Acting acting);

    /**
     * Lets Habeas try again, for example after a fault was repaired.
     *
     * @throws org.habeas.casework.ActRefused {@code not-held} when somebody has placed it before
     */
    void retry(UUID held, Acting acting);
}
