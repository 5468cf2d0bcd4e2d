package org.habeas.casework.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of any size, sealed under a keyset and kept in chunks, so that neither writing nor reading one needs it whole in
 * memory.
 */
@Component
public class SealedContents {

    private static final int CHUNK_BYTES = 1 << 20;

    private final JdbcClient jdbc;
    private final Keysets keysets;
    private final Clock clock;

    SealedContents(JdbcClient jdbc, Keysets keysets, Clock clock) {
        this.jdbc = jdbc;
        this.keysets = keysets;
        this.clock = clock;
    }

    /**
     * Seals and stores everything the stream gives.
     *
     * @param keyset the keyset that shall seal it
     * @return id, size and hash of the plain bytes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SealedContent write(UUID keyset, InputStream plain) {
        UUID id = UUID.randomUUID();
        try {
            DigestInputStream digested = new DigestInputStream(plain, MessageDigest.getInstance("SHA-256"));
            long size;
            try (OutputStream sealed = keysets.files(keyset).newEncryptingStream(new ChunkWriter(id), context(id))) {
                size = digested.transferTo(sealed);
            }
            String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            jdbc.sql("insert into casework_sealed_content (id, keyset_id, size, sha256, created_at)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id, keyset, size, sha256, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return new SealedContent(id, size, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("content cannot be sealed", e);
        }
    }

    /**
     * Opens stored content; the caller closes the stream. Any altered, missing or exchanged chunk fails while reading.
     *
     * @throws VaultUnavailable when there is no such content or its keyset was destroyed
     */
    public InputStream read(UUID id) {
        UUID keyset = jdbc.sql("select keyset_id from casework_sealed_content where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new VaultUnavailable("there is no content " + id));
        try {
            return keysets.files(keyset).newDecryptingStream(new ChunkReader(jdbc, id), context(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailable("content " + id + " cannot be opened", e);
        }
    }

    private static byte[] context(UUID id) {
        return ("content:" + id).getBytes(StandardCharsets.UTF_8);
    }

    private final class ChunkWriter extends OutputStream {
        private final UUID content;
        private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(8192);
        private int number;

        ChunkWriter(UUID content) {
            this.content = content;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            int left = length;
            while (left > 0) {
                int part = Math.min(left, CHUNK_BYTES - chunk.size());
                chunk.write(bytes, from, part);
                from += part;
                left -= part;
                if (chunk.size() == CHUNK_BYTES) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (chunk.size() > 0) {
                store();
            }
        }

        private void store() {
            jdbc.sql("insert into casework_sealed_chunk (content_id, number, bytes) values (?, ?, ?)")
                    .params(content, number++, chunk.toByteArray())
                    .update();
            chunk.reset();
        }
    }
}
