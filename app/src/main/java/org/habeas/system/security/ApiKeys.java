package org.habeas.system.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
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
                .params(id, hash(key), account, scope.word(), clock.instant().atOffset(ZoneOffset.UTC), acting.who())
                .update();
        ledger.record(
                Act.outsideCases("system.apiKeyIssued")
                        .with("key", id)
                        .with("account", account)
                        .with("scope", scope.word()),
                acting);
        return key;
    }

    /** Who is behind a key, if it is one of ours. */
    Optional<Holder> holderOf(String key) {
        return jdbc.sql("select account, scope from system_api_key where hash = ? and revoked_at is null")
                .param(hash(key))
                .query((row, number) -> new Holder(
                        row.getString("account"),
                        ApiScope.named(row.getString("scope")).orElseThrow()))
                .optional();
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
