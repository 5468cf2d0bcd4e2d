package org.habeas.casework.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Reason;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger as a table. Each row keeps its canonical JSON (RFC 8785), so that a later proof does not depend on how a
 * database prints a value.
 */
@Component
class PostgresLedger implements Ledger {

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final Commitments commitments;
    private final ObjectProvider<TypedReasons> reasons;

    /** Reasons are asked for only where words were typed: the console keeps its acts without a vault. */
    PostgresLedger(
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock,
            Commitments commitments,
            ObjectProvider<TypedReasons> reasons) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.commitments = commitments;
        this.reasons = reasons;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Act act, Acting acting) {
        UUID id = UUID.randomUUID();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, String> personal = new TreeMap<>(act.personal());
        if (acting.why() instanceof Reason.Typed typed) {
            personal.put(Act.WHY, typed.words());
        }
        Map<String, String> committed = commitments.to(personal, id, act.reference());
        String reference =
                Optional.ofNullable(act.reference()).map(CaseReference::value).orElse(null);
        String canonical = canonical(id, at, act, acting, committed);
        jdbc.sql("insert into casework_ledger (id, at, case_reference, what, who, roles, why, correlation, facts,"
                        + " commitments, canonical) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)")
                .params(
                        id,
                        at.atOffset(ZoneOffset.UTC),
                        reference,
                        act.what(),
                        acting.who(),
                        roles(acting),
                        plain(acting.why()),
                        acting.correlation(),
                        write(act.facts()),
                        write(committed),
                        canonical)
                .update();
        if (acting.why() instanceof Reason.Typed typed) {
            reasons.getObject().keep(id, act.reference(), typed.words());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedAct> of(CaseReference reference) {
        List<RecordedAct> acts = jdbc.sql("select * from casework_ledger where case_reference = ? order by number")
                .param(reference.value())
                .query(this::row)
                .list();
        List<UUID> typed = acts.stream()
                .filter(act -> act.commitments().containsKey(Act.WHY))
                .map(RecordedAct::id)
                .toList();
        Map<UUID, String> words =
                typed.isEmpty() ? Map.of() : reasons.getObject().words(typed);
        return acts.stream()
                .map(act -> typed.contains(act.id())
                        ? act.because(words.getOrDefault(act.id(), RecordedAct.WORDS_DESTROYED))
                        : act)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean proves(RecordedAct act, String field, String value) {
        return commitments.prove(act, field, value);
    }

    private String canonical(UUID id, Instant at, Act act, Acting acting, Map<String, String> committed) {
        Map<String, Object> row = new TreeMap<>();
        row.put("id", id.toString());
        row.put("at", at.toString());
        if (act.reference() != null) {
            row.put("case", act.reference().value());
        }
        row.put("what", act.what());
        row.put("who", acting.who());
        row.put("roles", roles(acting));
        row.put("why", plain(acting.why()));
        row.put("correlation", acting.correlation().toString());
        row.put("facts", act.facts());
        row.put("commitments", committed);
        try {
            return new JsonCanonicalizer(write(row)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordedAct row(ResultSet row, int number) throws SQLException {
        return new RecordedAct(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("case_reference"),
                row.getString("what"),
                row.getString("who"),
                Set.of(row.getString("roles").split(",")),
                row.getString("why"),
                row.getObject("correlation", UUID.class),
                read(row.getString("facts")),
                read(row.getString("commitments")));
    }

    private static String roles(Acting acting) {
        return acting.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    /** What of a reason may stand for ever. */
    private static String plain(Reason why) {
        return why instanceof Reason.Occasion occasion ? occasion.words() : "";
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> read(String value) {
        try {
            return json.readValue(value, STRINGS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
