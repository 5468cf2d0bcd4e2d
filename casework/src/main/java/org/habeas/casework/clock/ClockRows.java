package org.habeas.casework.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a clock lies in its row: dates in columns for queries, and all that explains them as JSON. */
@Component
class ClockRows {

    private final ObjectMapper json;
    private final Laws laws;

    ClockRows(ObjectMapper json, Laws laws) {
        this.json = json;
        this.laws = laws;
    }

    CaseClock read(CaseReference reference, ResultSet row) throws SQLException {
        Derived derived = derived(row.getString("result"));
        OffsetDateTime end = row.getObject("due_end", OffsetDateTime.class);
        OffsetDateTime met = row.getObject("met_at", OffsetDateTime.class);
        return new CaseClock(
                row.getObject("id", UUID.class),
                reference,
                row.getObject("matter", UUID.class),
                row.getString("rule_id"),
                row.getString("rule_version"),
                row.getString("regime"),
                derived.citation(),
                derived.summary(),
                derived.verification(),
                row.getObject("anchor", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("calendar"),
                row.getObject("nominal", LocalDate.class),
                row.getObject("due", LocalDate.class),
                end == null ? null : end.toInstant(),
                derived.warning(),
                derived.extended(),
                derived.waitingFor(),
                derived.problem(),
                derived.derivation(),
                met == null ? null : met.toInstant(),
                row.getBoolean("owed"),
                derived.dueAt(),
                derived.outer(),
                rule(row),
                derived.events(),
                derived.calendarEdition());
    }

    /** The column {@code result}. */
    String result(ClockResult computed, List<ClockEvent> events) {
        try {
            return json.writeValueAsString(Derived.of(computed, events));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The column {@code due_end}: the first instant that is late; null when the law names no number. */
    static @Nullable OffsetDateTime end(ClockResult computed) {
        return computed.due() == null ? null : at(computed.due().end(computed.zone()));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The column {@code rule}. */
    String rule(ClockRule rule) {
        try {
            return json.writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClockRule rule(ResultSet row) throws SQLException {
        String stored = row.getString("rule");
        if (stored == null) {
            String id = row.getString("rule_id");
            String version = row.getString("rule_version");
            return laws.version(id, version)
                    .orElseThrow(() -> new IllegalStateException(
                            "no law pack has " + id + ", version " + version + ", and the clock has no copy of it"));
        }
        try {
            return json.readValue(stored, ClockRule.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Derived derived(String result) {
        try {
            return json.readValue(result, Derived.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
