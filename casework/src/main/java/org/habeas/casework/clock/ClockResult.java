package org.habeas.casework.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clock shows: the dates, and why they are those.
 *
 * @param rule the version of the rule that governs
 * @param anchor the event it started from
 * @param zone zone in which days are read
 * @param calendar code of the working days used; null when none was needed or named
 * @param edition the holiday data of those working days; null where the rule counts none
 * @param nominal the internal target: the day or instant counted, before any move to a working day; null without a number
 * @param due the legal last day or instant; null when the law names no number or an error empties the dates
 * @param outer the later, arguable end of an hour rule of EU or UK law; null otherwise
 * @param warning the nominal date as it would be without any pause; null when no pause moved it
 * @param extended whether an extension was granted
 * @param waitingFor the reason of an unanswered ask that this rule takes account of; null when nothing is awaited
 * @param error what is wrong; null when nothing is
 * @param errorText what is wrong in words; null when nothing is
 * @param derivation the steps from the anchor to the dates, in order
 */
public record ClockResult(
        ClockRule rule,
        Anchor anchor,
        ZoneId zone,
        @Nullable String calendar,
        @Nullable String edition,
        @Nullable Deadline nominal,
        @Nullable Deadline due,
        @Nullable Deadline outer,
        @Nullable LocalDate warning,
        boolean extended,
        @Nullable PauseReason waitingFor,
        @Nullable ClockError error,
        @Nullable String errorText,
        List<DerivationStep> derivation) {
    /** Copies the list, so that a result never changes. */
    public ClockResult {
        derivation = List.copyOf(derivation);
    }

    /** Whether nobody compared with its law what the date rests on: the rule, or what a pause or extension did to it. */
    public boolean isUnverified() {
        return !rule.verification().done() || derivation.stream().anyMatch(DerivationStep::restsOnUnverified);
    }
}
