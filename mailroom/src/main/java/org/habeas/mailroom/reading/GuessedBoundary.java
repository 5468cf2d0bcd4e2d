package org.habeas.mailroom.reading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The boundary of a multipart that names none: the first line that looks like one and has fields behind it. */
final class GuessedBoundary {

    private static final Pattern DELIMITER = Pattern.compile(
            "(?m)^--([^\\s\"\\\\][^\\r\\n\"\\\\]{0,69})[ \\t]*\\r?\\n(?=Content-[!-9;-~]{1,80}:|\\r?\\n)",
            Pattern.CASE_INSENSITIVE);

    private GuessedBoundary() {}

    /** The boundary, null when nothing in the content looks like a delimiter. */
    static @Nullable String in(byte[] content) {
        Matcher delimiter = DELIMITER.matcher(new String(content, StandardCharsets.ISO_8859_1));
        return delimiter.find() ? delimiter.group(1).stripTrailing() : null;
    }
}
