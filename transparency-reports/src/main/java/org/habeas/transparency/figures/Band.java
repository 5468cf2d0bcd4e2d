package org.habeas.transparency.figures;

import java.util.Locale;

/**
 * A range instead of a number, the only form in which national security process may be published.
 *
 * @param from lowest number of the range
 * @param to highest number of the range
 */
public record Band(long from, long to) {

    /** The band in which a number lies; the number itself is not kept. */
    static Band around(long number, int width) {
        long from = number / width * width;
        return new Band(from, from + width - 1);
    }

    /** {@code 0–249}. */
    public String words() {
        return String.format(Locale.ROOT, "%,d–%,d", from, to);
    }
}
