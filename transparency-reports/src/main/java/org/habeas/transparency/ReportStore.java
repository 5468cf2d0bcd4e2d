package org.habeas.transparency;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.check.BandRules.Published;
import org.habeas.transparency.document.ReportFiles;
import org.habeas.transparency.figures.Band;
import org.habeas.transparency.figures.NationalSecurity;
import org.habeas.transparency.figures.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Attestations and the published files. */
@Component
class ReportStore {

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void attest(CaseReference reference, Statement statement, Attestation attestation, String account) {
        jdbc.sql("insert into transparency_attestation (id, reference, statement, statement_version, printed, account,"
                        + " name, title, attested_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (reference, statement) do update set printed = excluded.printed,"
                        + " statement_version = excluded.statement_version, account = excluded.account,"
                        + " name = excluded.name, title = excluded.title, attested_on = excluded.attested_on")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        reference.value(),
                        statement.code(),
                        statement.version(),
                        attestation.printed(),
                        account,
                        attestation.name(),
                        attestation.title(),
                        attestation.date()))
                .update();
    }

    void forgetAttestations(CaseReference reference) {
        jdbc.sql("delete from transparency_attestation where reference = ?")
                .param(reference.value())
                .update();
    }

    List<Attestation> attestations(CaseReference reference) {
        return jdbc.sql("select * from transparency_attestation where reference = ?")
                .param(reference.value())
                .query((row, number) -> new Attestation(
                        row.getString("statement"),
                        row.getBoolean("printed"),
                        row.getString("name"),
                        row.getString("title"),
                        row.getObject("attested_on", LocalDate.class)))
                .list();
    }

    void publish(TransparencyReport report, LocalDate date, ReportFiles files, String sha256, NationalSecurity secret) {
        jdbc.sql("insert into transparency_publication (reference, period, edition, published_on, reason, pdf, csv,"
                        + " json, sha256, requests_band, selectors_band) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        report.reference().value(),
                        report.period().code(),
                        report.edition(),
                        date,
                        report.reason(),
                        files.pdf(),
                        files.csv(),
                        files.json(),
                        sha256,
                        text(secret.requests()),
                        text(secret.selectors()))
                .update();
    }

    /** The ranges that reports of a year have published for national security process. */
    @Transactional(readOnly = true)
    List<Published> bands(int year) {
        return jdbc
                .sql("select period, edition, unnest(array['requests', 'selectors']) as unit,"
                        + " unnest(array[requests_band, selectors_band]) as band from transparency_publication"
                        + " where left(period, 4) = ? order by period, edition")
                .param(String.valueOf(year))
                .query(ReportStore::band)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Published> band(ResultSet row, int number) throws SQLException {
        String[] edges = row.getString("band").split("-", 2);
        Period period = Period.parse(row.getString("period")).orElseThrow();
        int edition = row.getInt("edition");
        return edges.length < 2
                ? Optional.empty()
                : Optional.of(new Published(
                        "the report for " + period + ", edition " + edition,
                        period,
                        edition,
                        row.getString("unit"),
                        Long.parseLong(edges[0]),
                        Long.parseLong(edges[1])));
    }

    private static String text(Band band) {
        return band.from() + "-" + band.to();
    }

    @Transactional(readOnly = true)
    List<Publication> publications() {
        return jdbc.sql(
                        "select p.period, csv, edition, published_on, reason, sha256, edition = (select max(edition) from"
                                + " transparency_publication o where o.period = p.period) as current"
                                + " from transparency_publication p order by p.period desc, edition desc")
                .query((row, number) -> new Publication(
                        row.getString("period"),
                        Period.parse(row.getString("period")).orElseThrow().words(),
                        row.getInt("edition"),
                        row.getObject("published_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("sha256"),
                        row.getBoolean("current"),
                        Sums.of(Period.parse(row.getString("period")).orElseThrow(), row.getString("csv"))))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<String> data(String period, int edition, String kind) {
        String column =
                switch (kind) {
                    case "csv" -> "csv";
                    case "json" -> "json";
                    default -> throw new IllegalArgumentException("no such file");
                };
        return jdbc.sql("select " + column + " from transparency_publication where period = ? and edition = ?")
                .params(period, edition)
                .query(String.class)
                .optional();
    }

    @Transactional(readOnly = true)
    ReportFiles files(String period, int edition) {
        return new ReportFiles(
                file(period, edition, "pdf").orElseThrow(),
                data(period, edition, "csv").orElseThrow(),
                data(period, edition, "json").orElseThrow());
    }

    @Transactional(readOnly = true)
    Optional<byte[]> file(String period, int edition, String kind) {
        if (!"pdf".equals(kind)) {
            return data(period, edition, kind).map(text -> text.getBytes(StandardCharsets.UTF_8));
        }
        return jdbc.sql("select pdf from transparency_publication where period = ? and edition = ?")
                .params(period, edition)
                .query(byte[].class)
                .optional();
    }
}
