package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** One folder on the mail server, addressed by UID only; sequence numbers move under us. */
interface ServerFolder extends AutoCloseable {

    /** Changes when the server numbers its mails anew (RFC 3501 2.3.1.1). */
    long uidValidity() throws MessagingException;

    /** Every mail in the folder. */
    List<Listed> list() throws MessagingException;

    /** The bytes of a mail, without marking it as read; reading may throw when the connection breaks. */
    InputStream open(Listed mail) throws MessagingException;

    /**
     * Takes a mail out of the folder into the done folder.
     *
     * @return false when the server offers no way that touches this mail only; then it stays
     */
    boolean moveAway(long uid) throws MessagingException;

    @Override
    void close();

    /**
     * A mail on the server.
     *
     * @param receivedAt INTERNALDATE
     * @param size RFC822.SIZE, which some servers get wrong
     */
    record Listed(long uid, Instant receivedAt, long size) {}
}
