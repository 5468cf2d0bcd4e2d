package org.habeas.system.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of the API. A key is 256 random bits, so a plain SHA-256 of it is kept and nothing that would open the door.
 */
@Service
public class ApiKeys {

    private static final String PREFIX = "hbk_";
    private static final int BYTES = 32;
    private static final int NAMING_DIGITS = 8;
    private static final Duration USE_NOTED_AT_MOST_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, Staff staff, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @param account in whose name it acts
     * @return the key, which cannot be had again
     * @throws ActRefused {@code no-such-account} when nobody has this account
     */
    @Transactional
    @Permits(Role.ADMINISTRATOR)
    public String issue(String account, ApiScope scope, Acting acting) {
        if (staff.named(account).isEmpty()) {
            throw new ActRefused("no-such-account", "Nobody here has the account " + account + ".");
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into system_api_key (id, hash, account, scope, created_at, created_by) values (?, ?, ?, ?, ?, ?)")
                .params(id, hash(key), account, scope.word(), now(), acting.who())
                .update();
        ledger.record(
                Act.outsideCases("system.apiKeyIssued")
                        .with("key", id)
                        .with("account", account)
                        .with("scope", scope.word()),
                acting);
        return key;
    }

    /**
     * Every key, revoked ones too, the newest first; nothing of them would open the door.
     *
     * @throws org.habeas.casework.NotPermitted to anybody but the administrator
     */
    @Transactional(readOnly = true)
    @Permits(Role.ADMINISTRATOR)
    public List<IssuedKey> all(Acting acting) {
        return jdbc.sql("select name, account, scope, created_at, last_used_at, revoked_at from system_api_key"
                        + " order by created_at desc, name")
                .query((row, number) -> new IssuedKey(
                        row.getString("name"),
                        row.getString("account"),
                        staff.named(row.getString("account"))
                                .map(Staff.Member::roles)
                                .orElse(Set.of()),
                        ApiScope.named(row.getString("scope")).orElseThrow(),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "last_used_at"),
                        instant(row, "revoked_at")))
                .list();
    }

    /**
     * Revokes a key; from this commit on it opens nothing.
     *
     * @param name as {@link #all} and {@link #nameOf} give it
     * @throws ActRefused {@code no-such-key} when no key has this name, {@code already-revoked} when it was revoked before
     */
    @Transactional
    @Permits(Role.ADMINISTRATOR)
    public void revoke(String name, Acting acting) {
        UUID id = jdbc.sql("select id from system_api_key where name = ?")
                .params(name)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new ActRefused("no-such-key", "There is no key with the name " + name + "."));
        int revoked = jdbc.sql("update system_api_key set revoked_at = ? where id = ? and revoked_at is null")
                .params(now(), id)
                .update();
        if (revoked == 0) {
            throw new ActRefused("already-revoked", "The key " + name + " was revoked before.");
        }
        ledger.record(Act.outsideCases("system.apiKeyRevoked").with("key", id).with("name", name), acting);
    }

    /** The name by which a key is listed and revoked: its person and the first digits of its hash. */
    public static String nameOf(String account, String key) {
        return account + "-" + hash(key).substring(0, NAMING_DIGITS);
    }

    /** Who is behind a key, if it is one of ours and was not revoked; notes that it was used. */
    Optional<Holder> holderOf(String key) {
        OffsetDateTime now = now();
        jdbc.sql("update system_api_key set last_used_at = ? where hash = ? and revoked_at is null"
                        + " and (last_used_at is null or last_used_at < ?)")
                .params(now, hash(key), now.minus(USE_NOTED_AT_MOST_EVERY))
                .update();
        return jdbc.sql("select account, scope from system_api_key where hash = ? and revoked_at is null")
                .param(hash(key))
                .query((row, number) -> new Holder(
                        row.getString("account"),
                        ApiScope.named(row.getString("scope")).orElseThrow()))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The person behind a key and what the key may be used for. */
    record Holder(String account, ApiScope scope) {}
}
