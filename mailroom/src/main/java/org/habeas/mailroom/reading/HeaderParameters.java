package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value and the parameters of {@code Content-Type} and {@code Content-Disposition}, read leniently, with
 * continuations and charsets of RFC 2231.
 *
 * @param value before the first semicolon, lower case
 * @param parameters by lower-case name
 */
record HeaderParameters(String value, Map<String, String> parameters) {

    static HeaderParameters parse(String line) {
        int semicolon = line.indexOf(';');
        String value =
                (semicolon < 0 ? line : line.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> plain = new TreeMap<>();
        int at = semicolon < 0 ? line.length() : semicolon + 1;
        while (at < line.length()) {
            int end = endOfParameter(line, at);
            String parameter = line.substring(at, end).strip();
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                plain.putIfAbsent(
                        parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(parameter.substring(equals + 1).strip()));
            }
            at = end + 1;
        }
        return new HeaderParameters(value, plain);
    }

    /** A parameter, put together from its continuations and decoded; null when there is none. */
    @Nullable
    String get(String name) {
        String extended = parameters.get(name + "*");
        if (extended != null) {
            return extended(extended);
        }
        StringBuilder joined = new StringBuilder();
        boolean encoded = false;
        for (int i = 0; i < 100; i++) {
            String plain = parameters.get(name + "*" + i);
            String section = parameters.get(name + "*" + i + "*");
            if (plain == null && section == null) {
                break;
            }
            encoded |= section != null;
            joined.append(section != null ? section : plain);
        }
        if (joined.length() > 0) {
            return encoded ? extended(joined.toString()) : joined.toString();
        }
        return parameters.get(name);
    }

    private static String extended(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        String charset = second < 0 ? null : value.substring(0, first);
        byte[] source = value.substring(second + 1).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%'
                    && i + 2 < source.length
                    && EncodedWords.hex(source[i + 1]) >= 0
                    && EncodedWords.hex(source[i + 2]) >= 0) {
                bytes.write(EncodedWords.hex(source[i + 1]) * 16 + EncodedWords.hex(source[i + 2]));
                i += 2;
            } else {
                bytes.write(source[i]);
            }
        }
        return CharsetLadder.decode(bytes.toByteArray(), charset).text();
    }

    private static int endOfParameter(String line, int from) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return line.length();
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        int end = value.lastIndexOf('"');
        return (end > 0 ? value.substring(1, end) : value.substring(1)).replaceAll("\\\\(.)", "$1");
    }
}
