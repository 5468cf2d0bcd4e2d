package org.habeas.mailroom.listener;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A mail on its way from the wire to the database, so that a slow client holds no transaction open. What is large goes
 * to a temporary file, encrypted with a key that only this object has.
 */
final class Spool implements AutoCloseable {

    private static final int IN_MEMORY = 1 << 20;
    private static final int HEAD = 64 << 10;

    private final SecretKeySpec key;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream(16 << 10);
    private @Nullable Path file;
    private long size;
    private boolean tooLarge;

    private Spool() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "AES");
    }

    /** Reads a mail to its end; of one that is larger than the limit nothing is kept. */
    static Spool of(InputStream mail, long limit) throws IOException {
        Spool spool = new Spool();
        try {
            spool.fill(mail, limit);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    boolean tooLarge() {
        return tooLarge;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first bytes, where the header lies. */
    byte[] head() {
        byte[] bytes = start.toByteArray();
        return Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
    }

    /** The whole mail; the caller closes the stream. */
    InputStream open() throws IOException {
        return file == null
                ? new ByteArrayInputStream(start.toByteArray())
                : new CipherInputStream(Files.newInputStream(file), cipher(Cipher.DECRYPT_MODE));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private void fill(InputStream mail, long limit) throws IOException {
        byte[] buffer = new byte[16 << 10];
        OutputStream overflow = null;
        try {
            for (int read = mail.read(buffer); read >= 0; read = mail.read(buffer)) {
                size += read;
                tooLarge |= size > limit;
                if (tooLarge) {
                    continue;
                }
                if (overflow == null && size > IN_MEMORY) {
                    overflow = overflow();
                    start.writeTo(overflow);
                }
                if (overflow == null) {
                    start.write(buffer, 0, read);
                } else {
                    overflow.write(buffer, 0, read);
                }
            }
        } finally {
            if (overflow != null) {
                overflow.close();
            }
        }
    }

    private OutputStream overflow() throws IOException {
        Path made = Files.createTempFile("habeas-mail", null);
        file = made;
        return new CipherOutputStream(Files.newOutputStream(made), cipher(Cipher.ENCRYPT_MODE));
    }

    /** One key for one file, so the counter may begin at zero. */
    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(new byte[16]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
