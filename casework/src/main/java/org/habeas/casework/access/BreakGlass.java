package org.habeas.casework.access;

import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.CaseReference;

/**
 * Somebody asks to be let in to a case that may be sealed, or may not exist.
 *
 * @param account who asks
 * @param second account of who is asked to confirm it
 * @param reason as typed by who asks; it is stored sealed
 */
public record BreakGlass(
        UUID id, CaseReference reference, String account, String second, String reason, Instant askedAt) {}
