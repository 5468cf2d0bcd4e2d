package org.habeas.casework.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks that run on cases: started with a case, recomputed when an event is noted, stopped when the obligation is
 * fulfilled. Dates and derivations are stored as computed; lateness is read off the dates, never off a timer.
 */
@Component
public class CaseClocks {

    private final JdbcClient jdbc;
    private final Laws laws;
    private final Ledger ledger;
    private final ClockRows rows;
    private final Clock clock;

    CaseClocks(JdbcClient jdbc, Laws laws, Ledger ledger, ClockRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.laws = laws;
        this.ledger = ledger;
        this.rows = rows;
        this.clock = clock;
    }

    /** Whether a version of the rule is in force at an anchor, so that a clock can be started by it. */
    public boolean isInForce(String ruleId, Instant anchor, LegalEntity owner) {
        return laws.today(ruleId, anchor, owner.zone()) instanceof LawBook.Found;
    }

    /**
     * Starts a clock on a case.
     *
     * @param ruleId published id of the rule
     * @param anchor the instant of the event it runs from, for a request its receipt
     * @param owner the legal entity that owes it: its zone and calendar count
     * @throws IllegalStateException when no such rule is in force at the anchor
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock start(CaseReference reference, String ruleId, Instant anchor, LegalEntity owner, Acting acting) {
        return start(reference, null, ruleId, anchor, owner, eventsOf(reference), acting);
    }

    /**
     * Starts a clock on something within a case that is decided on its own, such as a complaint about its answer. The
     * events of the case do not concern it, and what is done with the clocks of the case leaves it alone.
     *
     * @param matter id of what it is about
     * @throws IllegalStateException when no such rule is in force at the anchor
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock start(
            CaseReference reference, UUID matter, String ruleId, Instant anchor, LegalEntity owner, Acting acting) {
        return start(reference, matter, ruleId, anchor, owner, List.of(), acting);
    }

    private CaseClock start(
            CaseReference reference,
            @Nullable UUID matter,
            String ruleId,
            Instant anchor,
            LegalEntity owner,
            List<ClockEvent> events,
            Acting acting) {
        ClockRule rule = laws.governing(ruleId, anchor, owner.zone());
        String calendar = Laws.calendar(rule, owner);
        ClockResult result = laws.compute(rule, anchor, owner.zone(), calendar, events);
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework_clock (id, case_reference, matter, rule_id, rule_version, regime, anchor, zone,"
                        + " calendar, nominal, due, due_end, result, started_at, rule)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb)")
                .params(Arrays.asList(
                        id,
                        reference.value(),
                        matter,
                        ruleId,
                        result.rule().version(),
                        result.rule().regime(),
                        ClockRows.at(anchor),
                        owner.zone().getId(),
                        calendar,
                        result.nominal() == null ? null : result.nominal().date(),
                        result.due() == null ? null : result.due().date(),
                        ClockRows.end(result),
                        rows.result(result, events),
                        ClockRows.at(clock.instant()),
                        rows.rule(rule)))
                .update();
        Act started = dates(Act.on(reference, "clock.started"), result).with("anchor", anchor);
        ledger.record(matter == null ? started : started.with("matter", matter), acting);
        return find(reference, id).orElseThrow();
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
        insert(reference, event, letter, acting);
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
            insert(reference, new ClockEvent.Pause(reason, asked, end), ask.letter(), acting);
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
        for (ClockLetter ask : asks) {
            jdbc.sql("update casework_clock_event set voided_at = ?, voided_by = ?"
                            + " where case_reference = ? and letter_id = ? and event = ? and voided_at is null")
                    .params(
                            ClockRows.at(clock.instant()),
                            acting.who(),
                            reference.value(),
                            ask.letter(),
                            ask.event().text())
                    .update();
            ledger.record(
                    Act.on(reference, "clock.askNotAwaited")
                            .with("event", ask.event().text())
                            .with("letter", ask.letter()),
                    acting);
        }
        if (!asks.isEmpty()) {
            recompute(reference, acting);
        }
        return !asks.isEmpty();
    }

    private List<ClockLetter> openAsks(CaseReference reference, PauseReason reason) {
        return standing(noted(reference))
                .filter(noted -> noted.isOpenAsk() && ((ClockEvent.Pause) noted.event()).reason() == reason)
                .toList();
    }

    /**
     * Takes the events of a letter back, because it did not reach anybody; they stay on record and count no more.
     *
     * @return whether there were any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean letterFailed(CaseReference reference, UUID letter, Acting acting) {
        int taken = jdbc.sql("update casework_clock_event set voided_at = ?, voided_by = ?"
                        + " where case_reference = ? and letter_id = ? and voided_at is null")
                .params(ClockRows.at(clock.instant()), acting.who(), reference.value(), letter)
                .update();
        if (taken > 0) {
            ledger.record(Act.on(reference, "clock.eventVoided").with("letter", letter), acting);
            recompute(reference, acting);
        }
        return taken > 0;
    }

    /**
     * The running clocks as they would be with one more event; nothing is noted.
     *
     * @throws ActRefused {@code clock-event-impossible} as {@link #note}
     */
    public List<CaseClock> foreseen(CaseReference reference, ClockEvent event) {
        List<ClockEvent> events = new ArrayList<>(eventsOf(reference));
        events.add(event);
        return ofTheCase(reference).stream()
                .filter(CaseClock::isRunning)
                .map(running -> running.as(computed(running, running.rule(), running.anchor(), events), events))
                .toList();
    }

    /**
     * Moves the event from which the running clocks of a case count, because it was recorded wrongly. Each is computed
     * anew under the version that governs the new local date, its own copy of it where that is the same; what it said
     * before is kept with its derivation.
     *
     * @param anchor the instant of the event as it really was
     * @throws ActRefused {@code clock-event-impossible} when an event noted on the case cannot be a fact then, such as a
     *     question asked before the receipt; nothing is moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reanchor(CaseReference reference, Instant anchor, Acting acting) {
        List<ClockEvent> events = eventsOf(reference);
        for (CaseClock running : ofTheCase(reference)) {
            if (running.isRunning()) {
                keepEarlier(running, acting);
                ClockResult result = recomputed(running, governing(running, anchor), anchor, events);
                Act act = dates(Act.on(reference, "clock.reanchored"), result)
                        .with("anchorBefore", running.anchor())
                        .with("anchor", anchor);
                LocalDate before = running.due();
                ledger.record(before == null ? act : act.with("dueBefore", before), acting);
            }
        }
    }

    /**
     * What the packs say today of a running clock, when that is another date than the one it was given.
     *
     * @return empty when it ended, when the date is the same, or when no version is in force today for its anchor
     */
    public Optional<ClockResult> today(CaseClock running) {
        if (!running.isRunning()
                || !(laws.today(running.ruleId(), running.anchor(), running.zone()) instanceof LawBook.Found found)
                || found.rule().equals(running.rule())) {
            return Optional.empty();
        }
        ClockResult result =
                laws.compute(found.rule(), running.anchor(), running.zone(), running.calendar(), eventsFor(running));
        return Optional.of(result)
                .filter(now -> !Objects.equals(running.nominal(), date(now.nominal()))
                        || !Objects.equals(running.due(), date(now.due()))
                        || !Objects.equals(running.end(), end(now)));
    }

    /**
     * Takes for a running clock what the packs say today; what it said before is kept with its derivation.
     *
     * @param acting with the reason
     * @throws ActRefused {@code no-newer-law} when the packs give no other date
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock takeToday(CaseClock running, Acting acting) {
        ClockResult newer = today(running)
                .orElseThrow(() -> new ActRefused("no-newer-law", "The law packs give no other date for this clock."));
        keepEarlier(running, acting);
        ClockResult result = recomputed(running, newer.rule(), running.anchor(), eventsFor(running));
        Act act = dates(Act.on(running.reference(), "clock.newLawTaken"), result)
                .with("versionBefore", running.ruleVersion());
        ledger.record(running.due() == null ? act : act.with("dueBefore", running.due()), acting);
        return find(running.reference(), running.id()).orElseThrow();
    }

    /**
     * Stops the running clocks of a case that a deed fulfils; the others run on.
     *
     * @param occasion upon which they are owed
     * @param doneAt when it was done; it decides whether it was late
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fulfilled(
            CaseReference reference, Obligation deed, AppliesTo.Occasion occasion, Instant doneAt, Acting acting) {
        for (CaseClock running : of(reference)) {
            if (running.isRunning() && running.isFulfilledBy(deed, occasion)) {
                met(running, doneAt, acting);
            }
        }
    }

    /** What the clocks of a case said before their anchor or their law was changed, the latest first. */
    public List<CaseClock> earlier(CaseReference reference) {
        return jdbc.sql("select * from casework_earlier_clock where case_reference = ?"
                        + " order by replaced_at desc, due_end nulls last, rule_id")
                .param(reference.value())
                .query((row, number) -> rows.read(reference, row))
                .list();
    }

    /** Stops every running clock of a case: what it obliged to was done, now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void met(CaseReference reference, Acting acting) {
        met(reference, clock.instant(), acting);
    }

    /**
     * Stops every running clock of a case.
     *
     * @param doneAt when that was done to which it obliged; it decides whether it was late, not the time of the note
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void met(CaseReference reference, Instant doneAt, Acting acting) {
        for (CaseClock running : ofTheCase(reference)) {
            if (running.isRunning()) {
                jdbc.sql("update casework_clock set met_at = ? where id = ?")
                        .params(ClockRows.at(doneAt), running.id())
                        .update();
                ledger.record(
                        Act.on(reference, "clock.met")
                                .with("rule", running.ruleId())
                                .with("late", running.isLate(doneAt)),
                        acting);
            }
        }
    }

    /** Ends every running clock of a case because nothing is owed; it counts as neither in time nor late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notOwed(CaseReference reference, Acting acting) {
        for (CaseClock running : ofTheCase(reference)) {
            if (running.isRunning()) {
                notOwed(running, acting);
            }
        }
    }

    /** Lets the clocks of a case run again that ended because nothing was owed; they count from where they did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owedAgain(CaseReference reference, Acting acting) {
        for (CaseClock ended : ofTheCase(reference)) {
            if (!ended.owed()) {
                owedAgain(ended, acting);
            }
        }
    }

    /**
     * Stops one clock of a case, whose others run on.
     *
     * @param doneAt when that was done to which it obliged; it decides whether it was late, not the time of the note
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void met(CaseClock one, Instant doneAt, Acting acting) {
        jdbc.sql("update casework_clock set met_at = ? where id = ?")
                .params(ClockRows.at(doneAt), one.id())
                .update();
        ledger.record(
                Act.on(one.reference(), "clock.met")
                        .with("rule", one.ruleId())
                        .with("doneAt", doneAt)
                        .with("late", one.isLate(doneAt)),
                acting);
    }

    /** Ends one clock of a case because nothing is owed under it; it counts as neither in time nor late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notOwed(CaseClock one, Acting acting) {
        jdbc.sql("update casework_clock set met_at = ?, owed = false where id = ?")
                .params(ClockRows.at(clock.instant()), one.id())
                .update();
        ledger.record(Act.on(one.reference(), "clock.notOwed").with("rule", one.ruleId()), acting);
    }

    /** Lets one clock run again that ended because nothing was owed; it counts from where it did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owedAgain(CaseClock one, Acting acting) {
        jdbc.sql("update casework_clock set met_at = null, owed = true where id = ?")
                .param(one.id())
                .update();
        ledger.record(Act.on(one.reference(), "clock.owedAgain").with("rule", one.ruleId()), acting);
        recompute(one, eventsOf(one.reference()), acting);
    }

    /**
     * Moves the event from which one clock counts, because it was recorded wrongly; also a clock that was met, for
     * whether it was late is read off its dates. What it said before is kept with its derivation.
     *
     * @param anchor the instant of the event as it really was
     * @throws ActRefused {@code clock-event-impossible} when an event noted on the case cannot be a fact then; nothing is
     *     moved
     * @throws IllegalStateException when no version of the rule is in force then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock move(CaseClock one, Instant anchor, Acting acting) {
        keepEarlier(one, acting);
        ClockResult result = recomputed(one, governing(one, anchor), anchor, eventsOf(one.reference()));
        Act moved = dates(Act.on(one.reference(), "clock.moved"), result)
                .with("anchorBefore", one.anchor())
                .with("anchor", anchor);
        ledger.record(one.end() == null ? moved : moved.with("endBefore", one.end()), acting);
        return find(one.reference(), one.id()).orElseThrow();
    }

    /** The clocks of a case, the earliest due first, those without a date last. */
    public List<CaseClock> of(CaseReference reference) {
        return jdbc.sql("select * from casework_clock where case_reference = ? order by due_end nulls last, rule_id")
                .param(reference.value())
                .query((row, number) -> rows.read(reference, row))
                .list();
    }

    /** The clocks of something within a case, the earliest due first, those without a date last. */
    public List<CaseClock> of(CaseReference reference, UUID matter) {
        return jdbc.sql("select * from casework_clock where case_reference = ? and matter = ?"
                        + " order by due_end nulls last, rule_id")
                .params(reference.value(), matter)
                .query((row, number) -> rows.read(reference, row))
                .list();
    }

    /** The clocks of a case itself, without those about something within it, in the same order. */
    public List<CaseClock> ofTheCase(CaseReference reference) {
        return jdbc.sql("select * from casework_clock where case_reference = ? and matter is null"
                        + " order by due_end nulls last, rule_id")
                .param(reference.value())
                .query((row, number) -> rows.read(reference, row))
                .list();
    }

    /** One clock of a case, empty when the case has none with this id. */
    public Optional<CaseClock> find(CaseReference reference, UUID id) {
        return of(reference).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * The clock that rules a case: the running one that is due first; one about something within the case only where
     * none of the case itself runs.
     */
    public Optional<CaseClock> ruling(CaseReference reference) {
        return CaseClock.ruling(ofTheCase(reference)).or(() -> CaseClock.ruling(of(reference)));
    }

    /** The events of a case that count, in the order they were noted, an answered pause standing in place of its ask. */
    public List<ClockEvent> eventsOf(CaseReference reference) {
        return standing(noted(reference)).map(ClockLetter::event).toList();
    }

    /** The events of a case do not concern a clock on something within it. */
    private List<ClockEvent> eventsFor(CaseClock running) {
        return ofTheCase(running.reference()).stream().anyMatch(one -> one.id().equals(running.id()))
                ? eventsOf(running.reference())
                : List.of();
    }

    /** The events of a case that count, each with the letter it rests on, in the order they were noted. */
    public List<ClockLetter> lettersOf(CaseReference reference) {
        return standing(noted(reference)).toList();
    }

    private static Stream<ClockLetter> standing(List<ClockLetter> all) {
        return all.stream().filter(one -> !one.isOpenAsk() || all.stream().noneMatch(one::isAnsweredBy));
    }

    private List<ClockLetter> noted(CaseReference reference) {
        return jdbc.sql("select event, letter_id from casework_clock_event"
                        + " where case_reference = ? and voided_at is null order by noted_at, id")
                .param(reference.value())
                .query((row, number) -> new ClockLetter(
                        ClockEvent.parse(row.getString("event")).orElseThrow(), row.getObject("letter_id", UUID.class)))
                .list();
    }

    private void insert(CaseReference reference, ClockEvent event, UUID letter, Acting acting) {
        jdbc.sql("insert into casework_clock_event (id, case_reference, event, letter_id, noted_at, noted_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        reference.value(),
                        event.text(),
                        letter,
                        ClockRows.at(clock.instant()),
                        acting.who()))
                .update();
        ledger.record(
                Act.on(reference, "clock.eventNoted")
                        .with("event", event.text())
                        .with("letter", letter),
                acting);
    }

    private void recompute(CaseReference reference, Acting acting) {
        List<ClockEvent> events = eventsOf(reference);
        for (CaseClock running : ofTheCase(reference)) {
            if (running.isRunning()) {
                recompute(running, events, acting);
            }
        }
    }

    private void recompute(CaseClock running, List<ClockEvent> events, Acting acting) {
        ClockResult result = recomputed(running, running.rule(), running.anchor(), events);
        ledger.record(dates(Act.on(running.reference(), "clock.recomputed"), result), acting);
    }

    /** A law pack that was edited meanwhile governs no clock that runs already. */
    private ClockRule governing(CaseClock running, Instant anchor) {
        ClockRule now = laws.governing(running.ruleId(), anchor, running.zone());
        return now.version().equals(running.ruleVersion()) ? running.rule() : now;
    }

    private ClockResult computed(CaseClock running, ClockRule rule, Instant anchor, List<ClockEvent> events) {
        ClockResult result = laws.compute(rule, anchor, running.zone(), running.calendar(), events);
        if (result.error() != null && result.error().emptiesTheDates()) {
            throw new ActRefused(
                    "clock-event-impossible", "This cannot be noted on the clock: " + result.errorText() + ".");
        }
        return result;
    }

    private ClockResult recomputed(CaseClock running, ClockRule rule, Instant anchor, List<ClockEvent> events) {
        ClockResult result = computed(running, rule, anchor, events);
        jdbc.sql("update casework_clock set rule_version = ?, regime = ?, anchor = ?, nominal = ?, due = ?,"
                        + " due_end = ?, result = ?::jsonb, rule = ?::jsonb where id = ?")
                .params(Arrays.asList(
                        result.rule().version(),
                        result.rule().regime(),
                        ClockRows.at(anchor),
                        result.nominal() == null ? null : result.nominal().date(),
                        result.due() == null ? null : result.due().date(),
                        ClockRows.end(result),
                        rows.result(result, events),
                        rows.rule(rule),
                        running.id()))
                .update();
        return result;
    }

    private void keepEarlier(CaseClock running, Acting acting) {
        jdbc.sql("insert into casework_earlier_clock (id, clock_id, case_reference, rule_id, rule_version, regime,"
                        + " anchor, zone, calendar, nominal, due, due_end, result, started_at, met_at, replaced_at,"
                        + " replaced_by, owed, rule)"
                        + " select ?, id, case_reference, rule_id, rule_version, regime, anchor, zone, calendar,"
                        + " nominal, due, due_end, result, started_at, met_at, ?, ?, owed, rule"
                        + " from casework_clock where id = ?")
                .params(UUID.randomUUID(), ClockRows.at(clock.instant()), acting.who(), running.id())
                .update();
    }

    private static @Nullable LocalDate date(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.date();
    }

    private static @Nullable Instant end(ClockResult result) {
        return result.due() == null ? null : result.due().end(result.zone());
    }

    private static Act dates(Act act, ClockResult result) {
        Act named = act.with("rule", result.rule().id())
                .with("version", result.rule().version());
        return result.due() == null ? named : named.with("due", result.due().text());
    }
}
