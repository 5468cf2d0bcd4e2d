package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * What an attachment is by its content. The type that the mail gives counts only where the content has no mark of any
 * type or where it says the same more exactly; the file name never counts.
 */
final class ContentType {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();
    private static final String OLE = "application/x-tika-msoffice";
    static final String OUTLOOK = "application/vnd.ms-outlook";
    /** The marks of all types of note stand within these; looking further costs milliseconds an attachment. */
    private static final int BYTES_LOOKED_AT = 4 * 1024;

    private static final byte[] OUTLOOK_PROPERTY = "__substg1.0_".getBytes(StandardCharsets.UTF_16LE);

    private ContentType() {}

    /**
     * The type of an attachment.
     *
     * @param start the first bytes of it, as many as there are up to 64 kB
     * @param declared type that the mail gives it, lower case
     */
    static String of(byte[] start, String declared) {
        MediaType found = found(start);
        MediaType given = MediaType.parse(declared);
        if (found.toString().equals(OLE) && contains(start, OUTLOOK_PROPERTY)) {
            return OUTLOOK;
        }
        boolean unknown = found.equals(MediaType.OCTET_STREAM) || start.length == 0;
        boolean nothingTold = unknown || found.equals(MediaType.TEXT_PLAIN);
        if (given == null || given.equals(MediaType.OCTET_STREAM)) {
            return unknown ? "application/octet-stream" : found.toString();
        }
        MediaType normal = REGISTRY.normalize(given);
        boolean same = normal.equals(found)
                || REGISTRY.isSpecializationOf(normal, found)
                || given.getType().equals("message")
                || (isText(found) && isText(given))
                || (found.getSubtype().startsWith("pkcs7") && given.getSubtype().contains("pkcs7"))
                || (found.toString().equals(OLE) && declared.startsWith("application/"));
        return nothingTold || same ? declared : found.toString();
    }

    /** Whether it is a document of an office program that is kept as an archive of its parts. */
    static boolean isZippedDocument(String type) {
        MediaType given = MediaType.parse(type);
        return given != null
                && REGISTRY.isSpecializationOf(REGISTRY.normalize(given), MediaType.application("x-tika-ooxml"));
    }

    private static MediaType found(byte[] start) {
        try {
            int looked = Math.min(start.length, BYTES_LOOKED_AT);
            return TYPES.detect(new ByteArrayInputStream(start, 0, looked), new Metadata())
                    .getBaseType();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(MediaType type) {
        return (type.getType().equals("text") && !type.getSubtype().equals("html"))
                || type.toString().equals("message/rfc822");
    }

    private static boolean contains(byte[] content, byte[] what) {
        for (int i = 0; i + what.length <= content.length; i++) {
            int same = 0;
            while (same < what.length && content[i + same] == what[same]) {
                same++;
            }
            if (same == what.length) {
                return true;
            }
        }
        return false;
    }
}
