package org.habeas.casework.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clocks whose ground has changed: law packs and calendars that give another date today, and events they count from that
 * were recorded wrongly. What a clock said before is always kept with its derivation, and no clock moves by itself.
 */
@Component
public class ClockChanges {

    private final CaseClocks clocks;
    private final StoredClocks stored;
    private final NotedEvents events;
    private final Laws laws;
    private final Ledger ledger;

    ClockChanges(CaseClocks clocks, StoredClocks stored, NotedEvents events, Laws laws, Ledger ledger) {
        this.clocks = clocks;
        this.stored = stored;
        this.events = events;
        this.laws = laws;
        this.ledger = ledger;
    }

    /** What the clocks of a case said before their anchor, their law or their calendar was changed, the latest first. */
    public List<CaseClock> earlier(CaseReference reference) {
        return stored.earlier(reference);
    }

    /**
     * What the packs and the calendars say today of a running clock, when that is another date than it was given. Where
     * its rule has left the packs, its own copy stands in for them.
     *
     * @return empty when it ended, or when the date is the same
     */
    public Optional<ClockResult> today(CaseClock running) {
        if (!running.isRunning()) {
            return Optional.empty();
        }
        LawBook.Lookup packs = laws.today(running.ruleId(), running.anchor(), running.zone());
        ClockRule rule = packs instanceof LawBook.Found found ? found.rule() : running.rule();
        ClockResult result =
                laws.compute(rule, running.anchor(), running.zone(), running.calendar(), events.facts(running));
        return Optional.of(result)
                .filter(now -> !Objects.equals(running.nominal(), date(now.nominal()))
                        || !Objects.equals(running.due(), date(now.due()))
                        || !Objects.equals(running.end(), end(now)));
    }

    /**
     * Takes for a running clock what the packs and the calendars say today; what it said before is kept.
     *
     * @param acting with the reason
     * @throws ActRefused {@code no-newer-law} when they give no other date
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock takeToday(CaseClock running, Acting acting) {
        ClockResult newer = today(running)
                .orElseThrow(() -> new ActRefused(
                        "no-newer-law", "The law packs and calendars give no other date for this clock."));
        ClockResult result = stored.replace(running, newer.rule(), running.anchor(), events.facts(running), acting);
        Act act = StoredClocks.changed(Act.on(running.reference(), "clock.newLawTaken"), running, result)
                .with("versionBefore", running.ruleVersion());
        ledger.record(running.due() == null ? act : act.with("dueBefore", running.due()), acting);
        return stored.find(running.reference(), running.id()).orElseThrow();
    }

    /** Whether the rule of a clock, in its own copy or another version, is in force at another anchor. */
    public boolean isInForce(CaseClock one, Instant anchor) {
        return governing(one, anchor).inForceOn(anchor.atZone(one.zone()).toLocalDate());
    }

    /**
     * Moves the event from which the running clocks of a case count, because it was recorded wrongly. Each is computed
     * anew by its own copy of its rule, or by the version that governs the new local date where its own does not; one
     * whose rule was not in force yet ends as not owed. What they said before is kept.
     *
     * @param anchor the instant of the event as it really was
     * @throws ActRefused {@code clock-event-impossible} when an event noted on the case cannot be a fact then, such as a
     *     question asked before the receipt; nothing is moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reanchor(CaseReference reference, Instant anchor, Acting acting) {
        for (CaseClock running : clocks.ofTheCase(reference)) {
            if (running.isRunning() && !isInForce(running, anchor)) {
                clocks.notOwed(running, acting);
            } else if (running.isRunning()) {
                ClockResult result = moved(running, anchor, acting);
                Act act = StoredClocks.changed(Act.on(reference, "clock.reanchored"), running, result)
                        .with("anchorBefore", running.anchor())
                        .with("anchor", anchor);
                LocalDate before = running.due();
                ledger.record(before == null ? act : act.with("dueBefore", before), acting);
            }
        }
    }

    /**
     * Moves the event from which one clock counts, because it was recorded wrongly; also a clock that was met, for
     * whether it was late is read off its dates. What it said before is kept.
     *
     * @param anchor the instant of the event as it really was
     * @throws ActRefused {@code clock-event-impossible} when an event noted on the case cannot be a fact then, or its
     *     rule was not {@linkplain #isInForce in force}; nothing is moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock move(CaseClock one, Instant anchor, Acting acting) {
        ClockResult result = moved(one, anchor, acting);
        Act moved = StoredClocks.changed(Act.on(one.reference(), "clock.moved"), one, result)
                .with("anchorBefore", one.anchor())
                .with("anchor", anchor);
        ledger.record(one.end() == null ? moved : moved.with("endBefore", one.end()), acting);
        return stored.find(one.reference(), one.id()).orElseThrow();
    }

    private ClockResult moved(CaseClock one, Instant anchor, Acting acting) {
        return stored.replace(one, governing(one, anchor), anchor, events.facts(one), acting);
    }

    /** A pack that was edited meanwhile, or has left, governs no clock whose own copy of the rule covers the day. */
    private ClockRule governing(CaseClock one, Instant anchor) {
        boolean covered = one.rule().inForceOn(anchor.atZone(one.zone()).toLocalDate());
        return !covered && laws.today(one.ruleId(), anchor, one.zone()) instanceof LawBook.Found other
                ? other.rule()
                : one.rule();
    }

    private static @Nullable LocalDate date(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.date();
    }

    private static @Nullable Instant end(ClockResult result) {
        return result.due() == null ? null : result.due().end(result.zone());
    }
}
