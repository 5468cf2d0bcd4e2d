package org.habeas.sar;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter between receipt and answer, opened for those who may read it.
 *
 * @param letter the prepared letter, or the document when it goes by post; null while none is
 * @param sha256 hash of exactly what would leave or left
 * @param writer account of the one who wrote it first
 * @param own whether the one who reads this worked on it, and so cannot approve it
 * @param addressee name and address on a printed letter; empty for one that goes by mail
 * @param proof of posting; empty before it was posted
 * @param leftOn day on which the next server took it, or on which it was posted
 * @param answeredOn day of the answer to it
 * @param waits whether it asked something and nobody answered yet
 * @param problem why it came back, did not leave or does not do what it says; null when nothing is wrong
 */
public record InterimFile(
        InterimKind kind,
        InterimState state,
        InterimWords words,
        @Nullable UUID letter,
        @Nullable String sha256,
        String writer,
        boolean own,
        boolean byPost,
        String addressee,
        String proof,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate answeredOn,
        boolean waits,
        @Nullable String problem) {}
