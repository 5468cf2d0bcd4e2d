package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a result that is kept as JSON beside the dates: all that the page "why this date" shows. */
record Derived(
        String citation,
        String summary,
        String verification,
        @Nullable LocalDate warning,
        boolean extended,
        @Nullable PauseReason waitingFor,
        @Nullable String problem,
        List<DerivationStep> derivation,
        @Nullable Instant dueAt,
        @Nullable Instant outer) {

    static Derived of(ClockResult result) {
        String problem = result.error() == null ? null : result.error() + ": " + result.errorText();
        return new Derived(
                result.rule().citation(),
                result.rule().summary(),
                result.rule().verification().text(),
                result.warning(),
                result.extended(),
                result.waitingFor(),
                problem,
                result.derivation(),
                instant(result.due()),
                instant(result.outer()));
    }

    private static @Nullable Instant instant(@Nullable Deadline deadline) {
        OffsetDateTime at = deadline == null ? null : deadline.at();
        return at == null ? null : at.toInstant();
    }
}
