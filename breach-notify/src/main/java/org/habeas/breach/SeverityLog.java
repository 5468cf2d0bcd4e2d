package org.habeas.breach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.DecisionTables;
import org.habeas.workflows.model.BreachModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Scores severity by the decision tables and keeps every evaluation with its inputs and the tables' version. */
@Component
class SeverityLog {

    private static final BigDecimal NEAR = new BigDecimal("0.25");
    private static final List<BigDecimal> THRESHOLDS =
            Stream.of("2", "3", "4").map(BigDecimal::new).toList();

    private final JdbcClient jdbc;
    private final DecisionTables tables;
    private final ObjectMapper json;
    private final Clock clock;

    SeverityLog(JdbcClient jdbc, DecisionTables tables, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Scores.
     *
     * @throws ActRefused {@code severity-incomplete} when no category or no ease of identification is given: nothing is
     *     assumed
     */
    Severity score(SeverityInputs inputs, int factsVersion, Acting acting) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("simple", inputs.simple());
        given.put("behavioural", inputs.behavioural());
        given.put("financial", inputs.financial());
        given.put("sensitive", inputs.sensitive());
        given.put("identification", name(inputs.identification()));
        given.put("confidentiality", inputs.confidentiality().name());
        given.put("integrity", inputs.integrity().name());
        given.put("availability", inputs.availability().name());
        given.put("malicious", inputs.malicious());
        BigDecimal dpc = number(given, "breachDataContext", "dpc", "Choose at least one category of data.");
        BigDecimal ei = number(given, "breachEase", "ei", "Say how easily people are identified.");
        BigDecimal cb = number(given, "breachCircumstances", "cb", "Say what happened to the data.");
        BigDecimal se = number(
                Map.of("dpc", dpc.doubleValue(), "ei", ei.doubleValue(), "cb", cb.doubleValue()),
                "breachSeverity",
                "se",
                "");
        String level = String.valueOf(
                evaluate("breachLevel", Map.of("se", se.doubleValue())).get("level"));
        Map<String, Object> presumed = evaluate("breachPresumption", Map.of("level", level));
        return new Severity(
                inputs,
                factsVersion,
                tables.version(BreachModel.SEVERITY_TABLES),
                dpc,
                ei,
                cb,
                se,
                Severity.Level.valueOf(level),
                THRESHOLDS.stream().anyMatch(at -> at.subtract(se).abs().compareTo(NEAR) <= 0),
                Boolean.TRUE.equals(presumed.get("authority")),
                Boolean.TRUE.equals(presumed.get("subjects")),
                acting.who(),
                clock.instant());
    }

    void add(CaseReference reference, Severity severity) {
        jdbc.sql(
                        "insert into breach_severity (id, reference, facts_version, inputs, tables_sha256, dpc, ei, cb, se, level,"
                                + " near_threshold, suggests_authority, suggests_subjects, evaluated_by, evaluated_at)"
                                + " values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        reference.value(),
                        severity.factsVersion(),
                        write(severity.inputs()),
                        severity.tablesSha256(),
                        severity.dpc(),
                        severity.ei(),
                        severity.cb(),
                        severity.se(),
                        severity.level().name(),
                        severity.nearThreshold(),
                        severity.suggestsAuthority(),
                        severity.suggestsSubjects(),
                        severity.evaluatedBy(),
                        severity.evaluatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All evaluations, the latest first. */
    List<Severity> of(CaseReference reference) {
        return jdbc.sql(
                        "select * from breach_severity where reference = ? order by evaluated_at desc, facts_version desc")
                .param(reference.value())
                .query((row, number) -> new Severity(
                        read(row.getString("inputs")),
                        row.getInt("facts_version"),
                        row.getString("tables_sha256"),
                        row.getBigDecimal("dpc"),
                        row.getBigDecimal("ei"),
                        row.getBigDecimal("cb"),
                        row.getBigDecimal("se"),
                        Severity.Level.valueOf(row.getString("level")),
                        row.getBoolean("near_threshold"),
                        row.getBoolean("suggests_authority"),
                        row.getBoolean("suggests_subjects"),
                        row.getString("evaluated_by"),
                        row.getObject("evaluated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Severity> latest(CaseReference reference) {
        return of(reference).stream().findFirst();
    }

    private BigDecimal number(
            Map<String, ? extends @Nullable Object> inputs, String decision, String output, String missing) {
        Object value = evaluate(decision, inputs).get(output);
        if (value == null) {
            throw new ActRefused("severity-incomplete", missing + " Nothing is assumed in its place.");
        }
        return new BigDecimal(value.toString()).setScale(2);
    }

    private Map<String, Object> evaluate(String decision, Map<String, ? extends @Nullable Object> inputs) {
        return tables.evaluate(BreachModel.SEVERITY_TABLES, decision, inputs);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private String write(SeverityInputs inputs) {
        try {
            return json.writeValueAsString(inputs);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SeverityInputs read(String text) {
        try {
            return json.readValue(text, SeverityInputs.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
