package org.habeas.casework.clock;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events of cases in their table: none is ever deleted, one that is voided counts no more. */
@Component
class NotedEvents {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    NotedEvents(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Those of a case that count, in the order they were noted, an answered pause standing in place of its ask. */
    List<ClockLetter> of(CaseReference reference) {
        List<ClockLetter> all = jdbc.sql("select event, letter_id from casework_clock_event"
                        + " where case_reference = ? and voided_at is null order by noted_at, id")
                .param(reference.value())
                .query((row, number) -> new ClockLetter(
                        ClockEvent.parse(row.getString("event")).orElseThrow(), row.getObject("letter_id", UUID.class)))
                .list();
        Stream<ClockLetter> standing =
                all.stream().filter(one -> !one.isOpenAsk() || all.stream().noneMatch(one::isAnsweredBy));
        return standing.toList();
    }

    /** The facts of those. */
    List<ClockEvent> facts(CaseReference reference) {
        return of(reference).stream().map(ClockLetter::event).toList();
    }

    /** The facts that concern a clock: those of its case, but none for something within it, such as a complaint. */
    List<ClockEvent> facts(CaseClock one) {
        return one.matter() == null ? facts(one.reference()) : List.of();
    }

    void insert(CaseReference reference, ClockEvent event, UUID letter, Acting acting) {
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

    /** An ask that nobody waits for any more. */
    void voidAsk(CaseReference reference, ClockLetter ask, Acting acting) {
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

    /**
     * Everything that rests on a letter which reached nobody.
     *
     * @return whether there was anything
     */
    boolean voidLetter(CaseReference reference, UUID letter, Acting acting) {
        int taken = jdbc.sql("update casework_clock_event set voided_at = ?, voided_by = ?"
                        + " where case_reference = ? and letter_id = ? and voided_at is null")
                .params(ClockRows.at(clock.instant()), acting.who(), reference.value(), letter)
                .update();
        if (taken > 0) {
            ledger.record(Act.on(reference, "clock.eventVoided").with("letter", letter), acting);
        }
        return taken > 0;
    }
}
