package org.habeas.breach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.CaseVault;
import org.habeas.casework.vault.Secrets;
import org.springframework.stereotype.Component;

/** Seals, opens and hashes what an incident holds in words. */
@Component
class SealedRecord {

    private final CaseVault vault;
    private final Secrets secrets;
    private final ObjectMapper json;

    SealedRecord(CaseVault vault, Secrets secrets, ObjectMapper json) {
        this.vault = vault;
        this.secrets = secrets;
        this.json = json;
    }

    byte[] seal(CaseReference reference, String field, Object words) {
        return vault.seal(reference, "breach-" + field, text(words));
    }

    <T> T open(CaseReference reference, String field, byte[] sealed, Class<T> type) {
        try {
            return json.readValue(vault.open(reference, "breach-" + field, sealed), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words as JSON, always the same for the same words. */
    String text(Object words) {
        try {
            return json.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keyed pseudonym by which a recipient is known again within this installation. */
    String key(String what) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secrets.secret("breach-recipient"), "HmacSHA256"));
            return HexFormat.of().formatHex(hmac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
