package org.habeas.mailroom;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.vault.Secrets;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes by which mails are compared without storing what is compared (HMAC-SHA-256): without the installation's
 * secret nobody can test a guess against them.
 */
@Component
public class MailIndex {

    private static final Pattern ANSWERED = Pattern.compile("(?i)^(?:\\s*(?:re|aw|sv|fwd?|wg)\\s*:)+");

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

    /**
     * Of what a mail says and who says it, without the signs that differ when somebody sends it again; empty when it says
     * nothing or nobody says it.
     */
    public Optional<String> ofText(ReadMail mail) {
        boolean saysNothing = mail.text().isBlank() && mail.attachments().isEmpty();
        if (mail.sender() == null || saysNothing || mail.overLimit() != null) {
            return Optional.empty();
        }
        StringBuilder said = new StringBuilder("text:").append(mail.sender().normalised());
        said.append('\n').append(plain(ANSWERED.matcher(mail.subject()).replaceFirst("")));
        said.append('\n').append(plain(mail.text()));
        mail.attachments().forEach(attachment -> said.append('\n').append(attachment.sha256()));
        return Optional.of(mac(said.toString()));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
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
