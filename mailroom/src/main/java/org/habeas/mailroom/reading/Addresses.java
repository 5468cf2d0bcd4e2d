package org.habeas.mailroom.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;

/**
 * Splits address lists of RFC 5322 before anything is decoded: an encoded word that hides an {@code @} or a comma must
 * never become an address.
 */
final class Addresses {

    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?"
            + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?)*");
    private static final Pattern LOCAL = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cc}\\p{Cf}]{1,64}");

    private Addresses() {}

    /**
     * One entry of a list, raw.
     *
     * @param name as it stood, not decoded
     * @param spec what should be an addr-spec
     */
    record Entry(String name, String spec) {

        /** The entry as an address; empty when its addr-spec could mean anything else. */
        Optional<PostAddress> usable() {
            int at = spec.lastIndexOf('@');
            if (at < 1 || spec.contains("=?") || spec.length() > 254) {
                return Optional.empty();
            }
            boolean plain = LOCAL.matcher(spec.substring(0, at)).matches()
                    && spec.length() - at <= 254
                    && DOMAIN.matcher(spec.substring(at + 1)).matches();
            return plain ? Optional.of(new PostAddress(shortened(EncodedWords.decode(name)), spec)) : Optional.empty();
        }

        private static String shortened(String name) {
            String visible = name.codePoints()
                    .filter(c -> Character.getType(c) != Character.FORMAT)
                    .limit(200)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return visible.strip();
        }
    }

    /** @param most entries after which reading stops */
    static List<Entry> parse(String line, int most) {
        List<Entry> entries = new ArrayList<>();
        int from = 0;
        while (from < line.length() && entries.size() < most) {
            int end = endOfEntry(line, from);
            entry(line.substring(from, end)).ifPresent(entries::add);
            from = end + 1;
        }
        return entries;
    }

    /** Where the entry ends: at a comma, semicolon or the colon after a group's name, outside quotes and brackets. */
    private static int endOfEntry(String line, int from) {
        boolean quoted = false;
        boolean angle = false;
        int comments = 0;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && (quoted || comments > 0)) {
                i++;
            } else if (c == '"' && comments == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                comments++;
            } else if (!quoted && c == ')' && comments > 0) {
                comments--;
            } else if (!quoted && comments == 0) {
                angle = c == '<' || (angle && c != '>');
                if (!angle && (c == ',' || c == ';' || c == ':')) {
                    return i;
                }
            }
        }
        return line.length();
    }

    private static Optional<Entry> entry(String chunk) {
        StringBuilder outside = new StringBuilder();
        StringBuilder comment = new StringBuilder();
        String spec = null;
        int at = 0;
        while (at < chunk.length()) {
            char c = chunk.charAt(at);
            if (c == '"') {
                int end = endOfQuoted(chunk, at);
                outside.append(chunk, at, end);
                at = end;
            } else if (c == '(') {
                int end = endOfComment(chunk, at);
                comment.append(chunk, at + 1, Math.max(at + 1, end - 1));
                at = end;
            } else if (c == '<' && spec == null) {
                int end = chunk.indexOf('>', at);
                spec = chunk.substring(at + 1, end < 0 ? chunk.length() : end).strip();
                at = end < 0 ? chunk.length() : end + 1;
            } else {
                outside.append(c);
                at++;
            }
        }
        return build(outside.toString().strip(), comment.toString().strip(), spec);
    }

    private static Optional<Entry> build(String outside, String comment, @Nullable String angle) {
        if (angle != null) {
            int route = angle.startsWith("@") ? angle.indexOf(':') : -1;
            return Optional.of(new Entry(unquoted(outside), angle.substring(route + 1)));
        }
        return outside.contains("@") ? Optional.of(new Entry(comment, outside)) : Optional.empty();
    }

    private static String unquoted(String name) {
        return name.replaceAll("\\\\(.)", "$1").replace("\"", "");
    }

    private static int endOfQuoted(String chunk, int from) {
        for (int i = from + 1; i < chunk.length(); i++) {
            if (chunk.charAt(i) == '\\') {
                i++;
            } else if (chunk.charAt(i) == '"') {
                return i + 1;
            }
        }
        return chunk.length();
    }

    private static int endOfComment(String chunk, int from) {
        int depth = 0;
        for (int i = from; i < chunk.length(); i++) {
            char c = chunk.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return chunk.length();
    }
}
