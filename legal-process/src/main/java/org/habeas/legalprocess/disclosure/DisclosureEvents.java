package org.habeas.legalprocess.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only record of what reports count, written in the transaction of the step it tells of. The application's
 * database role may neither change nor delete a row, and a trigger refuses it as a second lock.
 *
 * <p>The ledger entry is that of the step itself; both carry the correlation of the act.
 */
@Component
public class DisclosureEvents {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    DisclosureEvents(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Appends an event; the instant at which it is recorded is that of the clock, whatever the event says.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(DisclosureEvent event, Acting acting) {
        insert(List.of(event.recorded(clock.instant())), acting);
    }

    /**
     * Appends events of a register that was kept elsewhere. They count as learned of when that register says, so that
     * a report as of those days can be rebuilt, and never later than now.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendHistory(List<DisclosureEvent> events, Acting acting) {
        Instant now = clock.instant();
        insert(
                events.stream()
                        .map(event -> event.recordedAt().isAfter(now) ? event.recorded(now) : event)
                        .toList(),
                acting);
    }

    /**
     * What had happened before an instant, as it was known at another, oldest first and always in the same order.
     *
     * @param end exclusive
     * @param asOf inclusive
     */
    @Transactional(readOnly = true)
    public List<DisclosureEvent> before(Instant end, Instant asOf) {
        return jdbc.sql("select * from legal_disclosure_event where at < ? and recorded_at <= ? order by at, number")
                .params(at(end), at(asOf))
                .query(DisclosureEvents::row)
                .list();
    }

    /** Everything of one case, oldest first. */
    @Transactional(readOnly = true)
    public List<DisclosureEvent> of(CaseReference reference) {
        return ofAny(List.of(reference.value()));
    }

    /** Everything of some cases, oldest first. */
    @Transactional(readOnly = true)
    List<DisclosureEvent> ofAny(Collection<String> references) {
        return jdbc.sql("select * from legal_disclosure_event where case_reference = any(?) order by at, number")
                .param(references.toArray(String[]::new))
                .query(DisclosureEvents::row)
                .list();
    }

    /** Whether a register's number is taken, by a case of ours or by an earlier import. */
    @Transactional(readOnly = true)
    public boolean knows(String reference) {
        return !ofAny(List.of(reference)).isEmpty();
    }

    private void insert(List<DisclosureEvent> events, Acting acting) {
        batches.batchUpdate(
                "insert into legal_disclosure_event (id, case_reference, kind, detail, instrument, request_group,"
                        + " country, category, target_kind, target, at, zone, recorded_at, correlation)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                events.stream().map(event -> columns(event, acting)).toList());
    }

    private static @Nullable Object[] columns(DisclosureEvent event, Acting acting) {
        RequestFacts facts = event.facts();
        Target target = event.target();
        return new @Nullable Object[] {
            event.id(),
            event.caseReference(),
            event.kind().code(),
            event.detail(),
            facts.instrument().code(),
            facts.group().code(),
            facts.country(),
            code(facts.category()),
            target == null ? null : target.kind().code(),
            target == null ? null : target.pseudonym(),
            at(event.at()),
            event.zone().getId(),
            at(event.recordedAt()),
            acting.correlation()
        };
    }

    private static DisclosureEvent row(ResultSet row, int number) throws SQLException {
        String target = row.getString("target");
        return new DisclosureEvent(
                row.getObject("id", UUID.class),
                row.getString("case_reference"),
                value(DisclosureKind.class, row.getString("kind")),
                row.getString("detail"),
                new RequestFacts(
                        value(InstrumentType.class, row.getString("instrument")),
                        value(RequestGroup.class, row.getString("request_group")),
                        row.getString("country"),
                        Optional.ofNullable(row.getString("category"))
                                .map(code -> value(DataCategory.class, code))
                                .orElse(null)),
                target == null ? null : new Target(value(TargetKind.class, row.getString("target_kind")), target),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static <T extends Enum<T> & Coded> T value(Class<T> type, String code) {
        return Coded.parse(type, code).orElseThrow(() -> new IllegalStateException("unknown code " + code));
    }

    private static @Nullable String code(@Nullable Coded value) {
        return value == null ? null : value.code();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
