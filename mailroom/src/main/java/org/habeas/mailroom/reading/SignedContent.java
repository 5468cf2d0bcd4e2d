package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the signed part of a mail out of a signature of S/MIME that encloses it (RFC 8551 section 3.5.2): the content of
 * SignedData of CMS (RFC 5652), in whichever lengths of BER it is written. The signature itself is not looked at.
 */
final class SignedContent {

    private static final byte[] SIGNED_DATA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT = 0xa0;
    private static final int OCTETS = 0x04;
    private static final int CONSTRUCTED_OCTETS = 0x24;
    private static final int DEEPEST = 16;

    private final byte[] ber;
    private int at;

    private SignedContent(byte[] ber) {
        this.ber = ber;
    }

    /** The signed part; null when these bytes are something else, or enclose nothing. */
    static byte @Nullable [] of(byte[] cms) {
        try {
            return new SignedContent(cms).content();
        } catch (ArrayIndexOutOfBoundsException | NotSigned e) {
            return null;
        }
    }

    /** Base64 without the transfer encoding that would say so; some programs send it with the marks of PEM. */
    static byte[] unarmoured(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.startsWith("-----BEGIN ")
                ? Base64Content.decoded(text.replaceAll("-----[^\\n]*", "").getBytes(StandardCharsets.ISO_8859_1))
                : content;
    }

    private byte[] content() throws NotSigned {
        enter(SEQUENCE);
        if (!Arrays.equals(value(0x06), SIGNED_DATA)) {
            throw new NotSigned();
        }
        enter(CONTEXT);
        enter(SEQUENCE);
        value(0x02);
        skip(0x31);
        enter(SEQUENCE);
        value(0x06);
        enter(CONTEXT);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        octets(content, 0);
        return content.toByteArray();
    }

    /** Octets in one piece, or in pieces in each other. */
    private void octets(ByteArrayOutputStream content, int depth) throws NotSigned {
        int tag = ber[at++] & 0xff;
        int length = length();
        if (tag == OCTETS && length >= 0) {
            content.write(ber, at, within(length));
            at += length;
        } else if (tag == CONSTRUCTED_OCTETS && depth < DEEPEST) {
            int end = length < 0 ? Integer.MAX_VALUE : at + length;
            while (at < end && !(length < 0 && ber[at] == 0 && ber[at + 1] == 0)) {
                octets(content, depth + 1);
            }
            at += length < 0 ? 2 : 0;
        } else {
            throw new NotSigned();
        }
    }

    private void enter(int tag) throws NotSigned {
        if ((ber[at++] & 0xff) != tag) {
            throw new NotSigned();
        }
        length();
    }

    private byte[] value(int tag) throws NotSigned {
        if ((ber[at++] & 0xff) != tag) {
            throw new NotSigned();
        }
        int length = length();
        if (length < 0) {
            throw new NotSigned();
        }
        byte[] value = Arrays.copyOfRange(ber, at, at + within(length));
        at += length;
        return value;
    }

    /** Steps over a set of whichever length. */
    private void skip(int tag) throws NotSigned {
        if ((ber[at++] & 0xff) != tag) {
            throw new NotSigned();
        }
        int length = length();
        if (length >= 0) {
            at += within(length);
            return;
        }
        while (!(ber[at] == 0 && ber[at + 1] == 0)) {
            value(ber[at] & 0xff);
        }
        at += 2;
    }

    /** -1 stands for a length that an end mark gives. */
    private int length() throws NotSigned {
        int first = ber[at++] & 0xff;
        if (first == 0x80) {
            return -1;
        }
        int length = first;
        if (first > 0x80) {
            length = 0;
            if (first > 0x84) {
                throw new NotSigned();
            }
            for (int i = first - 0x80; i > 0; i--) {
                length = (length << 8) | (ber[at++] & 0xff);
            }
        }
        if (length < 0) {
            throw new NotSigned();
        }
        return length;
    }

    private int within(int length) throws NotSigned {
        if (length > ber.length - at) {
            throw new NotSigned();
        }
        return length;
    }

    /** These bytes hold no signed part. */
    private static final class NotSigned extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
