package org.habeas.mailroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * A stored mail, read once more from its raw bytes and compared with what was done then; nothing in it says what the mail
 * says.
 *
 * @param reference its case, null when it has none
 * @param differences what would come out differently now, empty when nothing would
 * @param now what Habeas would do with it now, and why, in words
 */
public record Replay(
        UUID mail, Instant receivedAt, @Nullable CaseReference reference, List<Difference> differences, String now) {

    public Replay {
        differences = List.copyOf(differences);
    }

    /** Something that is not as it was. */
    public enum Difference {
        /** The stored bytes have another hash. */
        RAW("the stored bytes are not those that were received"),
        /** The raw bytes are destroyed; their hash is all that is left. */
        GONE("its raw bytes are destroyed, only their hash is left"),
        /** It can be read now, or no longer. */
        READABLE("whether it can be read"),
        /** The sender. */
        SENDER("its sender"),
        /** The subject. */
        SUBJECT("its subject"),
        /** The Message-ID. */
        MESSAGE_ID("its Message-ID"),
        /** The fingerprint by which copies are known. */
        FINGERPRINT("the fingerprint by which copies are known"),
        /** Whether a machine wrote it, or why. */
        AUTOMATIC("whether it counts as automatic, or why"),
        /** What leads to its case, or to which case. */
        PLACEMENT("where it belongs, or why");

        private final String words;

        Difference(String words) {
            this.words = words;
        }

        /** What is not as it was, in words. */
        public String words() {
            return words;
        }
    }
}
