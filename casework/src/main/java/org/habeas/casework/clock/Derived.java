package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a result that is kept as JSON beside the dates: all that the page "why this date" shows.
 *
 * @param events the facts it was computed from, in the command's text form
 * @param calendarEdition the holiday data it was counted by; null where none was, and for clocks computed before it was
 *     kept
 */
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
        @Nullable Instant outer,
        List<String> events,
        @Nullable String calendarEdition) {

    /** Clocks that were computed before the facts were kept have none. */
    Derived {
        events = events == null ? List.of() : List.copyOf(events);
    }

    static Derived of(ClockResult result, List<ClockEvent> events) {
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
                instant(result.outer()),
                events.stream().map(ClockEvent::text).toList(),
                result.edition());
    }

    private static @Nullable Instant instant(@Nullable Deadline deadline) {
        OffsetDateTime at = deadline == null ? null : deadline.at();
        return at == null ? null : at.toInstant();
    }
}
