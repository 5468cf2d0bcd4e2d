package org.habeas.casework.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What pauses and extends the clocks of a case: events, each with the letter of ours that caused it. With every event the
 * running clocks are computed anew.
 */
@Component
public class ClockEvents {

    private final CaseClocks clocks;
    private final StoredClocks stored;
    private final NotedEvents events;

    ClockEvents(CaseClocks clocks, StoredClocks stored, NotedEvents events) {
        this.clocks = clocks;
        this.stored = stored;
        this.events = events;
    }

    /**
     * Notes an event of the case and recomputes every running clock; each rule takes account of what concerns it.
     *
     * @param event a pause or an extension; an answered pause replaces the same ask without an answer
     * @param letter the letter of ours that caused it: without one nothing pauses or extends a time limit
     * @throws ActRefused {@code clock-event-impossible} when the event cannot be a fact of this case, such as an answer
     *     before its ask; nothing is noted then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(CaseReference reference, ClockEvent event, UUID letter, Acting acting) {
        events.insert(reference, event, letter, acting);
        recompute(reference, acting);
    }

    /**
     * Ends the pauses of a reason that still wait for an answer.
     *
     * @param on day of the answer in the controller's zone; a mail may carry an earlier receipt than our letter, and no
     *     wait is shorter than nothing
     * @return whether any waited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean answered(CaseReference reference, PauseReason reason, LocalDate on, Acting acting) {
        List<ClockLetter> asks = openAsks(reference, reason);
        for (ClockLetter ask : asks) {
            LocalDate asked = ask.event().date();
            LocalDate end = on.isBefore(asked) ? asked : on;
            events.insert(reference, new ClockEvent.Pause(reason, asked, end), ask.letter(), acting);
        }
        if (!asks.isEmpty()) {
            recompute(reference, acting);
        }
        return !asks.isEmpty();
    }

    /**
     * Nobody waits any more for an answer to what was asked for a reason: the asks stay on record, move no date, and no
     * later answer is one to them.
     *
     * @return whether any waited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean notAwaited(CaseReference reference, PauseReason reason, Acting acting) {
        List<ClockLetter> asks = openAsks(reference, reason);
        asks.forEach(ask -> events.voidAsk(reference, ask, acting));
        if (!asks.isEmpty()) {
            recompute(reference, acting);
        }
        return !asks.isEmpty();
    }

    /**
     * Takes the events of a letter back, because it did not reach anybody; they stay on record and count no more.
     *
     * @return whether there were any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean letterFailed(CaseReference reference, UUID letter, Acting acting) {
        boolean taken = events.voidLetter(reference, letter, acting);
        if (taken) {
            recompute(reference, acting);
        }
        return taken;
    }

    /**
     * The running clocks as they would be with one more event; nothing is noted.
     *
     * @throws ActRefused {@code clock-event-impossible} as {@link #note}
     */
    public List<CaseClock> foreseen(CaseReference reference, ClockEvent event) {
        List<ClockEvent> facts = new ArrayList<>(events.facts(reference));
        facts.add(event);
        return clocks.ofTheCase(reference).stream()
                .filter(CaseClock::isRunning)
                .map(running -> running.as(stored.computed(running, running.rule(), running.anchor(), facts), facts))
                .toList();
    }

    /** The events of a case that count, in the order they were noted, an answered pause standing in place of its ask. */
    public List<ClockEvent> of(CaseReference reference) {
        return events.facts(reference);
    }

    /** The events of a case that count, each with the letter it rests on, in the order they were noted. */
    public List<ClockLetter> lettersOf(CaseReference reference) {
        return events.of(reference);
    }

    private List<ClockLetter> openAsks(CaseReference reference, PauseReason reason) {
        return events.of(reference).stream()
                .filter(noted -> noted.isOpenAsk() && ((ClockEvent.Pause) noted.event()).reason() == reason)
                .toList();
    }

    private void recompute(CaseReference reference, Acting acting) {
        List<ClockEvent> facts = events.facts(reference);
        for (CaseClock running : clocks.ofTheCase(reference)) {
            if (running.isRunning()) {
                stored.recompute(running, facts, acting);
            }
        }
    }
}
