package org.habeas.casework;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The numbers of cases. A running number is taken in a short transaction of its own, so that intake on many threads does
 * not queue behind the longest case; a random one is drawn until it is free, so that the references of cases that
 * somebody may see tell nothing of those that are sealed.
 */
@Component
class CaseNumbers {

    private static final int RANDOM_NUMBERS = 1_000_000_000;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long next(CaseKind kind, int year) {
        return kind.hasRandomNumber() ? free(kind, year) : running(kind, year);
    }

    private long free(CaseKind kind, int year) {
        long number;
        do {
            number = random.nextInt(RANDOM_NUMBERS);
        } while (isTaken(CaseReference.of(kind, year, number)));
        return number;
    }

    private boolean isTaken(CaseReference reference) {
        return jdbc.sql("select exists (select from casework_case where reference = ?)")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Nobody waits for this small transaction to reach the disk: the case that bears the number is committed after it in
     * the same log, so a number can only be lost together with its case.
     */
    private long running(CaseKind kind, int year) {
        jdbc.sql("set local synchronous_commit = off").update();
        return jdbc.sql("insert into casework_case_number (kind, year, last) values (?, ?, 1)"
                        + " on conflict (kind, year) do update set last = casework_case_number.last + 1 returning last")
                .params(kind.name(), year)
                .query(Long.class)
                .single();
    }
}
