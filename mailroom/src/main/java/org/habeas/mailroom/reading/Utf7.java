package org.habeas.mailroom.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Decodes UTF-7 (RFC 2152), which old clients still send and the JDK does not know. */
final class Utf7 {

    private Utf7() {}

    static String decode(byte[] bytes) {
        String source = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c != '+') {
                text.append(c);
                continue;
            }
            int end = at;
            while (end < source.length() && isBase64(source.charAt(end))) {
                end++;
            }
            if (end == at) {
                text.append('+');
            } else {
                text.append(shifted(source.substring(at, end)));
            }
            at = end < source.length() && source.charAt(end) == '-' ? end + 1 : end;
        }
        return text.toString();
    }

    private static String shifted(String base64) {
        int usable = base64.length() % 4 == 1 ? base64.length() - 1 : base64.length();
        byte[] units = Base64.getDecoder().decode(base64.substring(0, usable));
        return new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
