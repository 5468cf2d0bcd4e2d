package org.habeas.casework.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
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
    private static final int SALT_BYTES = 32;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PostgresLedger(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Act act, Acting acting) {
        UUID id = UUID.randomUUID();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, String> commitments = new TreeMap<>();
        Map<String, byte[]> salts = new TreeMap<>();
        act.personal().forEach((field, value) -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            salts.put(field, salt);
            commitments.put(field, commitment(salt, value));
        });
        String reference =
                Optional.ofNullable(act.reference()).map(CaseReference::value).orElse(null);
        String canonical = canonical(id, at, act, acting, commitments);
        jdbc.sql("insert into casework_ledger (id, at, case_reference, what, who, roles, why, correlation, facts,"
                        + " commitments, canonical) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)")
                .params(
                        id,
                        at.atOffset(ZoneOffset.UTC),
                        reference,
                        act.what(),
                        acting.who(),
                        roles(acting),
                        acting.why(),
                        acting.correlation(),
                        write(act.facts()),
                        write(commitments),
                        canonical)
                .update();
        salts.forEach((field, salt) -> jdbc.sql(
                        "insert into keysets.ledger_salt (act_id, field, case_reference, salt) values (?, ?, ?, ?)")
                .params(Arrays.asList(id, field, reference, salt))
                .update());
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedAct> of(CaseReference reference) {
        return jdbc.sql("select * from casework_ledger where case_reference = ? order by number")
                .param(reference.value())
                .query(this::row)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean proves(RecordedAct act, String field, String value) {
        String committed = act.commitments().get(field);
        return committed != null
                && jdbc.sql("select salt from keysets.ledger_salt where act_id = ? and field = ?")
                        .params(act.id(), field)
                        .query(byte[].class)
                        .optional()
                        .map(salt -> commitment(salt, value).equals(committed))
                        .orElse(false);
    }

    private String canonical(UUID id, Instant at, Act act, Acting acting, Map<String, String> commitments) {
        Map<String, Object> row = new TreeMap<>();
        row.put("id", id.toString());
        row.put("at", at.toString());
        if (act.reference() != null) {
            row.put("case", act.reference().value());
        }
        row.put("what", act.what());
        row.put("who", acting.who());
        row.put("roles", roles(acting));
        row.put("why", acting.why());
        row.put("correlation", acting.correlation().toString());
        row.put("facts", act.facts());
        row.put("commitments", commitments);
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

    private static String commitment(byte[] salt, String value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
