package org.habeas.inbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.Deadline;
import org.habeas.casework.clock.DerivationStep;
import org.habeas.inbox.ReadClock;
import org.jspecify.annotations.Nullable;

/**
 * A clock with its derivation.
 *
 * @param version of the rule, as it governs the case for good
 * @param verified who compared the rule with its law and when, or {@code UNVERIFIED} where nobody did or a provision that
 *     moved the date was not compared
 * @param fulfilledBy what ends it: {@code RESPOND}, {@code ACKNOWLEDGE} and others; null when the rule does not say
 * @param anchor the instant it counts from
 * @param nominal ISO date of the internal target; null when the law names no number
 * @param due ISO date of the last day; null when the law names no number
 * @param dueAt the exact instant, for law that counts hours
 * @param outer the later, arguable end of such law
 * @param warning the day it would be due if no pause held
 * @param waitingFor reason of an ask that is not answered
 * @param problem an event that was not taken account of, and why
 * @param endedAt when it was fulfilled, or ended because nothing is owed
 * @param derivation the steps from the anchor to the date, in order
 * @param today what the law packs say today, when that is another date; this clock keeps its own
 * @param earlier the dates it had before its anchor or its law was changed, the latest first
 */
record DerivedClock(
        UUID id,
        String rule,
        String version,
        String regime,
        String citation,
        String verified,
        @Nullable String fulfilledBy,
        Instant anchor,
        String zone,
        String calendar,
        @Nullable LocalDate nominal,
        @Nullable LocalDate due,
        @Nullable Instant dueAt,
        @Nullable Instant outer,
        @Nullable LocalDate warning,
        boolean extended,
        @Nullable String waitingFor,
        @Nullable String problem,
        @Nullable Instant endedAt,
        boolean owed,
        boolean late,
        List<DerivationStep> derivation,
        @Nullable Today today,
        List<Earlier> earlier) {

    static DerivedClock of(ReadClock read) {
        CaseClock clock = read.clock();
        return new DerivedClock(
                clock.id(),
                clock.ruleId(),
                clock.ruleVersion(),
                clock.regime(),
                clock.citation(),
                clock.isUnverified() ? ClockRule.Verification.UNVERIFIED : clock.verification(),
                clock.rule().obligation() == null
                        ? null
                        : clock.rule().obligation().name(),
                clock.anchor(),
                clock.zone().getId(),
                clock.calendar(),
                clock.nominal(),
                clock.due(),
                clock.dueAt(),
                clock.outer(),
                clock.warning(),
                clock.extended(),
                clock.waitingFor() == null ? null : clock.waitingFor().name(),
                clock.problem(),
                clock.metAt(),
                clock.owed(),
                read.late(),
                clock.derivation(),
                read.today() == null ? null : Today.of(read.today()),
                read.earlier().stream()
                        .map(before -> new Earlier(before.ruleVersion(), before.anchor(), before.due()))
                        .toList());
    }

    /** What the law packs say today. */
    record Today(String version, String citation, @Nullable String due, List<DerivationStep> derivation) {

        static Today of(ClockResult result) {
            Deadline due = result.due();
            return new Today(
                    result.rule().version(),
                    result.rule().citation(),
                    due == null ? null : due.text(),
                    result.derivation());
        }
    }

    /** What it said before. */
    record Earlier(String version, Instant anchor, @Nullable LocalDate due) {}
}
