package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * One obligation of a case with its dates and their derivation as computed, so that it explains itself for ever.
 *
 * @param matter what it is about within the case, such as a complaint; null for a clock of the case itself
 * @param ruleVersion the version of the rule that governs the local date of receipt
 * @param verification who compared the rule with its law and when, or {@code UNVERIFIED}
 * @param anchor the instant it runs from
 * @param zone of the legal entity, in which days are read
 * @param calendar code of its working days, empty when none was needed
 * @param nominal the internal target; null when the law names no number
 * @param due the last day; null when the law names no number
 * @param end the first instant that is late, or for law that counts hours the last one in time; null when the law
 *     names no number
 * @param warning the day it would be due if no pause held; null when no pause moved it
 * @param waitingFor reason of an ask that is not answered; null when nothing is awaited
 * @param problem why an event could not be taken account of, in words; null when all were
 * @param metAt when the obligation was fulfilled, or ended because nothing is owed; null while it runs
 * @param owed whether something was or is owed; false when it ended because the case was no request or was withdrawn
 * @param dueAt the exact instant, for law that counts hours; null for law that counts days or names no number
 * @param outer the later, arguable end of an hour rule of EU or UK law; null otherwise
 * @param rule the rule as it was when the clock started; a pack that is edited later changes nothing here
 * @param events the facts of the case it was computed from, in the command's text form
 * @param calendarEdition the holiday data it was counted by; null where it counts no working days
 */
public record CaseClock(
        UUID id,
        CaseReference reference,
        @Nullable UUID matter,
        String ruleId,
        String ruleVersion,
        String regime,
        String citation,
        String summary,
        String verification,
        Instant anchor,
        ZoneId zone,
        String calendar,
        @Nullable LocalDate nominal,
        @Nullable LocalDate due,
        @Nullable Instant end,
        @Nullable LocalDate warning,
        boolean extended,
        @Nullable PauseReason waitingFor,
        @Nullable String problem,
        List<DerivationStep> derivation,
        @Nullable Instant metAt,
        boolean owed,
        @Nullable Instant dueAt,
        @Nullable Instant outer,
        ClockRule rule,
        List<String> events,
        @Nullable String calendarEdition) {

    public CaseClock {
        derivation = List.copyOf(derivation);
        events = List.copyOf(events);
    }

    /** The clock by which a case is due: of those that run, the one that ends first; empty when none has a date. */
    static Optional<CaseClock> ruling(List<CaseClock> clocks) {
        return clocks.stream()
                .filter(one -> one.isRunning() && one.end() != null)
                .min(Comparator.comparing(CaseClock::end, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    /** The same clock with what another computation says. */
    CaseClock as(ClockResult result, List<ClockEvent> facts) {
        Derived derived = Derived.of(result, facts);
        Deadline nominal = result.nominal();
        Deadline due = result.due();
        return new CaseClock(
                id,
                reference,
                matter,
                ruleId,
                result.rule().version(),
                result.rule().regime(),
                derived.citation(),
                derived.summary(),
                derived.verification(),
                anchor,
                zone,
                calendar,
                nominal == null ? null : nominal.date(),
                due == null ? null : due.date(),
                due == null ? null : due.end(zone),
                derived.warning(),
                derived.extended(),
                derived.waitingFor(),
                derived.problem(),
                derived.derivation(),
                metAt,
                owed,
                derived.dueAt(),
                derived.outer(),
                result.rule(),
                derived.events(),
                derived.calendarEdition());
    }

    /** Whether the obligation is still open. */
    public boolean isRunning() {
        return metAt == null;
    }

    /** Whether something of this kind fulfils it, owed upon this occasion. */
    public boolean isFulfilledBy(Obligation deed, AppliesTo.Occasion occasion) {
        return rule.obligation() == deed && isUpon(occasion);
    }

    /** Whether it is owed upon a request, or upon a complaint or an appeal about one. */
    public boolean isUpon(AppliesTo.Occasion occasion) {
        AppliesTo conditions = rule.appliesTo();
        return conditions != null && conditions.upon() == occasion;
    }

    /** Whether nobody compared with its law what the date rests on: the rule, or what a pause or extension did to it. */
    public boolean isUnverified() {
        return isRuleUnverified() || isMovedUnverified();
    }

    /** Whether nobody compared the rule with the text of its law. */
    public boolean isRuleUnverified() {
        return verification.equals(ClockRule.Verification.UNVERIFIED);
    }

    /** Whether nobody compared the provision with its law by which a pause or an extension moved the date. */
    public boolean isMovedUnverified() {
        return derivation.stream().anyMatch(DerivationStep::restsOnUnverified);
    }

    /** Whether it was fulfilled late, or is open and late at the given instant; never without a date or a debt. */
    public boolean isLate(Instant now) {
        if (!owed) {
            return false;
        }
        Instant done = metAt == null ? now : metAt;
        return dueAt == null ? end != null && !done.isBefore(end) : done.isAfter(dueAt);
    }
}
