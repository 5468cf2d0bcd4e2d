package org.habeas.transparency;

import java.time.LocalDate;

/**
 * A published report as the public page lists it.
 *
 * @param period its code
 * @param words the period in words
 * @param edition 1 for the first, more for one that replaces an earlier
 * @param date of publication
 * @param reason why there is a later edition, empty for the first
 * @param sha256 of the PDF
 * @param current whether no later edition stands beside it
 * @param sums of its figures
 */
public record Publication(
        String period,
        String words,
        int edition,
        LocalDate date,
        String reason,
        String sha256,
        boolean current,
        Sums sums) {}
