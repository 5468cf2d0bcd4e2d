package org.habeas.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.vault.CaseVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drafts as rows sealed with the case, one for each person and form.
 *
 * <p>A draft is not an act on the case, so the ledger does not see it.
 */
@Component
class SealedFormDrafts implements FormDrafts {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final Set<String> TECHNICAL = Set.of("_csrf", "version", "do");
    private static final String SEALED_AS = "form-draft";
    private static final int MOST_CHARACTERS = 200_000;

    private final JdbcClient jdbc;
    private final CaseVault vault;
    private final ObjectMapper json;
    private final Clock clock;

    SealedFormDrafts(JdbcClient jdbc, CaseVault vault, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER, Role.AUDITOR})
    public Map<String, String> load(CaseReference reference, String form, Acting acting) {
        return jdbc.sql("select sealed from inbox_form_draft where case_reference = ? and form = ? and account = ?")
                .params(reference.value(), form, acting.who())
                .query((row, number) -> read(vault.open(reference, SEALED_AS, row.getBytes("sealed"))))
                .optional()
                .orElse(Map.of());
    }

    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER})
    public void save(CaseReference reference, String form, Map<String, String> fields, Acting acting) {
        Map<String, String> kept = new LinkedHashMap<>(fields);
        kept.keySet().removeAll(TECHNICAL);
        String text = write(kept);
        if (text.length() > MOST_CHARACTERS) {
            throw new ActRefused("draft-too-long", "This is too long to be kept as a draft; send it or shorten it.");
        }
        jdbc.sql("insert into inbox_form_draft (account, case_reference, form, sealed, saved_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (case_reference, form, account)"
                        + " do update set sealed = excluded.sealed, saved_at = excluded.saved_at")
                .params(
                        acting.who(),
                        reference.value(),
                        form,
                        vault.seal(reference, SEALED_AS, text),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER})
    public void discard(CaseReference reference, String form, Acting acting) {
        jdbc.sql("delete from inbox_form_draft where case_reference = ? and form = ?")
                .params(reference.value(), form)
                .update();
    }

    /** When a person's draft was last saved, empty without one. */
    Optional<Instant> savedAt(CaseReference reference, String form, String account) {
        return jdbc.sql("select saved_at from inbox_form_draft where case_reference = ? and form = ? and account = ?")
                .params(reference.value(), form, account)
                .query((row, number) ->
                        row.getObject("saved_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private String write(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> read(String text) {
        try {
            return json.readValue(text, FIELDS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
