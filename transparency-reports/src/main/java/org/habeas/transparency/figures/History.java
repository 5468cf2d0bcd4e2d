package org.habeas.transparency.figures;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.RequestGroup;

/** The figures of earlier periods beside those of this one, all from the same events. */
public final class History {

    private static final int MOST = 6;

    private History() {}

    /**
     * Earlier periods of the same length as far back as anything is known, at most five, and this one.
     *
     * @param figures of this period
     * @param events from which they were computed
     */
    public static List<Figures> of(Figures figures, List<DisclosureEvent> events) {
        Deque<Figures> history = new ArrayDeque<>(List.of(figures));
        // How far back the tables go must not tell of national security process, which only its band may do.
        Instant first = events.stream()
                .filter(event -> event.facts().group() != RequestGroup.NATIONAL_SECURITY)
                .map(DisclosureEvent::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        Period period = figures.period().previous();
        while (history.size() < MOST
                && first.isBefore(period.ends(figures.profile().zoneId()))) {
            history.addFirst(ReportFigures.ofUnfinished(events, period, figures.profile(), figures.asOf()));
            period = period.previous();
        }
        return List.copyOf(history);
    }
}
