package org.habeas.mailroom.reading;

import java.time.Duration;

/**
 * How much of a mail is read before it is handed to a person unread. A million empty parts fit into nine megabytes, so
 * the size alone protects nobody.
 *
 * @param parts most parts
 * @param depth most multiparts inside each other
 * @param headerBytes most bytes in one header block
 * @param headers most fields in one header block
 * @param addresses most recipients that are looked at
 * @param decodedBytes most bytes of all parts together after decoding
 * @param textBytes most bytes of one text part that are read as text, and half of what is read of all of them; the
 *     rest stays in the raw mail
 * @param time longest time spent on one mail
 */
public record ReadingLimits(
        int parts,
        int depth,
        int headerBytes,
        int headers,
        int addresses,
        long decodedBytes,
        int textBytes,
        Duration time) {

    /** The limits used unless a test sets its own. */
    public static final ReadingLimits DEFAULT =
            new ReadingLimits(1_000, 30, 256 * 1024, 2_000, 500, 150L << 20, 2 << 20, Duration.ofSeconds(60));

    ReadingLimits within(Duration other) {
        return new ReadingLimits(parts, depth, headerBytes, headers, addresses, decodedBytes, textBytes, other);
    }
}
