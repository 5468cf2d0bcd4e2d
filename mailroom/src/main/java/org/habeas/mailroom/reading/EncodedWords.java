package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes encoded words (RFC 2047) in unstructured text. Neighbours with one charset are joined as bytes before they are
 * decoded, since many senders cut characters in two.
 */
final class EncodedWords {

    private static final Pattern START = Pattern.compile("=\\?([^?\\s]{0,60})\\?([bBqQ])\\?");

    private EncodedWords() {}

    /** The decoded text on one line. */
    static String decode(String raw) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        int close = 0;
        Matcher start = START.matcher(raw);
        for (int from = 0; start.find(from); from = Math.max(end, start.end())) {
            if (close < start.end()) {
                close = raw.indexOf("?=", start.end());
            }
            if (close < 0) {
                break;
            }
            int next = raw.indexOf("=?", start.end());
            if (next >= 0 && next < close && next + 1 != close) {
                continue;
            }
            String between = raw.substring(end, start.start());
            String label = start.group(1).replaceFirst("\\*.*", "");
            boolean continues = charset != null && between.isBlank();
            if (!continues || !label.equalsIgnoreCase(charset)) {
                flush(pending, charset, text);
            }
            if (!continues) {
                text.append(between);
            }
            String content = raw.substring(start.end(), close);
            pending.writeBytes(start.group(2).equalsIgnoreCase("b") ? base64(content) : quoted(content, label));
            charset = label;
            end = close + 2;
        }
        flush(pending, charset, text);
        return oneLine(text.append(raw.substring(end)).toString());
    }

    /** The same text without line breaks and control characters, runs of blanks as one. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isISOControl(c) || Character.isWhitespace(c) || c == '\u2028' || c == '\u2029';
            if (!blank) {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return CharsetLadder.tidy(line.toString().strip());
    }

    private static void flush(ByteArrayOutputStream pending, @Nullable String charset, StringBuilder text) {
        if (pending.size() > 0) {
            text.append(CharsetLadder.decode(pending.toByteArray(), charset).text());
            pending.reset();
        }
    }

    private static byte[] base64(String encoded) {
        String usable = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(usable.length() % 4 == 1 ? usable.substring(0, usable.length() - 1) : usable);
    }

    private static byte[] quoted(String encoded, String label) {
        byte[] source = encoded.getBytes(CharsetLadder.named(label).orElse(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '_') {
                bytes.write(' ');
            } else if (source[i] == '='
                    && i + 2 < source.length
                    && hex(source[i + 1]) >= 0
                    && hex(source[i + 2]) >= 0) {
                bytes.write(hex(source[i + 1]) * 16 + hex(source[i + 2]));
                i += 2;
            } else {
                bytes.write(source[i]);
            }
        }
        return bytes.toByteArray();
    }

    static int hex(byte b) {
        return Character.digit((char) b, 16);
    }
}
