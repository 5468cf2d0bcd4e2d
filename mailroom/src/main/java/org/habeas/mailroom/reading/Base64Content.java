package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Decodes base64 (RFC 2045 section 6.8) that need not be right: what is none of its characters is left out, padding may
 * be missing or stand between pieces. The same bytes come out however they are asked for, since a file is downloaded
 * under the hash it had when it was read.
 */
final class Base64Content extends InputStream {

    private static final byte NOTHING = -1;
    private static final byte PADDING = -2;
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, NOTHING);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        VALUES['='] = PADDING;
    }

    private final InputStream encoded;
    private final byte[] source = new byte[8 * 1024];
    private int at;
    private int end;
    private int bits;
    private int bitCount;

    Base64Content(InputStream encoded) {
        this.encoded = encoded;
    }

    /** Decodes what is in memory. */
    static byte[] decoded(byte[] encoded) {
        try (Base64Content content = new Base64Content(new ByteArrayInputStream(encoded))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        while (at < end || fill()) {
            int value = VALUES[source[at++] & 0xff];
            if (value == PADDING) {
                bitCount = 0;
            } else if (value >= 0) {
                bits = (bits << 6) | value;
                bitCount += 6;
                if (bitCount >= 8) {
                    bitCount -= 8;
                    return (bits >> bitCount) & 0xff;
                }
            }
        }
        return -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 && length > 0 ? -1 : count;
            }
            target[offset + count++] = (byte) next;
        }
        return count;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, encoded.read(source, 0, source.length));
        return end > 0;
    }
}
