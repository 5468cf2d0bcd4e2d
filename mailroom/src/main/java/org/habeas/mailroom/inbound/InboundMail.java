package org.habeas.mailroom.inbound;

import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * A stored mail.
 *
 * @param account name of the IMAP account it came by
 * @param receivedAt when our mailbox had it
 * @param content id of the sealed raw bytes
 * @param keyset the keyset that seals it and nothing else
 * @param sha256 of the raw bytes, lower-case hex
 * @param summary id of the sealed summary, null before it was read
 * @param reference the case it belongs to, null when it has none
 * @param duplicateOf the same mail that came earlier, null for the first
 */
public record InboundMail(
        UUID id,
        String account,
        Instant receivedAt,
        UUID keyset,
        UUID content,
        String sha256,
        State state,
        @Nullable UUID summary,
        @Nullable CaseReference reference,
        @Nullable UUID duplicateOf) {

    /** What became of it. */
    public enum State {
        /** Stored, not yet placed. */
        STORED,
        /** A case was opened from it. */
        OPENED,
        /** It joined a case. */
        JOINED,
        /** It lies with a case without having moved it: an automatic answer to a closed case, our own letter. */
        RECORDED,
        /** The same mail came before. */
        DUPLICATE,
        /** A person must say where it belongs. */
        HELD
    }
}
