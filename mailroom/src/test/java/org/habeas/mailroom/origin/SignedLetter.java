package org.habeas.mailroom.origin;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** Letters signed with DKIM, and the record under which their key is found. */
public final class SignedLetter {

    private static final KeyPair KEYS = keys();

    /** What a domain that signs has in DNS. */
    public static final String KEY = "v=DKIM1; k=rsa; p="
            + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());

    private SignedLetter() {}

    /**
     * The letter with a signature above it.
     *
     * @param more tags beside the usual ones
     */
    public static String sign(String domain, String selector, String more, String letter) throws Exception {
        String template = "v=1; a=rsa-sha256; c=relaxed/simple; d=" + domain + "; s=" + selector
                + "; h=from:subject:date;" + more + " bh=; b=;";
        try {
            return new DKIMSigner(template, KEYS.getPrivate()).sign(stream(letter)) + "\r\n" + letter;
        } catch (FailException e) {
            throw new IllegalStateException(e);
        }
    }

    static InputStream stream(String raw) {
        return new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
