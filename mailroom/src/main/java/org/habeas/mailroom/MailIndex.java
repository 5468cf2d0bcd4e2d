package org.habeas.mailroom;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.vault.Secrets;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes by which mails are compared without storing what is compared (HMAC-SHA-256): without the installation's
 * secret nobody can test a guess against them.
 */
@Component
public class MailIndex {

    private final byte[] secret;

    MailIndex(Secrets secrets) {
        this.secret = secrets.secret("mail-index");
    }

    /** Of the content fingerprint of a mail. */
    public String ofFingerprint(String fingerprint) {
        return mac("fingerprint:" + fingerprint);
    }

    /** Of a Message-ID without angle brackets. */
    public String ofMessageId(String messageId) {
        return mac("message-id:" + messageId);
    }

    /** Of an address; capitals make no difference. */
    public String ofAddress(PostAddress address) {
        return mac("address:" + address.normalised());
    }

    /** Of the domain of an address. */
    public String ofDomain(PostAddress address) {
        String normalised = address.normalised();
        return mac("domain:" + normalised.substring(normalised.lastIndexOf('@') + 1));
    }

    private String mac(String what) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(hmac.doFinal(what.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
