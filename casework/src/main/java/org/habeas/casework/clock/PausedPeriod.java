package org.habeas.casework.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.habeas.casework.clock.ClockEvent.Pause;
import org.habeas.casework.clock.ClockRule.PauseEffect;
import org.habeas.casework.clock.ClockRule.PauseRule;
import org.jspecify.annotations.Nullable;

/**
 * One period of a day rule with the pauses of the case laid over it. Pauses are taken in the order of the asks; each
 * counts only if the ask left on or before the last day as the pauses before it had moved it.
 */
final class PausedPeriod {
    private static final Comparator<Pause> IN_ORDER = Comparator.comparing(Pause::ask)
            .thenComparing(Pause::reason)
            .thenComparing(Pause::answer, Comparator.nullsLast(Comparator.naturalOrder()));

    private final ClockRule rule;
    private final UnaryOperator<LocalDate> length;
    private final List<Pause> taken = new ArrayList<>();
    private final List<Pause> tooLate = new ArrayList<>();
    private @Nullable Pause awaited;
    private LocalDate start;

    private PausedPeriod(ClockRule rule, LocalDate start, UnaryOperator<LocalDate> length) {
        this.rule = rule;
        this.start = start;
        this.length = length;
    }

    /**
     * A first period, whose start a reset moves.
     *
     * @param received local date of receipt
     * @param length the counted last day for a start
     */
    static PausedPeriod first(ClockRule rule, LocalDate received, UnaryOperator<LocalDate> length, List<Pause> pauses) {
        PausedPeriod period = new PausedPeriod(rule, received, length);
        period.lay(pauses, true);
        return period;
    }

    /** The extended period: from the start the first one had in the end, with the same pauses over the whole of it. */
    static PausedPeriod extended(ClockRule rule, LocalDate start, UnaryOperator<LocalDate> length, List<Pause> pauses) {
        PausedPeriod period = new PausedPeriod(rule, start, length);
        period.lay(pauses, false);
        return period;
    }

    private void lay(List<Pause> pauses, boolean resets) {
        List<Pause> inOrder = pauses.stream().sorted(IN_ORDER).toList();
        for (Pause pause : inOrder) {
            PauseRule effect = rule.pauses().get(pause.reason());
            if (effect == null || (effect.effect() == PauseEffect.RESET && !resets)) {
                continue;
            }
            LocalDate answer = pause.answer();
            if (pause.ask().isAfter(nominal())) {
                tooLate.add(pause);
            } else if (answer == null) {
                awaited = pause;
            } else {
                taken.add(pause);
                if (effect.effect() == PauseEffect.RESET && answer.isAfter(start)) {
                    start = answer;
                }
            }
        }
    }

    /** The day the period is counted from. */
    LocalDate start() {
        return start;
    }

    /** The last day as counted from the start, without the days that pauses add. */
    LocalDate counted() {
        return length.apply(start);
    }

    /** The last day with the pauses, before any move to a working day. */
    LocalDate nominal() {
        return withExclusions(counted().plusDays(suspendedDays()));
    }

    /** The days suspensions add: from the day after the ask to the answer, days that overlap once. */
    long suspendedDays() {
        long days = 0;
        LocalDate covered = LocalDate.MIN;
        for (Pause pause : taken(PauseEffect.SUSPEND)) {
            LocalDate from = later(pause.ask(), covered);
            LocalDate to = answer(pause);
            if (to.isAfter(from)) {
                days += ChronoUnit.DAYS.between(from, to);
                covered = to;
            }
        }
        return days;
    }

    /** The days exclusions skip after the start and before the period has run out, each day once. */
    long excludedDays() {
        LocalDate counted = counted().plusDays(suspendedDays());
        return ChronoUnit.DAYS.between(counted, withExclusions(counted));
    }

    private LocalDate withExclusions(LocalDate last) {
        LocalDate end = last;
        LocalDate covered = start;
        for (Pause pause : taken(PauseEffect.EXCLUDE)) {
            LocalDate from = later(pause.ask(), covered.plusDays(1));
            LocalDate to = answer(pause);
            if (!from.isAfter(end) && !to.isBefore(from)) {
                end = end.plusDays(ChronoUnit.DAYS.between(from, to) + 1);
                covered = to;
            }
        }
        return end;
    }

    /** The pauses that count and have this effect, in the order of their asks. */
    List<Pause> taken(PauseEffect effect) {
        return taken.stream()
                .filter(pause -> {
                    PauseRule pauseRule = rule.pauses().get(pause.reason());
                    return pauseRule != null && pauseRule.effect() == effect;
                })
                .toList();
    }

    /** The pauses whose ask left after the last day. */
    List<Pause> tooLate() {
        return List.copyOf(tooLate);
    }

    /** The latest ask that counts and has no answer yet; null when there is none. */
    @Nullable
    Pause awaited() {
        return awaited;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate answer(Pause pause) {
        LocalDate answer = pause.answer();
        if (answer == null) {
            throw new IllegalStateException("a pause that counts has an answer");
        }
        return answer;
    }
}
