package org.habeas.mailroom;

import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * A letter of which nobody knows whether it arrived.
 *
 * @param kind template id
 * @param firstTriedAt when the first attempt to send it began
 * @param attempts how often it was tried
 * @param messageId the one under which every copy leaves, without angle brackets
 * @param againAt when Habeas sends it again by itself; null when a person must decide
 */
public record LetterInDoubt(
        UUID id,
        CaseReference reference,
        String kind,
        Instant firstTriedAt,
        int attempts,
        String messageId,
        @Nullable Instant againAt) {}
