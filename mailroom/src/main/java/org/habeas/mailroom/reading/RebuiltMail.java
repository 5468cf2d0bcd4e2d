package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Base64InputStream;
import org.habeas.casework.correspondence.ReceivedMail.Attachment;

/**
 * A mail without some of its content: the header block as it came but for the fields that tell how the body is built,
 * the words, and each attachment under the number it had; in place of what was taken out stand a word and its hash.
 */
public final class RebuiltMail {

    /** Number of the mail's own words. */
    public static final int TEXT = -1;

    private static final int HEADER_LIMIT = ReadingLimits.DEFAULT.headerBytes();
    private static final String MIXED = "rebuilt-2f6d7c1e9a";
    private static final String ALTERNATIVE = "rebuilt-words-2f6d7c1e9a";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final byte[] LINE_END = {'\r', '\n'};

    private final ReadMail read;
    private final Set<Integer> without;
    private final String note;

    /**
     * @param read the mail as it came
     * @param without numbers of the attachments to leave out, {@link #TEXT} for the words
     * @param note stands where something was taken out; ASCII
     */
    public RebuiltMail(ReadMail read, Set<Integer> without, String note) {
        this.read = read;
        this.without = Set.copyOf(without);
        this.note = note;
    }

    /**
     * The mail; read it before the source goes away.
     *
     * @param raw opens the mail as it came
     * @param attachments opens the decoded bytes of an attachment
     */
    public InputStream open(Supplier<InputStream> raw, IntFunction<InputStream> attachments) {
        List<Supplier<InputStream>> pieces = new ArrayList<>();
        pieces.add(() -> new ByteArrayInputStream(header(raw)));
        if (without.contains(TEXT)) {
            pieces.add(() -> part(MIXED, PLAIN, "", words(note)));
        } else {
            pieces.add(() -> opened("--" + MIXED + "\r\nContent-Type: multipart/alternative; boundary=\"" + ALTERNATIVE
                    + "\"\r\n\r\n"));
            pieces.add(() -> part(ALTERNATIVE, PLAIN, "", words(read.text())));
            if (!read.html().isEmpty()) {
                pieces.add(() -> part(ALTERNATIVE, "text/html; charset=utf-8", "", words(read.html())));
            }
            pieces.add(() -> opened("--" + ALTERNATIVE + "--\r\n"));
        }
        for (Attachment attachment : read.attachments()) {
            boolean gone = without.contains(attachment.number());
            pieces.add(() -> gone
                    ? part(MIXED, PLAIN, disposition("destroyed.txt"), words(destroyed(attachment)))
                    : part(
                            MIXED,
                            mediaType(attachment),
                            disposition(attachment.name()),
                            attachments.apply(attachment.number())));
        }
        pieces.add(() -> opened("--" + MIXED + "--\r\n"));
        return new SequenceInputStream(opening(pieces.iterator()));
    }

    private String destroyed(Attachment attachment) {
        return note + " SHA-256 " + attachment.sha256() + ", " + attachment.size() + " bytes.";
    }

    private static byte[] header(Supplier<InputStream> raw) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (InputStream mail = new MendedMail(raw.get(), HEADER_LIMIT)) {
            boolean kept = false;
            byte[] line = line(mail);
            while (line.length > 0) {
                boolean goesOn = line[0] == ' ' || line[0] == '\t';
                kept = goesOn ? kept : !tellsOfTheBody(line);
                if (kept) {
                    header.writeBytes(line);
                    header.writeBytes(LINE_END);
                }
                line = header.size() > HEADER_LIMIT ? new byte[0] : line(mail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        header.writeBytes(
                ascii("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + MIXED + "\"\r\n\r\n"));
        return header.toByteArray();
    }

    /** The next line without its end, empty at the end of the block or of the mail. */
    private static byte[] line(InputStream mail) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = mail.read();
        while (next >= 0 && next != '\n' && line.size() <= HEADER_LIMIT) {
            line.write(next);
            next = mail.read();
        }
        byte[] bytes = line.toByteArray();
        boolean carried = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carried ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private static boolean tellsOfTheBody(byte[] line) {
        String start =
                new String(line, 0, Math.min(line.length, 16), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return start.startsWith("content-") || start.startsWith("mime-version");
    }

    private static InputStream part(String boundary, String type, String disposition, InputStream content) {
        String head = "--" + boundary + "\r\nContent-Type: " + type + "\r\n" + disposition
                + "Content-Transfer-Encoding: base64\r\n\r\n";
        return new SequenceInputStream(
                new SequenceInputStream(opened(head), new Base64InputStream(content, true, 76, LINE_END)),
                opened("\r\n"));
    }

    /** A name of any script, as RFC 2231 writes it. */
    private static String disposition(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
            encoded.append(plain || one == '.' || one == '-' || one == '_' ? "" + (char) one : "%%%02X".formatted(one));
        }
        return "Content-Disposition: attachment;\r\n filename*=utf-8''" + encoded + "\r\n";
    }

    private static String mediaType(Attachment attachment) {
        // A part of these kinds would be read as part of this mail, not as a file that came with it.
        return attachment.mediaType().matches("(?!text/|multipart/|message/)[a-z0-9.+-]+/[a-z0-9.+-]+")
                ? attachment.mediaType()
                : "application/octet-stream";
    }

    private static InputStream words(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream opened(String text) {
        return new ByteArrayInputStream(ascii(text));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
    private static Enumeration<InputStream> opening(Iterator<Supplier<InputStream>> pieces) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pieces.next().get();
            }
        };
    }
}
