package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final int MOST_SECTIONS = 100;

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
            return decoded(List.of(extended), Set.of(0));
        }
        List<String> sections = new ArrayList<>();
        Set<Integer> encoded = new HashSet<>();
        for (int i = 0; i < MOST_SECTIONS; i++) {
            String section = parameters.get(name + "*" + i + "*");
            if (section != null) {
                encoded.add(i);
            } else {
                section = parameters.get(name + "*" + i);
            }
            if (section == null) {
                break;
            }
            sections.add(section);
        }
        return sections.isEmpty() ? parameters.get(name) : decoded(sections, encoded);
    }

    /** @param encoded which of the sections are percent-encoded; the first of them all names the charset */
    private static String decoded(List<String> sections, Set<Integer> encoded) {
        String charset = null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < sections.size(); i++) {
            String section = sections.get(i);
            int language = i == 0 && encoded.contains(0) ? section.indexOf('\'') : -1;
            int value = language < 0 ? -1 : section.indexOf('\'', language + 1);
            if (value >= 0) {
                charset = section.substring(0, language);
                section = section.substring(value + 1);
            }
            byte[] source = section.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(encoded.contains(i) ? unescaped(source) : source);
        }
        return encoded.isEmpty()
                ? bytes.toString(StandardCharsets.UTF_8)
                : CharsetLadder.decode(bytes.toByteArray(), charset).text();
    }

    private static byte[] unescaped(byte[] source) {
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
        return bytes.toByteArray();
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
