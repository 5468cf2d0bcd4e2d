package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens what wraps parts of a mail in a format of its own, and gives them as parts of a mail, so that all limits and all
 * rules for attachments hold for them too. The wrapped thing itself stays an attachment.
 */
final class Wrapping {

    /** Larger ones are named and kept, and not opened, since they have to be held in memory. */
    static final int MOST_BYTES = 16 << 20;

    /** So much is looked at to know what it is. */
    static final int START = 64 * 1024;

    private static final int LONGEST_NAME = 300;
    private static final Set<String> SIGNABLE = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] TNEF = {0x78, (byte) 0x9f, 0x3e, 0x22};

    /** What is not opened for its size, or because it stands too deep in others. */
    static final Opened TOO_MUCH =
            new Opened(null, false, List.of(), "holds more than Habeas opens; it is kept as it came.");

    private Wrapping() {}

    /** The formats. */
    enum Format {
        TNEF,
        OUTLOOK,
        SIGNED
    }

    /**
     * What was in it.
     *
     * @param parts a stream of the parser's kind; null when there is nothing to read in it
     * @param instead whether its text counts only where the mail itself has none, since it says the same again
     * @param names of the files in it
     * @param words that continue "The attachment ...", empty when there is nothing to say
     */
    record Opened(@Nullable InputStream parts, boolean instead, List<String> names, String words) {}

    /** Which format a part is in by its first bytes, and by its type where these could be anything; null for none. */
    static @Nullable Format of(byte[] start, String mediaType, @Nullable String name) {
        String ending = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (begins(start, TNEF)) {
            return Format.TNEF;
        }
        if (begins(start, OLE)) {
            return ContentType.of(start, mediaType).equals(ContentType.OUTLOOK) || ending.endsWith(".msg")
                    ? Format.OUTLOOK
                    : null;
        }
        if (mediaType.endsWith("ms-tnef")) {
            return Format.TNEF;
        }
        return SIGNABLE.contains(mediaType) || ending.endsWith(".p7m") ? Format.SIGNED : null;
    }

    static Opened open(Format format, byte[] content) {
        return switch (format) {
            case TNEF -> of(TnefReading.read(content), true);
            case OUTLOOK -> of(OutlookFile.read(content), false);
            case SIGNED -> signed(content);
        };
    }

    private static Opened signed(byte[] content) {
        byte[] part = SignedContent.of(SignedContent.unarmoured(content));
        return part == null || part.length == 0
                ? new Opened(null, false, List.of(), "is sealed with S/MIME and cannot be opened here.")
                : new Opened(
                        new ByteArrayInputStream(part),
                        false,
                        List.of(),
                        "is signed with S/MIME; what it holds is shown, and the signature is not checked here.");
    }

    private static Opened of(OutlookLetter letter, boolean instead) {
        List<OutlookLetter.File> files = new ArrayList<>();
        if (!instead && !(letter.subject() + letter.text()).isBlank()) {
            byte[] text = asText(letter).getBytes(StandardCharsets.UTF_8);
            files.add(new OutlookLetter.File(textName(letter.subject()), ByteBuffer.wrap(text)));
        }
        files.addAll(letter.files());
        String words =
                letter.problem().isEmpty() && files.isEmpty() && letter.text().isBlank()
                        ? "is a container of Outlook that holds neither words nor files."
                        : letter.problem();
        return new Opened(
                files.isEmpty() && letter.text().isBlank() ? null : parts(instead ? letter.text() : "", files),
                instead,
                files.stream().map(OutlookLetter.File::name).toList(),
                words);
    }

    /** Subject, sender and words of a letter, to be read as a file. */
    static String asText(OutlookLetter letter) {
        StringBuilder text = new StringBuilder();
        if (!letter.sender().isBlank()) {
            text.append("From: ").append(EncodedWords.oneLine(letter.sender())).append('\n');
        }
        if (!letter.subject().isBlank()) {
            text.append("Subject: ")
                    .append(EncodedWords.oneLine(letter.subject()))
                    .append('\n');
        }
        return text.append('\n').append(letter.text()).append('\n').toString();
    }

    /** A name for the text of a letter. */
    static String textName(String subject) {
        String plain = EncodedWords.oneLine(subject).replaceAll("[/\\\\]", "_").strip();
        return (plain.isEmpty() ? "letter" : plain.substring(0, Math.min(100, plain.length()))) + ".txt";
    }

    private static InputStream parts(String text, List<OutlookLetter.File> files) {
        String boundary = boundary(text, files);
        List<InputStream> pieces = new ArrayList<>();
        pieces.add(ascii("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n"));
        if (!text.isBlank()) {
            pieces.add(ascii("\r\n--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"));
            pieces.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
        for (OutlookLetter.File file : files) {
            pieces.add(ascii("\r\n--" + boundary + "\r\nContent-Disposition: attachment; filename*=utf-8''"
                    + percent(file.name()) + "\r\nContent-Type: application/octet-stream"
                    + "\r\nContent-Transfer-Encoding: binary\r\n\r\n"));
            pieces.add(stream(file.content()));
        }
        pieces.add(ascii("\r\n--" + boundary + "--\r\n"));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    /** Nobody can put the hash of a content into that content. */
    private static String boundary(String text, List<OutlookLetter.File> files) {
        var digest = MailReader.sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        files.forEach(file -> digest.update(file.content().duplicate()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String percent(String name) {
        StringBuilder encoded = new StringBuilder();
        String line = EncodedWords.oneLine(name).strip();
        for (byte b : line.substring(0, Math.min(LONGEST_NAME, line.length())).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    Character.isLetterOrDigit(b) && b > 0
                            ? String.valueOf((char) b)
                            : String.format(Locale.ROOT, "%%%02X", b));
        }
        return encoded.toString();
    }

    private static ByteArrayInputStream stream(ByteBuffer content) {
        return new ByteArrayInputStream(
                content.array(), content.arrayOffset() + content.position(), content.remaining());
    }

    private static ByteArrayInputStream ascii(String words) {
        return new ByteArrayInputStream(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean begins(byte[] start, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= start.length || start[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
