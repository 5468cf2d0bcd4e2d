package org.habeas.casework.clock;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one time limit, as its law pack states it.
 *
 * @param id published id, equal for all versions of the rule
 * @param regime the law or promise, id of its pack
 * @param version name of this version
 * @param citation article and act, as shown beside every date
 * @param summary one plain sentence
 * @param law whose rules of counting apply
 * @param role in which role the company owes it
 * @param anchor the event it starts from
 * @param duration number of units; 0 with {@link Unit#NO_NUMBER}
 * @param unit what is counted
 * @param start what is counted first
 * @param end what happens to a last day
 * @param targetDayBefore whether the day before the last day is the internal target
 * @param calendar the rule's own calendar, used when none is named; null when it has none
 * @param pauses what an ask does to the period, by reason; reasons that are absent do nothing
 * @param extension how it may be extended; null when it may not
 * @param outer whether the arguable reading with a later end is shown beside it
 * @param hardness how strictly it binds
 * @param validFrom first local date of receipt it governs; null for no limit
 * @param validTo last local date of receipt it governs; null for no limit
 * @param source address of the text
 * @param verification who compared it with the text, and when
 * @param appliesTo to which cases it applies; null when the pack leaves that to a person
 * @param obligation what fulfils it; null when the pack does not say
 */
public record ClockRule(
        String id,
        String regime,
        String version,
        String citation,
        String summary,
        Law law,
        String role,
        AnchorEvent anchor,
        int duration,
        Unit unit,
        Start start,
        End end,
        boolean targetDayBefore,
        @Nullable String calendar,
        Map<PauseReason, PauseRule> pauses,
        @Nullable Extension extension,
        boolean outer,
        Hardness hardness,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        Verification verification,
        @Nullable AppliesTo appliesTo,
        @Nullable Obligation obligation) {

    /** Whose rules of counting apply: only those of EU and UK law move a last day to a working day. */
    public enum Law {
        EU,
        UK,
        OTHER
    }

    /** The event a period starts from. */
    public enum AnchorEvent {
        RECEIPT,
        VERIFICATION,
        AWARENESS,
        CLASSIFICATION,
        MATERIALITY,
        ASSESSMENT_COMPLETED,
        PREVIOUS_FILING_SUBMITTED,
        CORRECTIVE_MEASURE,
        SERVED
    }

    /** What is counted. */
    public enum Unit {
        HOURS,
        CALENDAR_DAYS,
        BUSINESS_DAYS,
        MONTHS,
        /** The law names no number ("without delay"): there is a duty and no date. */
        NO_NUMBER
    }

    /** What is counted first. */
    public enum Start {
        /** From the instant itself. */
        SAME_INSTANT,
        /** From the following day: the day of the event is not counted. */
        NEXT_DAY
    }

    /** What happens to a last day. */
    public enum End {
        NONE,
        ROLL_TO_NEXT_WORKING_DAY,
        NOON_NEXT_WORKING_DAY
    }

    /** How strictly a limit binds. */
    public enum Hardness {
        HARD,
        SOFT_WITH_REASONS,
        NO_UNDUE_DELAY
    }

    /** What an ask and its answer do to a period. */
    public enum PauseEffect {
        /** The days from ask to answer are added. */
        SUSPEND,
        /** The period starts anew with the answer. */
        RESET,
        /** Each day from ask to answer, both included, is skipped. */
        EXCLUDE
    }

    /**
     * The effect of one reason.
     *
     * @param because the provision it rests on, with {@code UNVERIFIED} in it when nobody compared it
     */
    public record PauseRule(PauseEffect effect, String because) {}

    /**
     * The one extension a rule may allow, counted from the start of the first period; the notice with its reasons must
     * leave on or before the last day of the first period.
     *
     * @param length in the unit of the rule
     * @param because the provision it rests on
     */
    public record Extension(int length, String because) {}

    /**
     * Who compared the rule with the text of the law.
     *
     * @param on the day of it; null when nobody did
     * @param by who it was; null when nobody did
     */
    public record Verification(
            @Nullable LocalDate on, @Nullable String by) {
        /** The mark of a rule that nobody has compared with the text. */
        public static final String UNVERIFIED = "UNVERIFIED";

        /** Whether somebody compared it. */
        public boolean done() {
            return on != null;
        }

        /** "2026-11-22, name", or the mark {@code UNVERIFIED} that is shown wherever the rule's date is. */
        public String text() {
            return done() ? on + ", " + by : UNVERIFIED;
        }
    }

    /** Copies the map, so that a rule never changes. */
    public ClockRule {
        pauses = Map.copyOf(pauses);
    }

    /** Whether this version governs a receipt of that local date. */
    public boolean inForceOn(LocalDate receipt) {
        return (validFrom == null || !receipt.isBefore(validFrom)) && (validTo == null || !receipt.isAfter(validTo));
    }

    /** Whether the rule cannot be computed without a calendar of working days. */
    public boolean needsWorkingDays() {
        return end != End.NONE || unit == Unit.BUSINESS_DAYS;
    }

    /** Whether a last day that is no working day moves to the next one. */
    public boolean rolls() {
        return end == End.ROLL_TO_NEXT_WORKING_DAY;
    }
}
