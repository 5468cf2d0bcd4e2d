package org.habeas.mailroom.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.reading.PartCursor.Leaf;
import org.jspecify.annotations.Nullable;

/** Reads what came with a letter once, from its first byte to its last, and keeps none of it. */
final class AttachmentReading {

    private static final int START = 64 * 1024;
    private static final Set<String> LETTERS = Set.of("message/rfc822", "message/global", "text/rfc822-headers");

    /** Marks that change the direction of writing, by which {@code gpj.exe} shows as {@code exe.jpg} (UTR 36). */
    private static final Pattern DISGUISE = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    /** What is named and not opened, with the words that say so. */
    private static final Map<String, String> SEALED = Map.ofEntries(
            Map.entry("application/pgp-encrypted", "announces a text that is sealed with PGP."),
            Map.entry("application/pgp-signature", "is a signature of PGP, which is not checked here."),
            Map.entry("application/pkcs7-signature", "is a signature of S/MIME, which is not checked here."),
            Map.entry("application/x-pkcs7-signature", "is a signature of S/MIME, which is not checked here."),
            Map.entry("message/partial", "is one piece of a letter that was sent in several."),
            Map.entry("message/external-body", "points to content elsewhere, which is not fetched."));

    private final ArchiveListing archives = new ArchiveListing();
    private final Set<String> enclosedIds = new LinkedHashSet<>();
    private final List<MailReport> reports = new ArrayList<>();
    private final Consumer<String> problems;

    /** @param problems told what is wrong with them */
    AttachmentReading(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Message-IDs in the headers of enclosed letters: how a bounce says which letter it is about. */
    Set<String> enclosedIds() {
        return enclosedIds;
    }

    /** What parts written for machines report about an earlier letter. */
    List<MailReport> reports() {
        return reports;
    }

    /** @param number position among the attachments, from 0 */
    ReceivedMail.Attachment take(Leaf leaf, InputStream content, int number) throws IOException {
        Measured measured = new Measured(content);
        byte[] start = measured.readNBytes(START);
        String declared = leaf.mediaType();
        String type = ContentType.of(start, declared);
        MailReport.Kind report = ReportFields.kindOf(declared);
        if (report != null) {
            reports.add(ReportFields.read(report, CharsetLadder.unlabelled(start)));
        }
        Headers enclosed = LETTERS.contains(declared) ? enclosed(start) : new Headers();
        String given = givenName(leaf, enclosed);
        String name = FileNames.clean(given, type, number);
        sayOfName(given == null ? "" : EncodedWords.decode(given), name);
        sayOfType(leaf, name, type);
        if (new String(start, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN PGP MESSAGE-----")) {
            problems.accept("The attachment " + name + " is sealed with PGP and cannot be opened here.");
        }
        List<String> contents = List.of();
        Wrapping.Opened wrapped = leaf.wrapped();
        if (wrapped != null) {
            if (!wrapped.words().isEmpty()) {
                problems.accept("The attachment " + name + " " + wrapped.words());
            }
            contents = wrapped.names().stream().map(ArchiveListing::shown).toList();
        } else if (ArchiveListing.holdsFiles(type)) {
            PushbackInputStream whole = new PushbackInputStream(measured, START);
            whole.unread(start);
            ArchiveListing.Listing listing = archives.list(whole, type);
            listing.problems().forEach(problem -> problems.accept("The archive " + name + " " + problem));
            sayOfMacros(name, listing);
            contents = listing.names();
        } else if (ContentType.isZippedDocument(type)) {
            PushbackInputStream whole = new PushbackInputStream(measured, START);
            whole.unread(start);
            sayOfMacros(name, archives.list(whole, "application/zip"));
        } else if (type.equals("application/pdf")) {
            PdfMarks marks = new PdfMarks();
            marks.write(start, 0, start.length);
            measured.transferTo(marks);
            marks.words().forEach(words -> problems.accept("The attachment " + name + " " + words));
        }
        measured.transferTo(OutputStream.nullOutputStream());
        return new ReceivedMail.Attachment(number, name, type, measured.size, measured.sha256(), contents);
    }

    private void sayOfName(String given, String name) {
        if (given.contains("/") || given.contains("\\")) {
            problems.accept("The attachment " + name + " was named with a path, which is left out.");
        }
        if (DISGUISE.matcher(given).find()) {
            problems.accept("The attachment " + name + " was named with marks that turn its name around.");
        }
    }

    /** Programs of Microsoft Office (MS-OFFMACRO2 2.2.1). */
    private void sayOfMacros(String name, ArchiveListing.Listing listing) {
        if (listing.names().stream().anyMatch(file -> file.endsWith("vbaProject.bin"))) {
            problems.accept("The attachment " + name + " holds macros, which are programs.");
        }
    }

    private void sayOfType(Leaf leaf, String name, String type) {
        String sealed = SEALED.getOrDefault(type, SEALED.get(leaf.mediaType()));
        if (sealed != null) {
            problems.accept("The attachment " + name + " " + sealed);
        }
        boolean claimed = leaf.headers().has("content-type")
                && !leaf.mediaType().equals("application/octet-stream")
                && !leaf.mediaType().equals(type);
        if (claimed) {
            problems.accept(
                    "The attachment " + name + " is " + type + " and not " + leaf.mediaType() + " as the mail says.");
        }
    }

    private static @Nullable String givenName(Leaf leaf, Headers enclosed) {
        String name = leaf.fileName();
        String location = leaf.headers().line("content-location");
        if (name == null && location.matches("[^?#]*\\.[A-Za-z0-9]{1,5}")) {
            name = location;
        }
        String subject = EncodedWords.decode(enclosed.line("subject")).replaceAll("[/\\\\]", "_");
        return name == null && !subject.isEmpty() ? subject + ".eml" : name;
    }

    /** The header block of an enclosed letter. */
    private Headers enclosed(byte[] letter) {
        Headers headers = new Headers();
        StringBuilder field = new StringBuilder();
        List<String> lines =
                new String(letter, StandardCharsets.ISO_8859_1).lines().toList();
        for (String line : lines) {
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                add(field, headers);
                field.setLength(0);
            }
            field.append(line).append('\n');
            if (line.isEmpty()) {
                break;
            }
        }
        add(field, headers);
        headers.all("message-id").forEach(id -> enclosedIds.addAll(LetterHead.idsIn(id.line())));
        return headers;
    }

    private static void add(StringBuilder field, Headers headers) {
        int colon = field.indexOf(":");
        String name = colon < 1 ? "" : field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (name.equals("subject") || name.equals("message-id")) {
            headers.add(name, field.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Counts and digests on the way. */
    private static final class Measured extends FilterInputStream {
        private final MessageDigest digest = MailReader.sha256();
        private long size;

        Measured(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                digest.update(target, offset, count);
                size += count;
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 16 * 1024)).length;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
