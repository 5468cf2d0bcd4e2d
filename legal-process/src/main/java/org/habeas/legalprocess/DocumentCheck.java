package org.habeas.legalprocess;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a file can be taken as the instrument: a PDF (ISO 32000-1, 7.5) that is whole, not encrypted and can be read
 * by a person. What cannot be taken is refused with the reason.
 */
@Component
public class DocumentCheck {

    private static final int HEAD = 1024;
    private static final int TAIL = 2048;
    private static final int SMALLEST = 64;

    /** Why the file cannot be taken; empty when it can. */
    public Optional<String> problem(byte[] file) {
        if (file.length < SMALLEST) {
            return Optional.of("The file is empty or cut off.");
        }
        if (!text(Arrays.copyOf(file, Math.min(HEAD, file.length))).contains("%PDF-")) {
            return Optional.of("The file is not a PDF.");
        }
        String end = text(Arrays.copyOfRange(file, Math.max(0, file.length - TAIL), file.length));
        if (!end.contains("%%EOF") || !end.contains("startxref")) {
            return Optional.of("The PDF is cut off: its end is missing.");
        }
        if (end.contains("/Encrypt")) {
            return Optional.of("The PDF is locked with a password.");
        }
        String whole = text(file);
        if (!whole.contains(" obj")) {
            return Optional.of("The PDF has no pages.");
        }
        if (whole.contains("/JavaScript") || whole.contains("/Launch")) {
            return Optional.of("The PDF carries a program. It is kept closed; ask the sender for a plain one.");
        }
        return Optional.empty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
