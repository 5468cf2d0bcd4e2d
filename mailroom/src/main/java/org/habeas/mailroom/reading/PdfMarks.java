package org.habeas.mailroom.reading;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks in the bytes of a PDF that pass by for what a person should know before they open it; nothing is unpacked. */
final class PdfMarks extends OutputStream {

    /** The dictionary that says how it is encrypted (ISO 32000-2, 7.6.2); it is never compressed itself. */
    private final Mark encrypted = new Mark("/Encrypt");

    /** First entry and end of a ZIP archive (APPNOTE 4.3.7, 4.3.16). */
    private final Mark entry = new Mark("PK\u0003\u0004");

    private final Mark end = new Mark("PK\u0005\u0006");

    @Override
    public void write(int one) {
        encrypted.next((byte) one);
        entry.next((byte) one);
        end.next((byte) one);
    }

    /** What was found, in words that continue "The attachment ...". */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (encrypted.found) {
            words.add("is encrypted.");
        }
        if (entry.found && end.found) {
            words.add("is a PDF and an archive at once.");
        }
        return words;
    }

    /** Bytes looked for, of which the first one occurs once only. */
    private static final class Mark {
        private final byte[] bytes;
        private int matched;
        private boolean found;

        Mark(String text) {
            bytes = text.getBytes(StandardCharsets.US_ASCII);
        }

        void next(byte one) {
            if (found) {
                return;
            }
            matched = one == bytes[matched] ? matched + 1 : one == bytes[0] ? 1 : 0;
            found = matched == bytes.length;
        }
    }
}
