package org.habeas.mailroom.outbound;

import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.jspecify.annotations.Nullable;

/**
 * A letter as stored.
 *
 * @param kind template id
 * @param automatic whether no person wrote or approved it
 * @param messageId without angle brackets
 * @param content id of the sealed bytes, without the {@code Date} line
 * @param sha256 of those bytes, lower-case hex
 * @param envelopeFrom address to which the mail system reports (RFC 5321 reverse path)
 * @param notBefore when it may leave, null before it is released
 * @param dateHeader its {@code Date} line, fixed at the first attempt, null before
 * @param firstClaimedAt when it was first tried, null before
 * @param attempts how often it was tried
 * @param perhapsDelivered whether one of the attempts may have delivered it
 */
public record OutboundMail(
        UUID id,
        CaseReference reference,
        String kind,
        boolean automatic,
        LetterState state,
        String messageId,
        UUID content,
        String sha256,
        String envelopeFrom,
        Instant preparedAt,
        @Nullable Instant notBefore,
        @Nullable String dateHeader,
        @Nullable Instant firstClaimedAt,
        int attempts,
        boolean perhapsDelivered) {}
