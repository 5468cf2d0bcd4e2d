package org.habeas.mailroom.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a mail came to the server that handed it on, which is what the topmost {@code Received} line says. */
public final class ArrivalDate {

    private static final Pattern RECEIVED =
            Pattern.compile("(?im)^Received:([^\\r\\n]{0,2000}(?:\\r?\\n[ \\t][^\\r\\n]{0,2000}){0,20})");

    private ArrivalDate() {}

    /**
     * The date of the topmost line.
     *
     * @param head the first bytes of the mail
     * @return empty when there is no such line or no date in it
     */
    public static Optional<Instant> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        Matcher line = RECEIVED.matcher(end < 0 ? text : text.substring(0, end));
        if (!line.find()) {
            return Optional.empty();
        }
        String value = line.group(1);
        return Optional.ofNullable(
                MailDate.parse(value.substring(value.lastIndexOf(';') + 1).strip()));
    }
}
