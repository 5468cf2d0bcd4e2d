package org.habeas.casework.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keysets that seal content, each wrapped by the master key, in a schema of their own with its own short backup
 * life. Destroying a keyset destroys what it sealed, in every copy (GDPR Art. 17, storage limitation Art. 5(1)(e)).
 */
@Component
public class Keysets {

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Clock clock;

    Keysets(JdbcClient jdbc, MasterKey masterKey, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /**
     * Creates a keyset: AES-256-GCM for fields, AES-256-GCM-HKDF with 1 MiB segments for files.
     *
     * @param purpose what it seals, one word: {@code case}, {@code mail}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID create(String purpose) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into keysets.keyset (id, purpose, fields, files, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        purpose,
                        wrapped(id, PredefinedAeadParameters.AES256_GCM),
                        wrapped(id, PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Destroys the keyset; everything it sealed is unreadable from this commit on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(UUID id) {
        jdbc.sql("update keysets.keyset set fields = null, files = null, destroyed_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    TextSeal texts(UUID id) {
        return new TextSeal(open(id, "fields", Aead.class));
    }

    StreamingAead files(UUID id) {
        return open(id, "files", StreamingAead.class);
    }

    private byte[] wrapped(UUID id, Parameters parameters) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(parameters, RegistryConfiguration.get()),
                    masterKey.aead(),
                    context(id),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("no keyset can be made", e);
        }
    }

    private <P> P open(UUID id, String column, Class<P> primitive) {
        byte[] wrapped = jdbc.sql("select " + column + " from keysets.keyset where id = ? and destroyed_at is null")
                .param(id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new VaultUnavailable("keyset " + id + " does not exist or was destroyed"));
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped, masterKey.aead(), context(id), RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), primitive);
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("keyset " + id + " does not open under this master key", e);
        }
    }

    static byte[] context(UUID id) {
        return ("keyset:" + id).getBytes(StandardCharsets.UTF_8);
    }
}
