package org.habeas.casework.vault;

import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals and opens single fields under the keyset of their case, bound to case and field name. */
@Component
public class CaseVault {

    private final JdbcClient jdbc;
    private final Keysets keysets;

    CaseVault(JdbcClient jdbc, Keysets keysets) {
        this.jdbc = jdbc;
        this.keysets = keysets;
    }

    /**
     * Seals a text.
     *
     * @param field what it is, bound into the ciphertext: sealed under one name it does not open under another
     */
    public byte[] seal(CaseReference reference, String field, String plain) {
        return keysets.texts(keysetOf(reference)).seal(plain, context(reference, field));
    }

    /**
     * Opens a sealed text.
     *
     * @throws VaultUnavailable when the keyset was destroyed, or the bytes were sealed for another case or field
     */
    public String open(CaseReference reference, String field, byte[] sealed) {
        return keysets.texts(keysetOf(reference)).open(sealed, context(reference, field));
    }

    /** The keyset of a case, for sealing its files. */
    public UUID keysetOf(CaseReference reference) {
        return OncePerTransaction.of(reference, () -> findKeyset(reference));
    }

    private UUID findKeyset(CaseReference reference) {
        return jdbc.sql("select keyset_id from casework_case where reference = ?")
                .param(reference.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NoSuchCase(reference.value()));
    }

    private static String context(CaseReference reference, String field) {
        return reference.value() + ":" + field;
    }
}
