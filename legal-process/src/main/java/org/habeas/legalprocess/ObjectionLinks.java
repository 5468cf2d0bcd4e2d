package org.habeas.legalprocess;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.vault.Secrets;
import org.springframework.stereotype.Component;

/**
 * The links by which a customer objects about one target: id and end of the link, signed (HMAC-SHA-256, RFC 2104), good
 * for nothing else. A forged or expired one names no target.
 */
@Component
class ObjectionLinks {

    private static final String SECRET = "legal-objection";
    private static final int BODY = 24;
    private static final int MAC_BYTES = 16;

    private final Secrets secrets;
    private final LegalSettings settings;
    private final Clock clock;

    ObjectionLinks(Secrets secrets, LegalSettings settings, Clock clock) {
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** The whole link, for a letter. */
    String linkTo(UUID target) {
        Instant end = clock.instant().plus(settings.objectionLink());
        return settings.address().toString().replaceFirst("/$", "") + "/objections/" + token(target, end);
    }

    String token(UUID target, Instant end) {
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(target.getMostSignificantBits())
                .putLong(target.getLeastSignificantBits())
                .putLong(end.getEpochSecond())
                .array();
        byte[] whole = Arrays.copyOf(body, BODY + MAC_BYTES);
        System.arraycopy(mac(body), 0, whole, BODY, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The target that a token names; empty when it is not ours or its time is over. */
    Optional<UUID> target(String token) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
        if (whole.length != BODY + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(whole, BODY);
        if (!MessageDigest.isEqual(mac(body), Arrays.copyOfRange(whole, BODY, whole.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(body);
        UUID target = new UUID(read.getLong(), read.getLong());
        return clock.instant().getEpochSecond() < read.getLong() ? Optional.of(target) : Optional.empty();
    }

    private byte[] mac(byte[] body) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secrets.secret(SECRET), "HmacSHA256"));
            return Arrays.copyOf(hmac.doFinal(body), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java", e);
        }
    }
}
