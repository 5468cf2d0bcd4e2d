package org.habeas.transparency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on one statement for one report.
 *
 * @param statement its code
 * @param printed whether it is said; false when it is left out
 * @param name of the person who says so
 * @param title of that person
 * @param date set by that person, null when the statement is left out
 */
public record Attestation(
        String statement,
        boolean printed,
        String name,
        String title,
        @Nullable LocalDate date) {}
