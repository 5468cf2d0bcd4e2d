package org.habeas.sar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.CaseVault;
import org.habeas.casework.vault.Secrets;
import org.springframework.stereotype.Component;

/** Seals and opens what a request holds in words, and makes the pseudonyms by which requests of one person are found. */
@Component
class SealedWords {

    private static final int KEY_CHARACTERS = 40;

    private final CaseVault vault;
    private final Secrets secrets;
    private final ObjectMapper json;

    SealedWords(CaseVault vault, Secrets secrets, ObjectMapper json) {
        this.vault = vault;
        this.secrets = secrets;
        this.json = json;
    }

    byte[] seal(CaseReference reference, String field, Object words) {
        try {
            return vault.seal(reference, "sar-" + field, json.writeValueAsString(words));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T open(CaseReference reference, String field, byte[] sealed, Class<T> type) {
        try {
            return json.readValue(vault.open(reference, "sar-" + field, sealed), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keyed pseudonym of an address; the same address always gives the same one in this installation. */
    String requesterKey(String address) {
        return key("sar-requester", address.strip().toLowerCase(Locale.ROOT));
    }

    /** Keyed pseudonym of the words of a letter; the same words give the same one, and it tells nothing of them. */
    String textKey(String text) {
        return key("sar-letter", text);
    }

    private String key(String secret, String text) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secrets.secret(secret), "HmacSHA256"));
            byte[] full = hmac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full).substring(0, KEY_CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is told about the outcome of a right. */
    record OutcomeWords(String detail, String grounds) {}

    /** Who the dispute-resolution provider's inquiry is answered to. */
    record ProviderWords(String reference, String email) {}

    /** What the requester is asked for. */
    record IdentityWords(String reason, List<String> options) {}

    /** The words of an answer beside the outcomes. */
    record AnswerWords(
            String message,
            String automatedDecisions,
            String transfers,
            String facts,
            String help,
            List<UUID> documents) {}
}
