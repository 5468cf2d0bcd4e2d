package org.habeas.sar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.Obligation;
import org.springframework.stereotype.Component;

/**
 * Which of the clocks of a request a letter quotes when it says by when we answer. Once the law's time is extended that
 * is the law's: our own promise cannot be extended, and the date in the letter of the extension took its place.
 */
@Component
class AnswerDates {

    private static final String PROMISE = "promise";

    private final CaseClocks clocks;

    AnswerDates(CaseClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * The clock whose date lies ahead and comes first; empty when every date has passed.
     *
     * @param at when the letter leaves
     */
    Optional<CaseClock> ahead(CaseReference reference, Instant at) {
        return binding(reference).stream().filter(one -> !one.isLate(at)).findFirst();
    }

    /**
     * The clock whose date was the last one, for a letter that nobody can hold back once every date has passed.
     *
     * @throws IllegalStateException when no clock for an answer runs
     */
    CaseClock last(CaseReference reference) {
        return binding(reference).stream()
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("no clock for an answer runs on this request"));
    }

    /**
     * Of the clocks as an extension would leave them those of the law that it does not extend and that end before the
     * new date.
     *
     * @param at when the letter leaves
     */
    List<CaseClock> notExtended(List<CaseClock> foreseen, CaseClock extended, Instant at) {
        return foreseen.stream()
                .filter(one -> isForAnswer(one) && !isPromise(one) && !one.extended() && !one.isLate(at))
                .filter(one ->
                        one.end() != null && extended.end() != null && one.end().isBefore(extended.end()))
                .toList();
    }

    private List<CaseClock> binding(CaseReference reference) {
        List<CaseClock> owed =
                clocks.of(reference).stream().filter(AnswerDates::isForAnswer).toList();
        return owed.stream().noneMatch(CaseClock::extended)
                ? owed
                : owed.stream().filter(one -> !isPromise(one)).toList();
    }

    /** One for a mere confirmation may be due earlier, and is none. */
    private static boolean isForAnswer(CaseClock one) {
        return one.isRunning() && one.end() != null && one.isFulfilledBy(Obligation.RESPOND, Occasion.REQUEST);
    }

    private static boolean isPromise(CaseClock one) {
        return one.regime().equals(PROMISE);
    }
}
