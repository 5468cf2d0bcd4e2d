package org.habeas.casework.vault;

import java.time.Instant;
import java.util.UUID;
import org.habeas.casework.CaseBound;
import org.habeas.casework.CaseReference;

/**
 * A file of a case.
 *
 * @param name file name as uploaded or given by us; may be personal data and is kept sealed
 * @param kind what it is to the case: {@code holding}, {@code answer}, {@code evidence}
 * @param mediaType as found by content, for example {@code application/pdf}
 * @param size plain bytes
 * @param sha256 of the plain bytes, lower-case hex
 */
public record CaseDocument(
        UUID id,
        CaseReference reference,
        String kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant addedAt,
        String addedBy)
        implements CaseBound {}
