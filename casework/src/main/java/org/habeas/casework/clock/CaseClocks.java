package org.habeas.casework.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final ObjectMapper json;
    private final Clock clock;

    CaseClocks(JdbcClient jdbc, Laws laws, Ledger ledger, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.laws = laws;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
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
        ClockResult result = laws.compute(ruleId, anchor, owner.zone(), owner.calendar(), eventsOf(reference));
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework_clock (id, case_reference, rule_id, rule_version, regime, anchor, zone,"
                        + " calendar, nominal, due, due_end, result, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)")
                .params(Arrays.asList(
                        id,
                        reference.value(),
                        ruleId,
                        result.rule().version(),
                        result.rule().regime(),
                        at(anchor),
                        owner.zone().getId(),
                        owner.calendar(),
                        result.nominal() == null ? null : result.nominal().date(),
                        result.due() == null ? null : result.due().date(),
                        end(result),
                        write(Derived.of(result)),
                        at(clock.instant())))
                .update();
        ledger.record(dates(Act.on(reference, "clock.started"), result).with("anchor", anchor), acting);
        return find(reference, id).orElseThrow();
    }

    /**
     * Notes an event of the case and recomputes every running clock; each rule takes account of what concerns it.
     *
     * @param event a pause or an extension; an answered pause replaces the same ask without an answer
     * @param letter the letter that caused it, or null when none of ours did
     * @throws ActRefused {@code clock-event-impossible} when the event cannot be a fact of this case, such as an answer
     *     before its ask; nothing is noted then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(CaseReference reference, ClockEvent event, @Nullable UUID letter, Acting acting) {
        jdbc.sql("insert into casework_clock_event (id, case_reference, event, letter_id, noted_at, noted_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        UUID.randomUUID(), reference.value(), event.text(), letter, at(clock.instant()), acting.who()))
                .update();
        Act noted = Act.on(reference, "clock.eventNoted").with("event", event.text());
        ledger.record(letter == null ? noted : noted.with("letter", letter), acting);
        List<ClockEvent> events = eventsOf(reference);
        for (CaseClock running : of(reference)) {
            if (running.isRunning()) {
                recompute(running, events, acting);
            }
        }
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
        for (CaseClock running : of(reference)) {
            if (running.isRunning()) {
                jdbc.sql("update casework_clock set met_at = ? where id = ?")
                        .params(at(doneAt), running.id())
                        .update();
                ledger.record(
                        Act.on(reference, "clock.met")
                                .with("rule", running.ruleId())
                                .with("late", running.isLate(doneAt)),
                        acting);
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
                .params(at(doneAt), one.id())
                .update();
        ledger.record(
                Act.on(one.reference(), "clock.met")
                        .with("rule", one.ruleId())
                        .with("doneAt", doneAt)
                        .with("late", one.isLate(doneAt)),
                acting);
    }

    /** Lets a clock run on that was stopped because its duty was thought not to apply; its dates are what they were. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(CaseClock one, Acting acting) {
        jdbc.sql("update casework_clock set met_at = null where id = ?")
                .param(one.id())
                .update();
        ledger.record(Act.on(one.reference(), "clock.reopened").with("rule", one.ruleId()), acting);
    }

    /**
     * Moves the event from which one clock counts, because it was recorded wrongly; also a clock that was met, for
     * whether it was late is read off its dates. The ledger keeps what it said before.
     *
     * @param anchor the instant of the event as it really was
     * @throws IllegalStateException when no version of the rule is in force then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseClock move(CaseClock one, Instant anchor, Acting acting) {
        ClockResult result = laws.compute(one.ruleId(), anchor, one.zone(), one.calendar(), eventsOf(one.reference()));
        jdbc.sql("update casework_clock set rule_version = ?, anchor = ?, nominal = ?, due = ?, due_end = ?,"
                        + " result = ?::jsonb where id = ?")
                .params(Arrays.asList(
                        result.rule().version(),
                        at(anchor),
                        result.nominal() == null ? null : result.nominal().date(),
                        result.due() == null ? null : result.due().date(),
                        end(result),
                        write(Derived.of(result)),
                        one.id()))
                .update();
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
                .query((row, number) -> read(reference, row))
                .list();
    }

    /** One clock of a case, empty when the case has none with this id. */
    public Optional<CaseClock> find(CaseReference reference, UUID id) {
        return of(reference).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The clock that rules a case: the running one that is due first. */
    public Optional<CaseClock> ruling(CaseReference reference) {
        return of(reference).stream()
                .filter(one -> one.isRunning() && one.end() != null)
                .min(Comparator.comparing(CaseClock::end, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    /** The events noted on a case, in the order they were noted, an answered pause standing in place of its ask. */
    public List<ClockEvent> eventsOf(CaseReference reference) {
        List<ClockEvent> events = new ArrayList<>();
        jdbc.sql("select event from casework_clock_event where case_reference = ? order by noted_at, id")
                .param(reference.value())
                .query(String.class)
                .list()
                .forEach(text -> {
                    ClockEvent event = ClockEvent.parse(text).orElseThrow();
                    if (event instanceof ClockEvent.Pause answered && answered.answer() != null) {
                        events.remove(new ClockEvent.Pause(answered.reason(), answered.ask(), null));
                    }
                    events.add(event);
                });
        return List.copyOf(events);
    }

    private void recompute(CaseClock running, List<ClockEvent> events, Acting acting) {
        ClockResult result =
                laws.compute(running.ruleId(), running.anchor(), running.zone(), running.calendar(), events);
        if (result.error() != null && result.error().emptiesTheDates()) {
            throw new ActRefused(
                    "clock-event-impossible", "This cannot be noted on the clock: " + result.errorText() + ".");
        }
        jdbc.sql("update casework_clock set nominal = ?, due = ?, due_end = ?, result = ?::jsonb where id = ?")
                .params(Arrays.asList(
                        result.nominal() == null ? null : result.nominal().date(),
                        result.due() == null ? null : result.due().date(),
                        end(result),
                        write(Derived.of(result)),
                        running.id()))
                .update();
        ledger.record(dates(Act.on(running.reference(), "clock.recomputed"), result), acting);
    }

    private static Act dates(Act act, ClockResult result) {
        Act named = act.with("rule", result.rule().id())
                .with("version", result.rule().version());
        return result.due() == null ? named : named.with("due", result.due().text());
    }

    private static @Nullable OffsetDateTime end(ClockResult result) {
        return result.due() == null ? null : at(result.due().end(result.zone()));
    }

    private CaseClock read(CaseReference reference, ResultSet row) throws SQLException {
        Derived derived = read(row.getString("result"));
        OffsetDateTime end = row.getObject("due_end", OffsetDateTime.class);
        OffsetDateTime met = row.getObject("met_at", OffsetDateTime.class);
        return new CaseClock(
                row.getObject("id", UUID.class),
                reference,
                row.getString("rule_id"),
                row.getString("rule_version"),
                row.getString("regime"),
                derived.citation(),
                derived.summary(),
                derived.verification(),
                row.getObject("anchor", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("calendar"),
                row.getObject("nominal", java.time.LocalDate.class),
                row.getObject("due", java.time.LocalDate.class),
                end == null ? null : end.toInstant(),
                derived.warning(),
                derived.extended(),
                derived.waitingFor(),
                derived.problem(),
                derived.derivation(),
                met == null ? null : met.toInstant(),
                derived.dueAt(),
                derived.outer());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String write(Derived derived) {
        try {
            return json.writeValueAsString(derived);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Derived read(String text) {
        try {
            return json.readValue(text, Derived.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
