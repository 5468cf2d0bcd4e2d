package org.habeas.sar;

import java.util.Set;

/**
 * What a message really asks, found after it was sorted.
 *
 * @param rights all that is asked, not only what is added
 * @param language ISO 639-1 code in which the requester is answered
 * @param asker who asks
 * @param reason how it was found; stays on record
 */
public record SortingCorrection(Set<Right> rights, String language, Asker asker, String reason) {

    public SortingCorrection {
        rights = Set.copyOf(rights);
    }
}
