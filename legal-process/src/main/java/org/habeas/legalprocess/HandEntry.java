package org.habeas.legalprocess;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that did not come to the mailbox, as a person enters it.
 *
 * @param receivedOn day on which the house first had it, in the zone of the legal entity
 * @param receivedTime local time, or null when only the day is known
 * @param language ISO 639-1 code in which the requester is written to
 * @param file the document as uploaded, or null when there is none yet
 */
public record HandEntry(
        Channel channel,
        LocalDate receivedOn,
        @Nullable LocalTime receivedTime,
        String language,
        @Nullable Upload file) {

    /**
     * A file as it was uploaded.
     *
     * @param name without a path
     * @param bytes whole
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Upload(String name, byte[] bytes) {}
}
