package org.habeas.mailroom.inbound;

import org.habeas.mailroom.server.RealMailServers;

/**
 * A mailbox in Dovecot, with its mail put on disk as it is.
 *
 * @param servers where it lies
 * @param address of the mailbox
 */
record DovecotMailbox(RealMailServers servers, String address) implements MailIntakeContract.MailboxOnServer {

    @Override
    public void deliver(byte[] raw) {
        servers.place(raw, address);
    }

    @Override
    public int waiting() {
        return servers.messagesOf(address).size();
    }

    @Override
    public int done() {
        return servers.messagesOf(address, "Done").size();
    }

    @Override
    public void renumber() {
        servers.putBack(address, "Done");
        servers.renumber(address);
    }

    @Override
    public void markSeen() {
        servers.markSeen(address);
    }

    @Override
    public boolean keepsBytes() {
        return true;
    }
}
