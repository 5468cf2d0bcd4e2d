package org.habeas.sar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The approved answer on paper.
 *
 * @param name of its document
 * @param sha256 of its document, lower-case hex
 * @param postedOn local day of the legal entity on which it was posted, null until then
 * @param proof number of the consignment or where the proof lies, empty until it was posted
 */
public record Sheet(String name, String sha256, @Nullable LocalDate postedOn, String proof) {

    /** The hash as far as people compare it. */
    public String shortHash() {
        return sha256.substring(0, 12);
    }
}
