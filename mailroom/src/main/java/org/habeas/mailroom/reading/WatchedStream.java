package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The raw bytes on their way to the parser: keeps the header block as it stood, digests what follows it, and stops when
 * the time for one mail is over. Line ends count as one, since servers on the way change them.
 */
final class WatchedStream extends FilterInputStream {

    private final MessageDigest body;
    private final int mostHeaderBytes;
    private final long deadline;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean inBody;
    private int lineBytes;
    private int pendingLineEnds;
    private @Nullable RuntimeException sourceFailure;

    WatchedStream(InputStream source, MessageDigest body, int mostHeaderBytes, Duration time) {
        super(source);
        this.body = body;
        this.mostHeaderBytes = mostHeaderBytes;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (System.nanoTime() > deadline) {
            throw new TimeOver();
        }
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (IOException e) {
            sourceFailure = new UncheckedIOException(e);
            throw e;
        } catch (RuntimeException e) {
            sourceFailure = e;
            throw e;
        }
        watch(target, offset, offset + count);
        return count;
    }

    /** Reads what the parser left, so that the digest covers the whole mail. */
    void drain() throws IOException {
        byte[] buffer = new byte[8192];
        int count;
        do {
            count = read(buffer, 0, buffer.length);
        } while (count >= 0);
    }

    /** The bytes up to the first empty line, as many as are kept. */
    byte[] head() {
        return head.toByteArray();
    }

    /** Throws again what went wrong below us; trouble with the source is not a property of the mail. */
    void rethrowSourceFailure() {
        if (sourceFailure != null) {
            throw sourceFailure;
        }
    }

    private void watch(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (!inBody) {
                keepHead(b);
                at++;
            } else if (b == '\n' || b == '\r') {
                pendingLineEnds += b == '\n' ? 1 : 0;
                at++;
            } else {
                for (; pendingLineEnds > 0; pendingLineEnds--) {
                    body.update((byte) '\n');
                }
                int start = at;
                while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
                    at++;
                }
                body.update(bytes, start, at - start);
            }
        }
    }

    private void keepHead(byte b) {
        if (head.size() < mostHeaderBytes) {
            head.write(b);
        }
        if (b == '\n') {
            inBody = lineBytes == 0;
            lineBytes = 0;
        } else if (b != '\r') {
            lineBytes++;
        }
    }

    /** The time for one mail is over. */
    static final class TimeOver extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
