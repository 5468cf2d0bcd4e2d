package org.habeas.mailroom.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** File names from outside, made harmless: no path, no control or direction characters, never empty. */
public final class FileNames {

    private static final int LONGEST = 200;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("message/rfc822", ".eml"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("message/delivery-status", ".txt"),
            Map.entry("message/global", ".eml"),
            Map.entry("text/rfc822-headers", ".txt"),
            Map.entry("message/feedback-report", ".txt"),
            Map.entry("message/disposition-notification", ".txt"),
            Map.entry("text/csv", ".csv"),
            Map.entry("image/gif", ".gif"),
            Map.entry("application/zip", ".zip"),
            Map.entry("application/pkcs7-mime", ".p7m"),
            Map.entry("application/pkcs7-signature", ".p7s"),
            Map.entry("application/pgp-signature", ".asc"),
            Map.entry("application/ms-tnef", ".dat"),
            Map.entry("application/vnd.ms-tnef", ".dat"),
            Map.entry("application/vnd.ms-outlook", ".msg"));

    private FileNames() {}

    /**
     * The name without anything that could hurt.
     *
     * @param given as the mail names it, or null
     * @param number of the attachment, for one without a name
     */
    public static String clean(@Nullable String given, String mediaType, int number) {
        String name = given == null ? "" : Normalizer.normalize(EncodedWords.decode(given), Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
                .map(c -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c)
                .forEach(kept::appendCodePoint);
        String clean = kept.toString().replaceAll("^[. ]+|[. ]+$", "");
        if (clean.isEmpty()) {
            return "attachment-" + (number + 1) + ENDINGS.getOrDefault(mediaType.toLowerCase(Locale.ROOT), ".bin");
        }
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String ending = dot > 0 && clean.length() - dot <= 10 ? clean.substring(dot) : "";
        int cut = LONGEST - ending.length();
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(cut - 1)) ? cut - 1 : cut) + ending;
    }
}
