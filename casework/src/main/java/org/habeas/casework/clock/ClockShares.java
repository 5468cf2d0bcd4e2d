package org.habeas.casework.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a clock reminds by the share of its time that is gone: at a half, three quarters and nine tenths, at its end, and
 * every day after it. Whether a duty is late is read from its dates, never from a reminder.
 */
public final class ClockShares {

    /** Shares of the time in percent, the last one being its end. */
    public static final List<Integer> PERCENT = List.of(50, 75, 90, 100);

    private static final int ALL = 100;
    private static final Duration AGAIN = Duration.ofDays(1);

    private ClockShares() {}

    /**
     * The next reminder strictly after an instant.
     *
     * @param anchor the instant the clock counts from
     * @param end the last instant in time
     */
    public static Step nextAfter(Instant after, Instant anchor, Instant end) {
        for (int percent : PERCENT) {
            Instant at = at(anchor, end, percent);
            if (at.isAfter(after)) {
                return new Step(percent, at);
            }
        }
        long days = Duration.between(end, after).toDays() + 1;
        return new Step(ALL, end.plus(AGAIN.multipliedBy(days)));
    }

    /**
     * The latest step reached in a span of time.
     *
     * @param from exclusive
     * @param to inclusive
     * @return empty when none lies in it
     */
    public static Optional<Step> reached(Instant from, Instant to, Instant anchor, Instant end) {
        Optional<Step> latest = Optional.empty();
        Step step = nextAfter(from, anchor, end);
        while (!step.at().isAfter(to)) {
            latest = Optional.of(step);
            step = nextAfter(step.at(), anchor, end);
        }
        return latest;
    }

    private static Instant at(Instant anchor, Instant end, int percent) {
        return anchor.plus(Duration.between(anchor, end).multipliedBy(percent).dividedBy(ALL));
    }

    /**
     * One reminder.
     *
     * @param percent of the time that is gone; 100 also for every day after the end
     * @param at the instant it is due to fire; firing late changes no date
     */
    public record Step(int percent, Instant at) {
        /** {@code 50%}, {@code 75%}, {@code 90%} or {@code OVER}. */
        public String code() {
            return percent == ALL ? "OVER" : percent + "%";
        }
    }
}
