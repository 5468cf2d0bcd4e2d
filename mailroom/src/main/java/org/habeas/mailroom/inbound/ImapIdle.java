package org.habeas.mailroom.inbound;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * One wait for mail (IDLE, RFC 2177). It is read in short slices, so that stopping ends it at once, and it is ended by
 * us and the end has to be answered, so that a connection that is dead without a word is noticed.
 */
final class ImapIdle {

    private static final Duration SLICE = Duration.ofMillis(250);

    private final IMAPProtocol protocol;
    private final KnownSockets sockets;

    ImapIdle(IMAPProtocol protocol, KnownSockets sockets) {
        this.protocol = protocol;
        this.sockets = sockets;
    }

    /**
     * Waits.
     *
     * @param longest time to wait
     * @param answer time the server has to answer the beginning and the end
     * @param afterwards time that commands have afterwards
     * @return true
     * @throws ProtocolException when the server hung up or does not answer
     */
    boolean await(Duration longest, Duration answer, Duration afterwards) throws ProtocolException, SocketException {
        long start = System.nanoTime();
        sockets.waitAtMost(answer);
        protocol.idleStart();
        sockets.waitAtMost(SLICE);
        boolean news = false;
        boolean ended = false;
        while (!news
                && !ended
                && System.nanoTime() - start < longest.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            Response response = protocol.readIdleResponse();
            if (!(response.getException() instanceof InterruptedIOException)) {
                ended = isEnd(response);
                news = tellsOfMail(response);
            }
        }
        sockets.waitAtMost(answer);
        if (!ended) {
            protocol.idleAbort();
        }
        while (!ended) {
            // What comes before the server's end of the wait is seen by the look that follows.
            ended = isEnd(protocol.readIdleResponse());
        }
        sockets.waitAtMost(afterwards);
        return true;
    }

    private boolean isEnd(Response response) throws ProtocolException {
        return (response.isTagged() || response.isBYE()) && !protocol.processIdleResponse(response);
    }

    /** Whether the folder holds more than before. */
    static boolean tellsOfMail(Response response) {
        return response instanceof IMAPResponse told && told.keyEquals("EXISTS");
    }
}
