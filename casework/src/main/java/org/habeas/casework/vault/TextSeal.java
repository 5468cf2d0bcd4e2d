package org.habeas.casework.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals and opens texts under one keyset, each bound to where it stands.
 *
 * @param fields the key for fields, unwrapped
 */
record TextSeal(Aead fields) {

    byte[] seal(String plain, String context) {
        try {
            return fields.encrypt(bytes(plain), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable(context + " cannot be sealed", e);
        }
    }

    /**
     * Opens a sealed text.
     *
     * @throws VaultUnavailable when it was sealed under another keyset or for another place, or was altered
     */
    String open(byte[] sealed, String context) {
        try {
            return new String(fields.decrypt(sealed, bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable(context + " cannot be opened", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
