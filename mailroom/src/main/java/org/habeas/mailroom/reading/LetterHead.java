package org.habeas.mailroom.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;

/** What the header block of a mail says: who wrote it to whom, when, about what, in answer to which letter. */
final class LetterHead {

    private static final int LONGEST_SUBJECT = 998;
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{3,900})>");

    private final Headers headers;
    private final @Nullable String textCharset;
    private final int mostAddresses;
    private final Consumer<String> problems;

    /**
     * A header block.
     *
     * @param textCharset charset of the text, which raw bytes in headers are mostly in too; null when unknown
     * @param problems told what is wrong with it
     */
    LetterHead(Headers headers, @Nullable String textCharset, int mostAddresses, Consumer<String> problems) {
        this.headers = headers;
        this.textCharset = textCharset;
        this.mostAddresses = mostAddresses;
        this.problems = problems;
    }

    String subject() {
        String decoded = headers.first("subject")
                .map(this::unfolded)
                .map(EncodedWords::decode)
                .orElse("");
        return decoded.substring(
                0,
                decoded.offsetByCodePoints(0, Math.min(LONGEST_SUBJECT, decoded.codePointCount(0, decoded.length()))));
    }

    /** The first author named, usable or not. */
    ReadMail.From from() {
        List<Addresses.Entry> entries = authors();
        return entries.isEmpty()
                ? headers.first("from")
                        .map(this::unfolded)
                        .map(Addresses::nameOnly)
                        .orElse(ReadMail.From.NOBODY)
                : entries.get(0).shown();
    }

    /** The one author who can be written to. */
    @Nullable
    PostAddress sender() {
        List<Addresses.Entry> entries = authors();
        if (entries.size() != 1) {
            problems.accept(
                    entries.isEmpty()
                            ? "The mail does not say whom it is from."
                            : "The mail names several senders; none of them is taken as its sender.");
            return null;
        }
        PostAddress usable = entries.get(0).usable().orElse(null);
        if (usable == null) {
            problems.accept("The sender's address cannot be used.");
        } else {
            String field = headers.first("from")
                    .map(from -> CharsetLadder.ofHeader(from.value(), textCharset))
                    .orElse("");
            LookalikeSender.problems(field, usable).forEach(problems);
        }
        return usable;
    }

    @Nullable
    Instant date() {
        Headers.Field field = headers.first("date").orElse(null);
        Instant date = field == null ? null : MailDate.parse(field.line());
        if (field != null && date == null) {
            problems.accept("The date of the mail cannot be read.");
        }
        return date;
    }

    @Nullable
    String messageId() {
        List<Headers.Field> fields = headers.all("message-id");
        if (fields.size() > 1) {
            problems.accept("The mail has several Message-IDs; the first one counts.");
        }
        if (fields.isEmpty()) {
            return null;
        }
        String line = fields.get(0).line();
        Matcher id = MESSAGE_ID.matcher(line);
        String value = id.find() ? id.group(1) : line.replaceAll("[<>\\s]", "");
        return value.isEmpty() ? null : value.substring(0, Math.min(value.length(), 900));
    }

    /** Message-IDs of the letters it answers. */
    Set<String> references() {
        Set<String> references = new LinkedHashSet<>();
        headers.all("in-reply-to").forEach(field -> references.addAll(idsIn(field.line())));
        headers.all("references").forEach(field -> references.addAll(idsIn(field.line())));
        return references;
    }

    /** Addresses it was delivered and written to, lower case, delivery first. */
    List<String> recipients() {
        Set<String> recipients = new LinkedHashSet<>();
        for (String name : List.of("delivered-to", "x-original-to", "envelope-to", "to", "cc")) {
            for (Headers.Field field : headers.all(name)) {
                if (recipients.size() < mostAddresses) {
                    Addresses.parse(field.line(), mostAddresses).forEach(entry -> entry.usable()
                            .ifPresent(address -> recipients.add(address.normalised())));
                }
            }
        }
        return recipients.stream().limit(mostAddresses).toList();
    }

    List<ReadMail.TraceResult> results() {
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

    /** SHA-256 over what the same mail has on every road, with the digest of its body. */
    String fingerprint(MessageDigest bodyDigest) {
        MessageDigest all = MailReader.sha256();
        for (String name : List.of("message-id", "from", "date", "subject")) {
            all.update((name + ":").getBytes(StandardCharsets.US_ASCII));
            headers.first(name).ifPresent(field -> all.update(withoutFolds(field.value())));
            all.update((byte) 0);
        }
        all.update(bodyDigest.digest());
        return HexFormat.of().formatHex(all.digest());
    }

    private static byte[] withoutFolds(byte[] value) {
        return new String(value, StandardCharsets.ISO_8859_1)
                .replaceAll("[ \\t\\r\\n]+", " ")
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static List<String> idsIn(String line) {
        List<String> ids = new ArrayList<>();
        Matcher id = MESSAGE_ID.matcher(line);
        while (id.find() && ids.size() < 200) {
            ids.add(id.group(1));
        }
        return ids;
    }

    private List<Addresses.Entry> authors() {
        return headers.all("from").stream()
                .flatMap(field -> Addresses.parse(unfolded(field), mostAddresses).stream())
                .distinct()
                .toList();
    }

    /** On one line, with raw bytes read in the charset of the text when they are not UTF-8. */
    private String unfolded(Headers.Field field) {
        return EncodedWords.oneLine(CharsetLadder.ofHeader(field.value(), textCharset));
    }
}
