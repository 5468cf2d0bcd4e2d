package org.habeas.mailroom.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a letter that Outlook saved as {@code .msg} ([MS-OXMSG]): a little file system with one file a property. Letters in
 * it are read too, and their files stand among its own.
 */
final class OutlookFile {

    private static final int DEEPEST = 5;
    private static final int MOST_ENTRIES = 20_000;
    private static final int BIG_BLOCK = 512;

    /** A block of the table of blocks speaks of so many bytes of the file. */
    private static final long BYTES_A_TABLE_BLOCK = 64 * 1024;

    private static final String PROPERTY = "__substg1.0_";

    private final List<OutlookLetter.File> files = new ArrayList<>();
    private int entries;
    private long bytes;
    private boolean damaged;

    private OutlookFile() {}

    static OutlookLetter read(byte[] content) {
        OutlookFile reading = new OutlookFile();
        try {
            requireHonestHeader(content);
            try (POIFSFileSystem system = new POIFSFileSystem(new ByteArrayInputStream(content))) {
                reading.count(system.getRoot(), 0, content.length);
                return reading.letter(system.getRoot(), 0);
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new OutlookLetter("", "", "", List.of(), "is damaged and cannot be opened here.");
        }
    }

    /** The library sets memory aside for as many blocks as the header claims. */
    private static void requireHonestHeader(byte[] content) throws IOException {
        if (content.length < BIG_BLOCK) {
            throw new IOException("cut off");
        }
        int tables = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(44);
        if (tables < 0 || tables > content.length / BYTES_A_TABLE_BLOCK + 2) {
            throw new IOException("more blocks claimed than there are");
        }
    }

    /** Many entries may stand for the same blocks; together they are never larger than the file. */
    private void count(DirectoryEntry directory, int depth, int most) throws IOException {
        for (Entry entry : directory) {
            bytes += entry instanceof DocumentEntry file ? file.getSize() : 0;
            if (++entries > MOST_ENTRIES || depth > 2 * DEEPEST || bytes > most) {
                throw new IOException("more entries or bytes than a letter has");
            }
            if (entry instanceof DirectoryEntry inner) {
                count(inner, depth + 1, most);
            }
        }
    }

    private OutlookLetter letter(DirectoryEntry root, int depth) {
        for (Entry entry : root) {
            if (entry instanceof DirectoryEntry inner && entry.getName().startsWith("__attach_version1.0_")) {
                attachment(inner, depth);
            }
        }
        String html = string(root, "1013");
        return new OutlookLetter(
                string(root, "0037"),
                (string(root, "0C1A") + " " + smtpOf(root)).strip(),
                OutlookLetter.text(
                        string(root, "1000"),
                        html.isEmpty() ? CharsetLadder.unlabelled(content(root, "1013", "0102")) : html,
                        content(root, "1009", "0102")),
                files,
                damaged ? "is damaged; what could be read of it is shown." : "");
    }

    private static String angled(String address) {
        return address.isEmpty() ? "" : "<" + address + ">";
    }

    private String smtpOf(DirectoryEntry root) {
        String smtp = string(root, "5D01");
        String other = string(root, "0C1F");
        return angled(smtp.isEmpty() && other.contains("@") ? other : smtp);
    }

    private void attachment(DirectoryEntry entry, int depth) {
        String name = string(entry, "3707");
        if (name.isEmpty()) {
            name = string(entry, "3704");
        }
        if (entry.hasEntry(PROPERTY + "3701000D") && entryOf(entry, "3701000D") instanceof DirectoryNode inner) {
            enclosed(inner, name.isEmpty() ? string(entry, "3001") : name, depth);
            return;
        }
        byte[] content = content(entry, "3701", "0102");
        if (content.length > 0 || !name.isEmpty()) {
            files.add(new OutlookLetter.File(name, ByteBuffer.wrap(content)));
        }
    }

    /** A letter in a letter becomes a file of text, followed by its own files. */
    private void enclosed(DirectoryEntry inner, String name, int depth) {
        if (depth >= DEEPEST) {
            damaged = true;
            return;
        }
        OutlookLetter letter = letter(inner, depth + 1);
        byte[] text = Wrapping.asText(letter).getBytes(StandardCharsets.UTF_8);
        String title = letter.subject().isEmpty() ? name : letter.subject();
        files.add(new OutlookLetter.File(Wrapping.textName(title), ByteBuffer.wrap(text)));
    }

    private String string(DirectoryEntry directory, String property) {
        byte[] wide = content(directory, property, "001F");
        if (wide.length > 0) {
            return new String(wide, StandardCharsets.UTF_16LE).replaceAll("\0+$", "");
        }
        return CharsetLadder.unlabelled(content(directory, property, "001E")).replaceAll("\0+$", "");
    }

    private byte[] content(DirectoryEntry directory, String property, String type) {
        if (!(entryOf(directory, property + type) instanceof DocumentEntry file)) {
            return new byte[0];
        }
        try (DocumentInputStream in = new DocumentInputStream(file)) {
            return in.readNBytes(file.getSize());
        } catch (IOException | RuntimeException e) {
            damaged = true;
            return new byte[0];
        }
    }

    private static @Nullable Entry entryOf(DirectoryEntry directory, String property) {
        for (Entry entry : directory) {
            if (entry.getName().equals(PROPERTY + property)) {
                return entry;
            }
        }
        return null;
    }
}
