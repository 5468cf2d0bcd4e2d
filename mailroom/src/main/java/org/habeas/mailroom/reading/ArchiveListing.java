package org.habeas.mailroom.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * What stands in the archives of one mail, listed and never unpacked to anywhere. All archives of the mail share one
 * budget of names and bytes, since a thousand small ones may hurt as one large one does.
 */
final class ArchiveListing {

    private static final int MOST_NAMES = 1_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int DEEPEST = 3;
    private static final int LONGEST_NAME = 200;
    private static final long MOST_TIMES_ITS_SIZE = 200;
    private static final long TOO_SMALL_TO_MATTER = 4L << 20;
    private static final int START = 4 * 1024;
    private static final Set<String> TYPES = Set.of(
            "application/zip",
            "application/java-archive",
            "application/x-tar",
            "application/x-gtar",
            "application/gzip",
            "application/x-bzip2");
    private static final Set<String> CLOSED_TYPES = Set.of(
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/x-xz",
            "application/zstd",
            "application/vnd.ms-cab-compressed",
            "application/x-iso9660-image",
            "application/x-arj",
            "application/x-lharc",
            "application/x-compress");

    private int namesLeft = MOST_NAMES;
    private long bytesLeft = MOST_BYTES;

    /**
     * What was found in an archive.
     *
     * @param names paths as the archive gives them, made fit to be shown; of archives in it too
     * @param problems in words that continue "The archive ..."
     */
    record Listing(List<String> names, Set<String> problems) {}

    /** Whether content of this type holds other files. */
    static boolean holdsFiles(String type) {
        return TYPES.contains(type) || CLOSED_TYPES.contains(type);
    }

    /** Lists an archive; what cannot be read of it is among the problems. */
    Listing list(InputStream content, String type) {
        Listing listing = new Listing(new ArrayList<>(), new LinkedHashSet<>());
        if (CLOSED_TYPES.contains(type)) {
            listing.problems().add("cannot be looked into here.");
            return listing;
        }
        Metered archive = new Metered(content);
        try {
            walk(archive, type, "", 1, archive, listing);
        } catch (OverBudget e) {
            listing.problems().add(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            listing.problems().add("is damaged; its list may be short.");
        }
        return listing;
    }

    private void walk(InputStream content, String type, String path, int depth, Metered whole, Listing listing)
            throws IOException {
        switch (type) {
            case "application/gzip" -> inside(new GzipCompressorInputStream(content), path, depth, whole, listing);
            case "application/x-bzip2" -> inside(new BZip2CompressorInputStream(content), path, depth, whole, listing);
            case "application/x-tar", "application/x-gtar" ->
                entries(new TarArchiveInputStream(content), path, depth, whole, listing);
            default ->
                entries(
                        new ZipArchiveInputStream(content, StandardCharsets.UTF_8.name(), true, false),
                        path,
                        depth,
                        whole,
                        listing);
        }
    }

    private void entries(ArchiveInputStream<?> archive, String path, int depth, Metered whole, Listing listing)
            throws IOException {
        ArchiveEntry entry;
        while ((entry = archive.getNextEntry()) != null) {
            if (namesLeft-- <= 0) {
                throw new OverBudget("holds more than " + MOST_NAMES + " files.");
            }
            String name = path + shown(entry.getName());
            listing.names().add(name);
            if (leadsOutside(entry.getName())) {
                listing.problems().add("names files outside of itself.");
            }
            if (!archive.canReadEntryData(entry)) {
                listing.problems().add("is encrypted.");
            } else if (!entry.isDirectory()) {
                inside(archive, name + "/", depth, whole, listing);
            }
        }
    }

    /** Looks whether a file in an archive is one itself, and counts what it unpacks to. */
    private void inside(InputStream file, String path, int depth, Metered whole, Listing listing) throws IOException {
        InputStream counted = new Expanding(file, whole);
        byte[] start = counted.readNBytes(START);
        String type = ContentType.of(start, "application/octet-stream");
        if (TYPES.contains(type)) {
            if (depth >= DEEPEST) {
                throw new OverBudget("holds archives more than " + DEEPEST + " deep.");
            }
            PushbackInputStream again = new PushbackInputStream(counted, START);
            again.unread(start);
            walk(again, type, path, depth + 1, whole, listing);
        }
        counted.transferTo(OutputStream.nullOutputStream());
    }

    private static boolean leadsOutside(String name) {
        String path = "/" + name.replace('\\', '/') + "/";
        return name.startsWith("/") || path.contains("/../") || name.matches("(?s)[A-Za-z]:.*");
    }

    /** A path made fit to be shown. */
    static String shown(String name) {
        String visible = EncodedWords.oneLine(name)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.isEmpty() ? "?" : visible;
    }

    /** The archive is more than Habeas looks into; the message says why. */
    private static final class OverBudget extends IOException {
        private static final long serialVersionUID = 1L;

        OverBudget(String message) {
            super(message);
        }
    }

    /** Counts the packed bytes. */
    private static final class Metered extends FilterInputStream {
        private long count;

        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Counts the unpacked bytes against the budget. */
    private final class Expanding extends InputStream {
        private final InputStream in;
        private final Metered whole;
        private long unpacked;

        Expanding(InputStream in, Metered whole) {
            this.in = in;
            this.whole = whole;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            unpacked += Math.max(0, read);
            bytesLeft -= Math.max(0, read);
            if (unpacked > TOO_SMALL_TO_MATTER && unpacked > MOST_TIMES_ITS_SIZE * whole.count) {
                throw new OverBudget("unpacks to more than " + MOST_TIMES_ITS_SIZE + " times its size.");
            }
            if (bytesLeft < 0) {
                throw new OverBudget("unpacks to more than " + (MOST_BYTES >> 20) + " MB; its list may be short.");
            }
            return read;
        }
    }
}
