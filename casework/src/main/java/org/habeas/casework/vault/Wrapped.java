package org.habeas.casework.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database holds under a master key, by which a start sees whether it has the right one. */
@Component
class Wrapped {

    private final JdbcClient jdbc;

    Wrapped(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether no master key has wrapped anything yet that was not destroyed since. */
    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from keysets.secret)"
                        + " and not exists (select 1 from keysets.keyset where destroyed_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** Whether one secret and one keyset open under this master key, as far as there are any. */
    boolean opensUnder(Aead masterKey) {
        return jdbc.sql("select name, wrapped from keysets.secret order by created_at, name limit 1")
                        .query((row, number) -> opensSecret(row.getBytes("wrapped"), row.getString("name"), masterKey))
                        .optional()
                        .orElse(true)
                && jdbc.sql("select id, fields from keysets.keyset where destroyed_at is null limit 1")
                        .query((row, number) ->
                                opensKeyset(row.getBytes("fields"), row.getObject("id", UUID.class), masterKey))
                        .optional()
                        .orElse(true);
    }

    private static boolean opensSecret(byte[] wrapped, String name, Aead masterKey) {
        try {
            masterKey.decrypt(wrapped, Secrets.context(name));
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static boolean opensKeyset(byte[] wrapped, UUID id, Aead masterKey) {
        try {
            TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, masterKey, Keysets.context(id), RegistryConfiguration.get());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
