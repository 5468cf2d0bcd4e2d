package org.habeas.casework;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The running number per kind and year, taken in a short transaction of its own so that intake on many threads does not
 * queue behind the longest case.
 */
@Component
class CaseNumbers {

    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long next(CaseKind kind, int year) {
        return jdbc.sql("insert into casework_case_number (kind, year, last) values (?, ?, 1)"
                        + " on conflict (kind, year) do update set last = casework_case_number.last + 1 returning last")
                .params(kind.name(), year)
                .query(Long.class)
                .single();
    }
}
