package org.habeas.templates.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A data file inside a document (associated file, ISO 19005-3).
 *
 * @param name file name
 * @param mediaType for example {@code text/csv}
 * @param description for readers who list the attachments
 * @param text its content, written as UTF-8
 */
public record Attachment(String name, String mediaType, String description, String text) {

    /** The content. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the content, lower-case hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
