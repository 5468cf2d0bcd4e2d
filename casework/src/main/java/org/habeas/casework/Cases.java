package org.habeas.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.vault.Keysets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of all cases: it gives each its reference and its keyset.
 *
 * <p>Called inside the transaction of a desk; a case that is rolled back leaves a gap in the numbers, never a reference
 * that was used twice.
 */
@Service
public class Cases {

    private final JdbcClient jdbc;
    private final CaseNumbers numbers;
    private final Keysets keysets;
    private final Clock clock;

    Cases(JdbcClient jdbc, CaseNumbers numbers, Keysets keysets, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.keysets = keysets;
        this.clock = clock;
    }

    /**
     * Opens a case.
     *
     * @param kind what kind of case
     * @param legalEntity id of the legal entity that owes the answer
     * @param year the year of receipt in the zone of that legal entity
     * @return the new reference
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseReference open(CaseKind kind, String legalEntity, int year) {
        CaseReference reference = CaseReference.of(kind, year, numbers.next(kind, year));
        UUID keyset = keysets.create("case");
        jdbc.sql(
                        "insert into casework_case (reference, kind, legal_entity, keyset_id, opened_at) values (?, ?, ?, ?, ?)")
                .params(reference.value(), kind.name(), legalEntity, keyset, at(clock.instant()))
                .update();
        return reference;
    }

    /** Notes that the case is closed; retention counts from here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(CaseReference reference) {
        jdbc.sql("update casework_case set closed_at = ? where reference = ?")
                .params(at(clock.instant()), reference.value())
                .update();
    }

    /** Notes that the case is worked again; its retention counts anew from the next closing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(CaseReference reference) {
        jdbc.sql("update casework_case set closed_at = null where reference = ?")
                .params(reference.value())
                .update();
    }

    /** The id of the legal entity that owes the answer, empty when there is no such case. */
    public Optional<String> legalEntityOf(CaseReference reference) {
        return jdbc.sql("select legal_entity from casework_case where reference = ?")
                .param(reference.value())
                .query(String.class)
                .optional();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
