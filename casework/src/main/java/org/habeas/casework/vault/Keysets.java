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

    private static final String FIELDS = "fields";
    private static final String FILES = "files";

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
                        fresh(id, FIELDS, PredefinedAeadParameters.AES256_GCM),
                        fresh(id, FILES, PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB),
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
        OncePerTransaction.forget(new Opened(id, FIELDS));
        OncePerTransaction.forget(new Opened(id, FILES));
    }

    TextSeal texts(UUID id) {
        return new TextSeal(open(id, FIELDS, Aead.class));
    }

    StreamingAead files(UUID id) {
        return open(id, FILES, StreamingAead.class);
    }

    private byte[] fresh(UUID id, String column, Parameters parameters) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(parameters, RegistryConfiguration.get());
            OncePerTransaction.put(new Opened(id, column), handle);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    handle, masterKey.aead(), context(id), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("no keyset can be made", e);
        }
    }

    private <P> P open(UUID id, String column, Class<P> primitive) {
        try {
            return OncePerTransaction.of(new Opened(id, column), () -> unwrapped(id, column))
                    .getPrimitive(RegistryConfiguration.get(), primitive);
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("keyset " + id + " cannot be used", e);
        }
    }

    private KeysetHandle unwrapped(UUID id, String column) {
        byte[] wrapped = jdbc.sql("select " + column + " from keysets.keyset where id = ? and destroyed_at is null")
                .param(id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new VaultUnavailable("keyset " + id + " does not exist or was destroyed"));
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, masterKey.aead(), context(id), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("keyset " + id + " does not open under this master key", e);
        }
    }

    /** A keyset that this transaction has open. */
    private record Opened(UUID id, String column) {}

    static byte[] context(UUID id) {
        return ("keyset:" + id).getBytes(StandardCharsets.UTF_8);
    }
}
