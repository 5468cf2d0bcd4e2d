package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;

/** A large mail, fetched piece by piece; a piece shorter than asked for is the last one. */
final class LiteralPieces extends InputStream {

    private static final int PIECE_BYTES = 1 << 20;

    private final Source source;
    private byte[] piece = new byte[0];
    private int position;
    private long fetched;
    private boolean ended;

    LiteralPieces(Source source) {
        this.source = source;
    }

    /** Gives at most {@code length} bytes of the mail from {@code from} on. */
    interface Source {
        byte[] fetch(long from, int length) throws MessagingException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == piece.length && !ended) {
            try {
                piece = source.fetch(fetched, PIECE_BYTES);
            } catch (MessagingException e) {
                throw new IOException("the mail server broke off", e);
            }
            position = 0;
            fetched += piece.length;
            ended = piece.length < PIECE_BYTES;
        }
        if (position == piece.length) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }
}
