package org.habeas.breach;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The written conclusions of incidents; one replaces another without removing it. */
@Component
class ConclusionLog {

    private static final String FIELD = "conclusion";

    private final JdbcClient jdbc;
    private final SealedRecord sealed;

    ConclusionLog(JdbcClient jdbc, SealedRecord sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    void add(CaseReference reference, Conclusion conclusion) {
        jdbc.sql("insert into breach_conclusion (id, reference, article, verdict, words, facts_version, differs,"
                        + " concluded_by, concluded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        reference.value(),
                        conclusion.article().name(),
                        conclusion.verdict().name(),
                        sealed.seal(reference, FIELD, conclusion.reasons()),
                        conclusion.factsVersion(),
                        conclusion.differs(),
                        conclusion.concludedBy(),
                        conclusion.concludedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All conclusions, the latest first. */
    List<Conclusion> of(CaseReference reference) {
        return jdbc.sql("select * from breach_conclusion where reference = ? order by concluded_at desc, article")
                .param(reference.value())
                .query((row, number) -> new Conclusion(
                        Conclusion.Article.valueOf(row.getString("article")),
                        Conclusion.Verdict.valueOf(row.getString("verdict")),
                        sealed.open(reference, FIELD, row.getBytes("words"), String.class),
                        row.getInt("facts_version"),
                        row.getBoolean("differs"),
                        row.getString("concluded_by"),
                        row.getObject("concluded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Conclusion> latest(CaseReference reference, Conclusion.Article article) {
        return of(reference).stream().filter(one -> one.article() == article).findFirst();
    }
}
