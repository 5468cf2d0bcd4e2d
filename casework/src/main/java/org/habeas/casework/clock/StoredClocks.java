package org.habeas.casework.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

/** The clocks in their table: what is computed is stored with its derivation, and what it replaces is kept beside it. */
@Component
class StoredClocks {

    private final JdbcClient jdbc;
    private final Laws laws;
    private final ClockRows rows;
    private final Ledger ledger;
    private final Clock clock;

    StoredClocks(JdbcClient jdbc, Laws laws, ClockRows rows, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.laws = laws;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All of a case, the earliest due first, those without a date last. */
    List<CaseClock> of(CaseReference reference) {
        return jdbc.sql("select * from casework_clock where case_reference = ? order by due_end nulls last, rule_id")
                .param(reference.value())
                .query((row, number) -> rows.read(reference, row))
                .list();
    }

    Optional<CaseClock> find(CaseReference reference, UUID id) {
        return of(reference).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What the clocks of a case said before, the latest first. */
    List<CaseClock> earlier(CaseReference reference) {
        return jdbc.sql("select * from casework_earlier_clock where case_reference = ?"
                        + " order by replaced_at desc, due_end nulls last, rule_id")
                .param(reference.value())
                .query((row, number) -> rows.read(reference, row))
                .list();
    }

    /** Starts one and records it. */
    CaseClock insert(
            CaseReference reference,
            @Nullable UUID matter,
            ClockRule rule,
            Instant anchor,
            LegalEntity owner,
            List<ClockEvent> events,
            Acting acting) {
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
                        rule.id(),
                        rule.version(),
                        rule.regime(),
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
     * What another rule, anchor or list of facts gives; nothing is stored.
     *
     * @throws ActRefused {@code clock-event-impossible} when an event cannot be a fact of this case
     */
    ClockResult computed(CaseClock running, ClockRule rule, Instant anchor, List<ClockEvent> events) {
        ClockResult result = laws.compute(rule, anchor, running.zone(), running.calendar(), events);
        if (result.error() != null && result.error().emptiesTheDates()) {
            throw new ActRefused(
                    "clock-event-impossible",
                    result.error() == ClockError.NOT_IN_FORCE
                            ? "The rule of this clock was not in force " + result.errorText() + "."
                            : "This cannot be noted on the clock: " + result.errorText() + ".");
        }
        return result;
    }

    /**
     * Computes and stores; what it said before is kept.
     *
     * @throws ActRefused {@code clock-event-impossible} as {@link #computed}; nothing is stored then
     */
    ClockResult replace(CaseClock running, ClockRule rule, Instant anchor, List<ClockEvent> events, Acting acting) {
        ClockResult result = computed(running, rule, anchor, events);
        keepEarlier(running, acting);
        store(running, result, anchor, events);
        return result;
    }

    /**
     * Computes a clock by its own rule with the facts as they are now, stores and records it. Where the list of holidays
     * is another one than it was counted by, what it said before is kept as well: a holiday moves no date unseen.
     *
     * @throws ActRefused {@code clock-event-impossible} as {@link #computed}; nothing is stored then
     */
    void recompute(CaseClock running, List<ClockEvent> events, Acting acting) {
        ClockResult result = computed(running, running.rule(), running.anchor(), events);
        if (otherHolidays(running, result)) {
            keepEarlier(running, acting);
        }
        store(running, result, running.anchor(), events);
        ledger.record(changed(Act.on(running.reference(), "clock.recomputed"), running, result), acting);
    }

    /** An act on a clock with the dates it gives. */
    static Act dates(Act act, ClockResult result) {
        Act named = act.with("rule", result.rule().id())
                .with("version", result.rule().version());
        return result.due() == null ? named : named.with("due", result.due().text());
    }

    /** An act that gives a clock other dates, with the lists of holidays before and after where they are not the same. */
    static Act changed(Act act, CaseClock before, ClockResult after) {
        Act dated = dates(act, after);
        if (!otherHolidays(before, after)) {
            return dated;
        }
        String was = before.calendarEdition();
        Act said = was == null ? dated : dated.with("calendarBefore", was);
        return after.edition() == null ? said : said.with("calendar", after.edition());
    }

    private static boolean otherHolidays(CaseClock before, ClockResult after) {
        return !Objects.equals(after.edition(), before.calendarEdition());
    }

    private void store(CaseClock running, ClockResult result, Instant anchor, List<ClockEvent> events) {
        ClockRule rule = result.rule();
        jdbc.sql("update casework_clock set rule_version = ?, regime = ?, anchor = ?, nominal = ?, due = ?,"
                        + " due_end = ?, result = ?::jsonb, rule = ?::jsonb where id = ?")
                .params(Arrays.asList(
                        rule.version(),
                        rule.regime(),
                        ClockRows.at(anchor),
                        result.nominal() == null ? null : result.nominal().date(),
                        result.due() == null ? null : result.due().date(),
                        ClockRows.end(result),
                        rows.result(result, events),
                        rows.rule(rule),
                        running.id()))
                .update();
    }

    private void keepEarlier(CaseClock running, Acting acting) {
        jdbc.sql("insert into casework_earlier_clock (id, clock_id, case_reference, matter, rule_id, rule_version,"
                        + " regime, anchor, zone, calendar, nominal, due, due_end, result, started_at, met_at,"
                        + " replaced_at, replaced_by, owed, rule)"
                        + " select ?, id, case_reference, matter, rule_id, rule_version, regime, anchor, zone, calendar,"
                        + " nominal, due, due_end, result, started_at, met_at, ?, ?, owed, rule"
                        + " from casework_clock where id = ?")
                .params(UUID.randomUUID(), ClockRows.at(clock.instant()), acting.who(), running.id())
                .update();
    }

    /** Ends one, or lets it run again. */
    void end(CaseClock one, @Nullable Instant at, boolean owed) {
        jdbc.sql("update casework_clock set met_at = ?, owed = ? where id = ?")
                .params(Arrays.asList(at == null ? null : ClockRows.at(at), owed, one.id()))
                .update();
    }
}
