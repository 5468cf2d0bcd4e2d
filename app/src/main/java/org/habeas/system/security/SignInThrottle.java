package org.habeas.system.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.vault.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed sign-ins of the last quarter of an hour. A few failures stop one address from trying one account, so that
 * nobody can lock a colleague out from elsewhere; many stop an address, and very many protect an account from everywhere.
 */
@Component
class SignInThrottle {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int MOST_PER_PAIR = 5;
    static final int MOST_PER_ADDRESS = 30;
    static final int MOST_PER_ACCOUNT = 60;

    private static final String HMAC = "HmacSHA256";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether a further attempt is refused without looking at the password. */
    boolean refuses(String account, String address) {
        return count("pair", account + "\n" + address) >= MOST_PER_PAIR
                || count("address", address) >= MOST_PER_ADDRESS
                || count("account", account) >= MOST_PER_ACCOUNT;
    }

    /** Notes a failure and forgets those that no longer count. */
    @Transactional
    public void failed(String account, String address) {
        jdbc.sql("delete from system_failed_sign_in where at < ?")
                .param(windowStart())
                .update();
        jdbc.sql("insert into system_failed_sign_in (pair, address, account, at) values (?, ?, ?, ?)")
                .params(
                        mark(account + "\n" + address),
                        mark(address),
                        mark(account),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets the failures of somebody who has got in. */
    @Transactional
    public void succeeded(String account, String address) {
        jdbc.sql("delete from system_failed_sign_in where pair = ?")
                .param(mark(account + "\n" + address))
                .update();
    }

    private int count(String column, String what) {
        return jdbc.sql("select count(*) from system_failed_sign_in where " + column + " = ? and at >= ?")
                .params(mark(what), windowStart())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime windowStart() {
        return clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC);
    }

    private String mark(String what) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secrets.secret("sign-in-throttle"), HMAC));
            return HexFormat.of()
                    .formatHex(mac.doFinal(what.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
