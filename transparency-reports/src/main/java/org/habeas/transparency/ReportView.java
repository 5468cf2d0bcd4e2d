package org.habeas.transparency;

import java.time.LocalDate;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.figures.Period;
import org.jspecify.annotations.Nullable;

/**
 * A report as people who work on it see it.
 *
 * @param version that an act on it must name
 * @param edition 1, or more for one that replaces an earlier
 * @param reason why there is a later edition
 * @param publication the date on the cover, null before the draft
 */
public record ReportView(
        CaseReference reference,
        long version,
        Period period,
        int edition,
        String reason,
        Stage stage,
        @Nullable LocalDate publication,
        String draftedBy,
        String reviewedBy) {}
