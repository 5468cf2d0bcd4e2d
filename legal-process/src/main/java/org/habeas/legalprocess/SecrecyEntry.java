package org.habeas.legalprocess;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A nondisclosure order as a person enters it.
 *
 * @param authority court or statute that forbids, not blank
 * @param target number of the one target it is about, or null for all
 * @param scope what may not be told: {@code existence}, {@code content} or {@code target}
 * @param signedOn day of the signature, which for a late extension may lie before the old one's end
 * @param begins inclusive
 * @param expires exclusive; null for a statutory prohibition without an end
 * @param document the order itself in the case's files; without it the order stops no notice
 */
public record SecrecyEntry(
        SecrecyKind kind,
        String authority,
        @Nullable Integer target,
        String scope,
        LocalDate signedOn,
        Instant begins,
        @Nullable Instant expires,
        @Nullable UUID document) {}
