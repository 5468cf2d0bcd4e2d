package org.habeas.sar;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A request that did not come to the mailbox, as a person enters it.
 *
 * @param channel how it came; by e-mail for one that first reached another address of the house
 * @param receivedOn day on which the house first had it, in the zone of the legal entity
 * @param receivedTime local time, or null when only the day is known
 * @param name of the requester, possibly empty
 * @param email for letters, possibly empty
 * @param postalAddress lines separated by line feeds, possibly empty
 * @param asked what is asked, in the requester's words where they can be had
 * @param language ISO 639-1 code in which the requester is answered
 */
public record HandEntry(
        Channel channel,
        LocalDate receivedOn,
        @Nullable LocalTime receivedTime,
        String name,
        String email,
        String postalAddress,
        String asked,
        String language) {}
