package org.habeas.sar;

import org.jspecify.annotations.Nullable;

/**
 * A request that did not come to the mailbox, as a person enters it.
 *
 * @param channel how it came; by e-mail for one that first reached another address of the house
 * @param received when the house first had it
 * @param name of the requester, possibly empty
 * @param email for letters, possibly empty
 * @param postalAddress lines separated by line feeds, possibly empty
 * @param asked what is asked, in the requester's words where they can be had
 * @param language ISO 639-1 code in which the requester is answered
 * @param legalEntity id of the legal entity that owes the answer, or null for the one that answers by default
 */
public record HandEntry(
        Channel channel,
        ReceiptTime received,
        String name,
        String email,
        String postalAddress,
        String asked,
        String language,
        @Nullable String legalEntity) {}
