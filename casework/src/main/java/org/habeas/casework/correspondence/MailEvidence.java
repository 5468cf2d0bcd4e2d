package org.habeas.casework.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/**
 * Evidence of identity that came by mail, and its end: once identity is decided nothing needs it any more (GDPR
 * Art. 5(1)(c) and (e)). The mailroom implements it.
 */
public interface MailEvidence {

    /** What came with the mail of a case and may be evidence, oldest mail first; without what was destroyed before. */
    List<Piece> of(CaseReference reference);

    /**
     * Destroys pieces for good: the mail is rebuilt without them under a keyset of its own, the keyset of the mail as it
     * came is destroyed with that of every copy of it, and the mail server is told to delete its copy. The hash of the mail
     * as it came and its headers stay.
     *
     * @throws org.habeas.casework.ActRefused {@code no-such-evidence} when a piece is not among {@link #of}
     */
    void destroy(CaseReference reference, Set<PieceId> pieces, Acting acting);

    /**
     * Which piece of which mail.
     *
     * @param number of the attachment, {@link #TEXT} for what is written in the mail itself
     */
    record PieceId(UUID mail, int number) {

        /** The mail's own words. */
        public static final int TEXT = -1;

        /** The id as a form sends it, for example {@code 7d9c0f8e-…:0}; empty for anything else. */
        public static Optional<PieceId> parse(String typed) {
            int colon = typed.indexOf(':');
            try {
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new PieceId(
                                UUID.fromString(typed.substring(0, colon)),
                                Integer.parseInt(typed.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return mail + ":" + number;
        }
    }

    /**
     * A piece that may be evidence.
     *
     * @param receivedAt when its mail came
     * @param name file name, empty for the mail's own words
     * @param size decoded bytes, characters of the mail's own words
     */
    record Piece(PieceId id, Instant receivedAt, String name, String mediaType, long size) {

        /** Whether it is what is written in the mail itself. */
        public boolean isText() {
            return id.number() == PieceId.TEXT;
        }
    }
}
