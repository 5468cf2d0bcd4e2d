package org.habeas.casework.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random secrets of the installation, made once, wrapped by the master key and the same on every node.
 *
 * <p>A fresh secret is committed in a transaction of its own before anybody uses it: rolled back with its first user it
 * would have signed what no later start can verify.
 */
@Component
public class Secrets {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    Secrets(JdbcClient jdbc, MasterKey masterKey, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * The secret of this name, 32 bytes, made on first use.
     *
     * @param name what it is for, in kebab-case
     */
    public byte[] secret(String name) {
        return known.computeIfAbsent(name, this::readOrMake).clone();
    }

    private byte[] readOrMake(String name) {
        return read(name).orElseGet(() -> {
            apart.executeWithoutResult(status -> make(name));
            return apart.execute(status -> read(name))
                    .orElseThrow(() -> new VaultUnavailable("secret " + name + " was not stored"));
        });
    }

    private void make(String name) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            jdbc.sql("insert into keysets.secret (name, wrapped, created_at) values (?, ?, ?)"
                            + " on conflict (name) do nothing")
                    .params(
                            name,
                            masterKey.aead().encrypt(fresh, context(name)),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("secret " + name + " cannot be wrapped", e);
        }
    }

    private Optional<byte[]> read(String name) {
        return jdbc.sql("select wrapped from keysets.secret where name = ?")
                .param(name)
                .query(byte[].class)
                .optional()
                .map(wrapped -> {
                    try {
                        return masterKey.aead().decrypt(wrapped, context(name));
                    } catch (GeneralSecurityException e) {
                        throw new VaultUnavailable("secret " + name + " does not open under this master key", e);
                    }
                });
    }

    static byte[] context(String name) {
        return ("secret:" + name).getBytes(StandardCharsets.UTF_8);
    }
}
