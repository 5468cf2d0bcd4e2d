package org.habeas.mailroom.listener;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A mail as the DATA command sends it, without the dots that were put before its lines (RFC 5321 4.5.2). It ends with a
 * dot between two CRLF and with nothing else: whoever lets a bare line feed end it takes in smuggled mail.
 */
final class MailData extends InputStream {

    private static final int NONE = -2;

    private final InputStream wire;
    private boolean lineStart = true;
    private boolean ended;
    private int last = NONE;
    private int waiting = NONE;

    MailData(InputStream wire) {
        this.wire = wire;
    }

    /** @throws EOFException when the client hangs up before the end */
    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        int next = take();
        if (lineStart && next == '.') {
            next = take();
            if (next == '\r') {
                waiting = take();
                if (waiting == '\n') {
                    ended = true;
                    return -1;
                }
            }
        }
        lineStart = last == '\r' && next == '\n';
        last = next;
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) next;
        }
        return count;
    }

    private int take() throws IOException {
        int next = waiting == NONE ? wire.read() : waiting;
        waiting = NONE;
        if (next < 0) {
            throw new EOFException("the client hung up in the middle of a mail");
        }
        return next;
    }
}
