package org.habeas.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts of incidents, version by version; the database refuses to change one. */
@Component
class FactsLog {

    private static final String FIELD = "facts";

    private final JdbcClient jdbc;
    private final SealedRecord sealed;
    private final Clock clock;

    FactsLog(JdbcClient jdbc, SealedRecord sealed, Clock clock) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.clock = clock;
    }

    FactsVersion add(CaseReference reference, int number, BreachFacts facts, Acting acting) {
        Instant now = clock.instant();
        String hash = SealedRecord.sha256(sealed.text(facts));
        jdbc.sql("insert into breach_facts (reference, number, sealed, sha256, stated_by, stated_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        reference.value(),
                        number,
                        sealed.seal(reference, FIELD, facts),
                        hash,
                        acting.who(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        return new FactsVersion(number, facts, hash, acting.who(), now);
    }

    /** All versions, the latest first. */
    List<FactsVersion> of(CaseReference reference) {
        return jdbc.sql("select * from breach_facts where reference = ? order by number desc")
                .param(reference.value())
                .query((row, number) -> new FactsVersion(
                        row.getInt("number"),
                        sealed.open(reference, FIELD, row.getBytes("sealed"), BreachFacts.class),
                        row.getString("sha256"),
                        row.getString("stated_by"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    FactsVersion latest(CaseReference reference) {
        return of(reference).get(0);
    }

    /** What was known at an instant; empty before the incident was opened. */
    Optional<FactsVersion> asOf(CaseReference reference, Instant at) {
        return of(reference).stream()
                .filter(version -> !version.statedAt().isAfter(at))
                .findFirst();
    }
}
