package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.habeas.mailroom.MailboxTrouble;
import org.jspecify.annotations.Nullable;

/**
 * One folder on the mail server, over a connection that is kept between looks; mails are addressed by UID only, because
 * sequence numbers move under us.
 */
interface ServerFolder extends AutoCloseable {

    /** Opens the folder anew: it may have been numbered anew, recreated or closed to writing since the last look. */
    void refresh() throws MessagingException;

    /** Changes when the server numbers its mails anew (RFC 3501 2.3.1.1). */
    long uidValidity() throws MessagingException;

    /** The number that the next mail gets, as of the last refresh; zero when the server does not say. */
    long uidNext() throws MessagingException;

    /** Every mail in the folder. */
    List<Listed> list() throws MessagingException;

    /** The bytes of a mail, without marking it as read; reading may throw when the connection breaks. */
    InputStream open(Listed mail) throws MessagingException;

    /** Takes a mail out of the folder into the done folder. */
    Away moveAway(long uid) throws MessagingException;

    /**
     * Removes one mail for good, and no other.
     *
     * @return false when the server offers no way that touches this mail only; then it stays
     */
    boolean remove(long uid) throws MessagingException;

    /** What this server or folder will never do, whatever we ask. */
    Set<MailboxTrouble> shortcomings() throws MessagingException;

    /**
     * Waits until the server says that mail has come (IDLE, RFC 2177), or for the longest time when it cannot.
     *
     * @param longest time to wait; shorter than the 30 minutes after which servers hang up
     * @param answer time the server has to end the wait
     * @throws MessagingException when the connection is dead, also silently
     */
    void awaitNews(Duration longest, Duration answer) throws MessagingException, InterruptedException;

    @Override
    void close();

    /**
     * A mail on the server.
     *
     * @param receivedAt INTERNALDATE
     * @param size RFC822.SIZE, which some servers get wrong
     */
    record Listed(long uid, Instant receivedAt, long size) {}

    /**
     * Where a mail lies in the done folder.
     *
     * @param uidValidity of the done folder
     */
    record DonePlace(long uidValidity, long uid) {}

    /**
     * What became of a move.
     *
     * @param there what is true of the mail now
     * @param trouble why it is not moved, null when it is
     * @param place null when the server does not say
     */
    record Away(
            OnServer there,
            @Nullable MailboxTrouble trouble,
            @Nullable DonePlace place) {}

    /** Where a stored mail lies on the server, as far as we know. */
    enum OnServer {
        /** In the folder it came to, to be moved. */
        THERE,
        /** In the done folder. */
        MOVED,
        /** Copied to the done folder, and flagged in the folder it came to, for the server cannot move it. */
        LEFT,
        /** Its number means nothing since the server has numbered the folder anew. */
        RENUMBERED,
        /** Nowhere: removed for good because its content had to be destroyed. */
        REMOVED
    }
}
