package org.habeas.casework.correspondence;

/** Tells the company's own mailboxes from the addresses of people outside; the mailroom implements it. */
public interface OwnAddresses {

    /**
     * Whether mail to this address would come back to us: a mailbox that is read or written from, with or without a
     * tag behind a plus sign, or an address at which the company takes mail about data protection.
     */
    boolean isOwn(PostAddress address);
}
