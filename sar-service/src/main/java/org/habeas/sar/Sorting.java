package org.habeas.sar;

import java.util.Set;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * What a person found a message to be.
 *
 * @param isRequest whether it asks for a right; false leads to closing without an answer
 * @param rights what is asked; empty when it is no request
 * @param language ISO 639-1 code in which the requester is answered
 * @param asker who asks
 * @param europeanLaw whether the GDPR applies although the legal entity is not established where it is law
 * @param duplicateOf the case that already works this request, or null
 * @param reason why it is no request; empty when it is one
 */
public record Sorting(
        boolean isRequest,
        Set<Right> rights,
        String language,
        Asker asker,
        boolean europeanLaw,
        @Nullable CaseReference duplicateOf,
        String reason) {

    public Sorting {
        rights = Set.copyOf(rights);
    }
}
