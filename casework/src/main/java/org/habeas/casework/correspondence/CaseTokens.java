package org.habeas.casework.correspondence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.Secrets;
import org.springframework.stereotype.Component;

/**
 * The signs by which our own letters are known when they come back: the signed case address and the signed Message-ID
 * (HMAC-SHA-256, RFC 2104, truncated to 100 bits in base 32). A forged one names no case.
 */
@Component
public class CaseTokens {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int MAC_CHARACTERS = 20;
    private static final Pattern ADDRESS =
            Pattern.compile("[^+@]+\\+([a-z]{2,4}-\\d{4}-\\d{6,9})\\.([a-z2-7]{20})@.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ID = Pattern.compile(
            "([a-z]{2,4}-\\d{4}-\\d{6,9})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([a-z2-7]{20})@.+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RETURN_ADDRESS =
            Pattern.compile("[^+@]+\\+r\\.([a-z0-9]{1,25})\\.([a-z2-7]{20})@.+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LOCAL_PART = 64;

    private final Secrets secrets;

    CaseTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The address to which a correspondent answers: {@code sar+sar-2026-000001.<mac>@example.org}.
     *
     * @param mailbox the public address of the desk
     */
    public String addressOf(CaseReference reference, String mailbox) {
        int at = mailbox.lastIndexOf('@');
        String name = reference.value().toLowerCase(Locale.ROOT);
        return mailbox.substring(0, at) + "+" + name + "." + mac("address:" + name) + mailbox.substring(at);
    }

    /**
     * The Message-ID of a letter, without angle brackets; the same for every attempt to send it.
     *
     * @param domain right-hand side
     */
    public String messageIdOf(CaseReference reference, UUID letter, String domain) {
        String name = reference.value().toLowerCase(Locale.ROOT);
        return name + "." + letter + "." + mac("message:" + name + "." + letter) + "@" + domain;
    }

    /**
     * The address to which systems on the way report on a letter (RFC 5321 4.4, VERP): {@code sar+r.<letter>.<mac>@}. The
     * mailbox itself where that would be longer than a local part may be (RFC 5321 4.5.3.1.1).
     *
     * @param mailbox the public address of the desk
     */
    public String returnAddressOf(UUID letter, String mailbox) {
        int at = mailbox.lastIndexOf('@');
        String number = new BigInteger(letter.toString().replace("-", ""), 16).toString(36);
        String local = mailbox.substring(0, at) + "+r." + number + "." + mac("return:" + number);
        return local.length() > LONGEST_LOCAL_PART ? mailbox : local + mailbox.substring(at);
    }

    /** The letter whose return address this is; empty when it is not signed by us. */
    public Optional<UUID> letterOfReturnAddress(String address) {
        Matcher signed = RETURN_ADDRESS.matcher(dotted(address));
        if (!signed.matches() || !isOurs(signed.group(2), "return:" + lower(signed.group(1)))) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(lower(signed.group(1)), 36);
        return Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
    }

    /** The case that a signed address names; empty when it is not signed by us. */
    public Optional<CaseReference> caseOfAddress(String address) {
        Matcher signed = ADDRESS.matcher(dotted(address));
        return signed.matches() && isOurs(signed.group(2), "address:" + lower(signed.group(1)))
                ? CaseReference.parse(signed.group(1))
                : Optional.empty();
    }

    /** The case whose letter had this Message-ID; empty when it is not signed by us. */
    public Optional<CaseReference> caseOfMessageId(String messageId) {
        Matcher signed = MESSAGE_ID.matcher(dotted(messageId));
        return signed.matches() && isOurs(signed.group(3), "message:" + lower(signed.group(1) + "." + signed.group(2)))
                ? CaseReference.parse(signed.group(1))
                : Optional.empty();
    }

    /** The letter that had this Message-ID; empty when it is not signed by us. */
    public Optional<UUID> letterOfMessageId(String messageId) {
        Matcher parts = MESSAGE_ID.matcher(dotted(messageId));
        return parts.matches() && caseOfMessageId(messageId).isPresent()
                ? Optional.of(UUID.fromString(parts.group(2)))
                : Optional.empty();
    }

    /**
     * What in an address or a Message-ID has the form of our sign, {@code sar-2026-000001.<mac>}, whoever wrote it: without
     * the secrets of the installation nobody can tell.
     */
    public static Optional<String> claimed(String addressOrMessageId) {
        Matcher address = ADDRESS.matcher(dotted(addressOrMessageId));
        Matcher messageId = MESSAGE_ID.matcher(dotted(addressOrMessageId));
        if (address.matches()) {
            return Optional.of(lower(address.group(1) + "." + address.group(2)));
        }
        return messageId.matches()
                ? Optional.of(lower(messageId.group(1) + "." + messageId.group(3)))
                : Optional.empty();
    }

    /** With every i as we write it: changing the case of letters in Turkish adds a dot to it or takes it (Unicode 3.13). */
    private static String dotted(String sign) {
        return sign.strip().replace("i\u0307", "i").replace('\u0130', 'i').replace('\u0131', 'i');
    }

    private boolean isOurs(String given, String what) {
        return MessageDigest.isEqual(
                lower(given).getBytes(StandardCharsets.US_ASCII), mac(what).getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String what) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secrets.secret("case-tokens"), "HmacSHA256"));
            byte[] full = hmac.doFinal(what.getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder(MAC_CHARACTERS);
            for (int i = 0; i < MAC_CHARACTERS; i++) {
                int bit = i * 5;
                int window = ((full[bit / 8] & 0xff) << 8) | (full[bit / 8 + 1] & 0xff);
                text.append(ALPHABET.charAt((window >> (11 - bit % 8)) & 31));
            }
            return text.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
