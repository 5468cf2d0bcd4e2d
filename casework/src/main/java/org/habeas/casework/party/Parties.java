package org.habeas.casework.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseVault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people and bodies of cases; who they are is sealed under the keyset of the case. */
@Component
public class Parties {

    private final JdbcClient jdbc;
    private final CaseVault vault;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Clock clock;

    Parties(JdbcClient jdbc, CaseVault vault, Ledger ledger, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds somebody to a case.
     *
     * @param name possibly empty
     * @param email null when they have none
     * @param postalAddress possibly empty
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Party add(
            CaseReference reference,
            PartyRole role,
            String name,
            @Nullable String email,
            String postalAddress,
            Acting acting) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework_party (id, case_reference, role, sealed, added_at) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        reference.value(),
                        role.name(),
                        vault.seal(reference, "party", write(new Sealed(name, email, postalAddress))),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Act act = Act.on(reference, "party.added").with("party", id).with("role", role);
        act = committed(act, "name", name);
        act = committed(act, "email", email);
        ledger.record(committed(act, "postalAddress", postalAddress), acting);
        return new Party(id, role, name, email, postalAddress);
    }

    /**
     * Corrects who somebody of a case is and where they are reached; the ledger can prove what it was and is.
     *
     * @param name possibly empty
     * @param email null when they have none
     * @param postalAddress possibly empty
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Party correct(
            CaseReference reference,
            Party before,
            String name,
            @Nullable String email,
            String postalAddress,
            Acting acting) {
        jdbc.sql("update casework_party set sealed = ? where id = ? and case_reference = ?")
                .params(
                        vault.seal(reference, "party", write(new Sealed(name, email, postalAddress))),
                        before.id(),
                        reference.value())
                .update();
        Act act =
                Act.on(reference, "party.corrected").with("party", before.id()).with("role", before.role());
        act = committed(act, "nameBefore", before.name());
        act = committed(act, "emailBefore", before.email());
        act = committed(act, "postalAddressBefore", before.postalAddress());
        act = committed(act, "name", name);
        act = committed(act, "email", email);
        ledger.record(committed(act, "postalAddress", postalAddress), acting);
        return new Party(before.id(), before.role(), name, email, postalAddress);
    }

    /** Everybody in a case, in the order they were added. */
    public List<Party> of(CaseReference reference) {
        return jdbc.sql("select id, role, sealed from casework_party where case_reference = ? order by added_at, id")
                .param(reference.value())
                .query((row, number) -> {
                    Sealed sealed = read(vault.open(reference, "party", row.getBytes("sealed")));
                    return new Party(
                            row.getObject("id", UUID.class),
                            PartyRole.valueOf(row.getString("role")),
                            sealed.name(),
                            sealed.email(),
                            sealed.postalAddress());
                })
                .list();
    }

    /** Who asks, empty when nobody usable is known. */
    public Optional<Party> requesterOf(CaseReference reference) {
        return of(reference).stream()
                .filter(party -> party.role() == PartyRole.REQUESTER)
                .findFirst();
    }

    /** Nothing is committed to where nothing is known. */
    private static Act committed(Act act, String field, @Nullable String value) {
        return value == null || value.isEmpty() ? act : act.personal(field, value);
    }

    private String write(Sealed sealed) {
        try {
            return json.writeValueAsString(sealed);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sealed read(String text) {
        try {
            return json.readValue(text, Sealed.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Sealed(String name, @Nullable String email, String postalAddress) {}
}
