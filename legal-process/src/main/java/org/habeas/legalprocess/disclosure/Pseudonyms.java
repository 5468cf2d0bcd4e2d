package org.habeas.legalprocess.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.vault.Secrets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gives accounts, domains and items their pseudonyms: HMAC-SHA-256 under a secret of the installation, cut to 128 bits.
 * The same target is counted once over all years, and without the key nobody can try names.
 */
@Component
public class Pseudonyms {

    private static final String SECRET = "disclosure-pseudonyms";
    private static final int KEY_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 16;

    private final Supplier<byte[]> key;

    @Autowired
    Pseudonyms(Secrets secrets) {
        this(() -> secrets.secret(SECRET));
    }

    private Pseudonyms(Supplier<byte[]> key) {
        this.key = key;
    }

    /** Pseudonyms under a key that is forgotten with this object: good for counting once, outside any installation. */
    public static Pseudonyms forgotten() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return new Pseudonyms(fresh::clone);
    }

    /** The pseudonym of a target; case, surrounding blanks and a trailing dot of a domain make no difference. */
    public Target of(TargetKind kind, String plain) {
        String same = plain.strip().toLowerCase(Locale.ROOT);
        if (kind == TargetKind.DOMAIN && same.endsWith(".")) {
            same = same.substring(0, same.length() - 1);
        }
        if (same.isEmpty()) {
            throw new IllegalArgumentException("a target needs a name to be told from others");
        }
        return new Target(
                kind, HexFormat.of().formatHex(Arrays.copyOf(keyed(kind.code() + ":" + same), PSEUDONYM_BYTES)));
    }

    /** The number of an imported row: the same for the same row, and like a target's no help in trying names. */
    UUID row(List<String> fields) {
        ByteBuffer keyed = ByteBuffer.wrap(keyed("row:" + String.join("\u001f", fields)));
        return new UUID(keyed.getLong(), keyed.getLong());
    }

    private byte[] keyed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java", e);
        }
    }
}
