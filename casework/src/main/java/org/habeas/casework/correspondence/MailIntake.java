package org.habeas.casework.correspondence;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;

/**
 * A desk that takes in mail; a feature implements it and the mailroom calls it inside the transaction in which the mail
 * is marked as processed.
 */
public interface MailIntake {

    /** The name by which the table of mailboxes refers to this desk: {@code sar}. */
    String desk();

    /** The kind of case it opens. */
    CaseKind kind();

    /** Opens a case from a mail that belongs to none. */
    CaseReference open(ReceivedMail mail, Acting acting);

    /** Whether a mail may join the case without a person looking first; a closed case takes none. */
    boolean takesMail(CaseReference reference);

    /** Whether a mail may join the case once a person has read it and says so, which a closed case may allow. */
    default boolean takesAssignedMail(CaseReference reference) {
        return takesMail(reference);
    }

    /** Adds a mail to a case it was found to belong to. */
    void join(CaseReference reference, ReceivedMail mail, Acting acting);
}
