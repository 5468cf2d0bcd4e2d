package org.habeas.system.letters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Letters that somebody submitted.
 *
 * @param by account
 * @param releasedBy account of a second person; null while it waits
 */
public record Submission(
        UUID id,
        OverrideFiles files,
        String sha256,
        String by,
        Instant at,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {}
