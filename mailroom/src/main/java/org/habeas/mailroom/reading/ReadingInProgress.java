package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.reading.PartCursor.Leaf;
import org.jspecify.annotations.Nullable;

/** What has been gathered from a mail so far. */
final class ReadingInProgress {

    private static final int ENCLOSED_BYTES = 64 * 1024;
    private static final int HEADERS_SHOWN = 64 * 1024;
    private static final Pattern META_CHARSET = Pattern.compile("charset=[\"']?([A-Za-z0-9_-]{2,30})");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{3,900})>");
    private static final Set<String> SEALED_TYPES = Set.of(
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
            "application/pgp-encrypted",
            "application/ms-tnef",
            "application/vnd.ms-tnef",
            "application/vnd.ms-outlook");

    private final ReadingLimits limits;
    private final BodyText body = new BodyText();
    private final List<ReceivedMail.Attachment> attachments = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<String> types = new ArrayList<>();
    private final List<MailReport> reports = new ArrayList<>();
    private final Set<String> enclosedIds = new LinkedHashSet<>();
    private @Nullable String textCharset;
    private @Nullable String overLimit;

    ReadingInProgress(ReadingLimits limits) {
        this.limits = limits;
    }

    /** Whether a leaf is part of the letter itself rather than something that came with it. */
    static boolean isText(Leaf leaf) {
        boolean readable =
                leaf.mediaType().equals("text/plain") || leaf.mediaType().equals("text/html");
        return readable
                && !leaf.disposition().value().equals("attachment")
                && leaf.disposition().get("filename") == null
                && leaf.type().get("name") == null;
    }

    void take(Leaf leaf, PartCursor cursor) throws IOException, LimitExceeded {
        types.add(leaf.mediaType());
        if (isText(leaf)) {
            takeText(leaf, cursor.content());
        } else {
            takeAttachment(leaf, cursor.content());
        }
        if (cursor.isOverContentLimit()) {
            throw new LimitExceeded("The mail holds more than " + (limits.decodedBytes() >> 20) + " MB.");
        }
    }

    void problem(String words) {
        problems.add(words);
    }

    void stopAt(String limit) {
        overLimit = limit;
    }

    private void takeText(Leaf leaf, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(limits.textBytes());
        if (content.skip(1) > 0) {
            problem("The text is longer than " + (limits.textBytes() >> 10) + " kB; the rest is in the original.");
            content.transferTo(OutputStream.nullOutputStream());
        }
        boolean html = leaf.mediaType().equals("text/html");
        String label = leaf.type().get("charset");
        if (label == null && html) {
            label = declaredInside(bytes);
        }
        if (textCharset == null) {
            textCharset = label;
        }
        CharsetLadder.Decoded decoded = CharsetLadder.decode(bytes, label);
        if (decoded.problem() != null) {
            problem(decoded.problem());
        }
        body.add(decoded.text(), html, leaf.alternative());
    }

    private void takeAttachment(Leaf leaf, InputStream content) throws IOException {
        MessageDigest sha256 = MailReader.sha256();
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            sha256.update(buffer, 0, count);
            size += count;
            start.write(buffer, 0, Math.min(count, ENCLOSED_BYTES - start.size()));
        }
        String type = leaf.mediaType();
        if (type.equals("message/rfc822") || type.equals("message/global") || type.equals("text/rfc822-headers")) {
            enclosed(start.toString(StandardCharsets.ISO_8859_1));
        }
        MailReport.Kind report = ReportFields.kindOf(type);
        if (report != null) {
            reports.add(ReportFields.read(report, CharsetLadder.unlabelled(start.toByteArray())));
        }
        if (SEALED_TYPES.contains(type)) {
            problem("A part of type " + type + " cannot be opened here; it is among the attachments.");
        }
        String given = leaf.disposition().get("filename");
        int number = attachments.size();
        attachments.add(new ReceivedMail.Attachment(
                number,
                FileNames.clean(given == null ? leaf.type().get("name") : given, type, number),
                type,
                size,
                HexFormat.of().formatHex(sha256.digest())));
    }

    /** Message-IDs in the header of an enclosed letter: how a bounce says which letter it is about. */
    private void enclosed(String letter) {
        letter.replaceAll("\\r?\\n[ \\t]+", " ")
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .forEach(line -> enclosedIds.addAll(idsIn(line)));
    }

    ReadMail finish(Headers headers, byte[] head, MessageDigest bodyDigest) {
        String block = CharsetLadder.tidy(CharsetLadder.unlabelled(head));
        String text = body.text();
        if (headers.all().isEmpty() && text.isEmpty()) {
            text = block.strip();
            problem("The mail has no header that can be read.");
        }
        String subject = subject(headers);
        PostAddress sender = sender(headers);
        List<String> recipients = recipients(headers);
        AutomaticMail.Finding automatic = AutomaticMail.of(
                new AutomaticMail.Material(headers, sender, subject, text, types, reports, recipients));
        Set<String> references = new LinkedHashSet<>();
        headers.all("in-reply-to").forEach(field -> references.addAll(idsIn(field.line())));
        headers.all("references").forEach(field -> references.addAll(idsIn(field.line())));
        references.addAll(enclosedIds);
        if (automatic.report() != null) {
            references.addAll(automatic.report().messageIds());
        }
        return new ReadMail(
                sender,
                subject,
                text,
                body.html(),
                messageId(headers),
                references.stream().limit(limits.addresses()).toList(),
                recipients,
                automatic.why(),
                automatic.report(),
                LanguageGuess.of(subject, text),
                attachments,
                List.copyOf(problems),
                overLimit,
                block.substring(0, Math.min(block.length(), HEADERS_SHOWN)),
                results(headers),
                fingerprint(headers, bodyDigest));
    }

    private String subject(Headers headers) {
        Headers.Field field = headers.first("subject").orElse(null);
        if (field == null) {
            return "";
        }
        String raw = textCharset == null
                ? CharsetLadder.unlabelled(field.value())
                : CharsetLadder.decode(field.value(), textCharset).text();
        String decoded = EncodedWords.decode(raw);
        return decoded.substring(
                0, decoded.offsetByCodePoints(0, Math.min(998, decoded.codePointCount(0, decoded.length()))));
    }

    private @Nullable PostAddress sender(Headers headers) {
        List<Headers.Field> fields = headers.all("from");
        List<Addresses.Entry> entries = fields.stream()
                .flatMap(field -> Addresses.parse(field.line(), limits.addresses()).stream())
                .distinct()
                .toList();
        if (entries.size() != 1) {
            problem(
                    entries.isEmpty()
                            ? "The mail does not say whom it is from."
                            : "The mail names several senders; none of them is taken as its sender.");
            return null;
        }
        PostAddress usable = entries.get(0).usable().orElse(null);
        if (usable == null) {
            problem("The sender's address cannot be used.");
        }
        return usable;
    }

    private @Nullable String messageId(Headers headers) {
        List<Headers.Field> fields = headers.all("message-id");
        if (fields.size() > 1) {
            problem("The mail has several Message-IDs; the first one counts.");
        }
        if (fields.isEmpty()) {
            return null;
        }
        String line = fields.get(0).line();
        Matcher id = MESSAGE_ID.matcher(line);
        String value = id.find() ? id.group(1) : line.replaceAll("[<>\\s]", "");
        return value.isEmpty() ? null : value.substring(0, Math.min(value.length(), 900));
    }

    private List<String> recipients(Headers headers) {
        Set<String> recipients = new LinkedHashSet<>();
        for (String name : List.of("delivered-to", "x-original-to", "envelope-to", "to", "cc")) {
            for (Headers.Field field : headers.all(name)) {
                Addresses.parse(field.line(), limits.addresses())
                        .forEach(entry -> entry.usable().ifPresent(address -> recipients.add(address.normalised())));
            }
        }
        return recipients.stream().limit(limits.addresses()).toList();
    }

    private static List<ReadMail.TraceResult> results(Headers headers) {
        List<ReadMail.TraceResult> results = new ArrayList<>();
        int received = 0;
        for (Headers.Field field : headers.all()) {
            if (field.name().equals("received")) {
                received++;
            } else if (field.name().equals("authentication-results")) {
                results.add(new ReadMail.TraceResult(field.line(), received));
            }
        }
        return results;
    }

    private static String fingerprint(Headers headers, MessageDigest bodyDigest) {
        MessageDigest all = MailReader.sha256();
        for (String name : List.of("message-id", "from", "date", "subject")) {
            all.update((name + ":").getBytes(StandardCharsets.US_ASCII));
            headers.first(name).ifPresent(field -> all.update(unfolded(field.value())));
            all.update((byte) 0);
        }
        all.update(bodyDigest.digest());
        return HexFormat.of().formatHex(all.digest());
    }

    private static byte[] unfolded(byte[] value) {
        return new String(value, StandardCharsets.ISO_8859_1)
                .replaceAll("[ \\t\\r\\n]+", " ")
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> idsIn(String line) {
        List<String> ids = new ArrayList<>();
        Matcher id = MESSAGE_ID.matcher(line);
        while (id.find() && ids.size() < 200) {
            ids.add(id.group(1));
        }
        return ids;
    }

    private static @Nullable String declaredInside(byte[] html) {
        Matcher charset =
                META_CHARSET.matcher(new String(html, 0, Math.min(html.length, 2048), StandardCharsets.ISO_8859_1));
        return charset.find() ? charset.group(1) : null;
    }
}
