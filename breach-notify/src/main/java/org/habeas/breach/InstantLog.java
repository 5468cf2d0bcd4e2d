package org.habeas.breach;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.breach.RecordedInstant.State;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The instants of incidents with everything that was ever stated about them. */
@Component
class InstantLog {

    private static final String FIELD = "instant";

    private final JdbcClient jdbc;
    private final SealedRecord sealed;
    private final Clock clock;

    InstantLog(JdbcClient jdbc, SealedRecord sealed, Clock clock) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.clock = clock;
    }

    void add(CaseReference reference, StatedInstant stated, State state, Acting acting) {
        jdbc.sql("insert into breach_instant (id, reference, number, kind, at, zone, words, state, set_by, set_at)"
                        + " values (?, ?, (select coalesce(max(number), 0) + 1 from breach_instant where reference = ?),"
                        + " ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        reference.value(),
                        reference.value(),
                        stated.kind().name(),
                        stated.at().atOffset(ZoneOffset.UTC),
                        stated.zone().getId(),
                        sealed.seal(reference, FIELD, new Words(stated.source(), stated.why())),
                        state.name(),
                        acting.who(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A second person decides on a proposal. */
    void decide(UUID id, State state, Acting acting) {
        jdbc.sql("update breach_instant set state = ?, confirmed_by = ?, confirmed_at = ? where id = ?")
                .params(state.name(), acting.who(), clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** Everything that was stated, the latest first. */
    List<RecordedInstant> of(CaseReference reference) {
        return jdbc.sql("select * from breach_instant where reference = ? order by number desc")
                .param(reference.value())
                .query((row, index) -> {
                    Words words = sealed.open(reference, FIELD, row.getBytes("words"), Words.class);
                    return new RecordedInstant(
                            row.getObject("id", UUID.class),
                            row.getInt("number"),
                            InstantKind.valueOf(row.getString("kind")),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            ZoneId.of(row.getString("zone")),
                            words.source(),
                            words.why(),
                            State.valueOf(row.getString("state")),
                            row.getString("set_by"),
                            row.getObject("set_at", OffsetDateTime.class).toInstant(),
                            row.getString("confirmed_by"));
                })
                .list();
    }

    /** The one that counts, empty when none was stated. */
    Optional<RecordedInstant> current(CaseReference reference, InstantKind kind) {
        return of(reference).stream()
                .filter(one -> one.kind() == kind && one.counts())
                .max(Comparator.comparing(RecordedInstant::number));
    }

    /**
     * Demands that a person has said since when the company is aware.
     *
     * @throws ActRefused {@code awareness-undecided}
     */
    void requireAwareness(CaseReference reference) {
        if (current(reference, InstantKind.AWARE)
                .filter(RecordedInstant::provisional)
                .isPresent()) {
            throw new ActRefused(
                    "awareness-undecided",
                    "The clock still runs provisionally from the report. Say first since when you are aware of the"
                            + " breach; that is a task of this case.");
        }
    }

    private record Words(String source, String why) {}
}
