package org.habeas.mailroom.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
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

    private static final int HEADERS_SHOWN = 64 * 1024;

    /** A file in the text as uuencode and yEnc write it, from before there were attachments. */
    private static final Pattern FILE_INSIDE = Pattern.compile(
            "^begin [0-7]{3,4} (\\S.{0,200})\\R[ -`]{2,}$|^=ybegin .{0,200}name=(.{1,200})$", Pattern.MULTILINE);

    /** What programs write in place of a subject that stands inside the mail (RFC 9788 section 5). */
    private static final Set<String> HIDDEN_SUBJECTS = Set.of("...", "\u2026", "[...]", "encrypted message", "");

    private static final Pattern META_CHARSET = Pattern.compile("charset=[\"']?([A-Za-z0-9_-]{2,30})");

    private final ReadingLimits limits;
    private final BodyText body = new BodyText();
    private final BodyText instead = new BodyText();
    private final List<ReceivedMail.Attachment> attachments = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<String> types = new ArrayList<>();
    private final AttachmentReading reading = new AttachmentReading(this::problem);
    private String protectedSubject = "";
    private int textLeft;
    private @Nullable String textCharset;
    private @Nullable String overLimit;

    ReadingInProgress(ReadingLimits limits) {
        this.limits = limits;
        this.textLeft = 2 * limits.textBytes();
    }

    /**
     * Whether a leaf is part of the letter itself rather than something that came with it. A name alone does not make
     * the first part a file, since some clients name the letter (RFC 8621 section 4.1.4).
     */
    static boolean isText(Leaf leaf) {
        boolean readable =
                leaf.mediaType().equals("text/plain") || leaf.mediaType().equals("text/html");
        if (!readable || leaf.disposition().value().equals("attachment")) {
            return false;
        }
        return leaf.fileName() == null || leaf.number() == 0;
    }

    void take(Leaf leaf, PartCursor cursor) throws IOException, LimitExceeded {
        types.add(leaf.mediaType());
        if (protectedSubject.isEmpty() && leaf.type().get("protected-headers") != null) {
            protectedSubject = EncodedWords.decode(leaf.headers().line("subject"));
        }
        if (isText(leaf)) {
            takeText(leaf, cursor.content());
        } else {
            attachments.add(reading.take(leaf, cursor.content(), attachments.size()));
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
        byte[] bytes = content.readNBytes(Math.min(textLeft, limits.textBytes()));
        textLeft -= bytes.length;
        if (content.skip(1) > 0) {
            problem("The text is longer than " + (limits.textBytes() >> 10) + " kB; the rest is in the original.");
            content.transferTo(OutputStream.nullOutputStream());
        }
        HeaderParameters type = leaf.type();
        boolean html = leaf.mediaType().equals("text/html");
        String label = type.get("charset");
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
        boolean flowed = !html && "flowed".equalsIgnoreCase(type.get("format"));
        String text =
                flowed ? FlowedText.unfold(decoded.text(), "yes".equalsIgnoreCase(type.get("delsp"))) : decoded.text();
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            problem("The text is sealed with PGP and cannot be opened here.");
        }
        if (text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----")) {
            problem("The text is signed with PGP; the signature is not checked here.");
        }
        Matcher inside = FILE_INSIDE.matcher(text);
        if (inside.find()) {
            String name = FileNames.clean(
                    inside.group(inside.group(1) != null ? 1 : 2).strip(), "", 0);
            problem("The text holds the file " + name + " in an old encoding; the original has it.");
        }
        (leaf.instead() ? instead : body).add(text, html, leaf.alternative());
    }

    ReadMail finish(Headers headers, byte[] head, MessageDigest bodyDigest) {
        String block = CharsetLadder.tidy(CharsetLadder.unlabelled(head));
        if (headers.all().isEmpty()) {
            problem("The mail has no header that can be read.");
        }
        LetterHead letter = new LetterHead(headers, textCharset, limits.addresses(), this::problem);
        BodyText words = body.text().isBlank() ? instead : body;
        String text = words.text();
        String subject = letter.subject();
        if (HIDDEN_SUBJECTS.contains(subject.toLowerCase(Locale.ROOT)) && !protectedSubject.isEmpty()) {
            subject = protectedSubject;
        }
        PostAddress sender = letter.sender();
        Instant date = letter.date();
        String messageId = letter.messageId();
        List<String> recipients = letter.recipients();
        AutomaticMail.Finding automatic = AutomaticMail.of(
                new AutomaticMail.Material(headers, sender, subject, text, types, reading.reports(), recipients));
        Set<String> references = new LinkedHashSet<>(letter.references());
        references.addAll(reading.enclosedIds());
        if (automatic.report() != null) {
            references.addAll(automatic.report().messageIds());
        }
        return new ReadMail(
                sender,
                letter.from(),
                date,
                subject,
                text,
                body.html(),
                messageId,
                references.stream().limit(limits.addresses()).toList(),
                recipients,
                automatic.why(),
                automatic.report(),
                LanguageGuess.of(subject, text),
                attachments,
                List.copyOf(problems),
                overLimit,
                block.substring(0, Math.min(block.length(), HEADERS_SHOWN)),
                letter.results(),
                letter.fingerprint(bodyDigest));
    }

    private static @Nullable String declaredInside(byte[] html) {
        Matcher charset =
                META_CHARSET.matcher(new String(html, 0, Math.min(html.length, 2048), StandardCharsets.ISO_8859_1));
        return charset.find() ? charset.group(1) : null;
    }
}
