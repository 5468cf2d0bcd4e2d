package org.habeas.mailroom.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;

/**
 * Splits address lists of RFC 5322 before anything is decoded: an encoded word that hides an {@code @} or a comma must
 * never become an address.
 */
final class Addresses {

    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]*[\\p{L}\\p{M}\\p{N}])?"
                    + "(\\.[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]*[\\p{L}\\p{M}\\p{N}])?)*");
    private static final Pattern LOCAL = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cc}\\p{Cf}]{1,64}");

    private static final Pattern SCHEME = Pattern.compile("(?i)^mailto:");
    private static final Pattern BLANKS_AT = Pattern.compile("(?<=[^\\s@\"])\\s{0,9}@\\s{0,9}(?=[^\\s@\"])");
    private static final Pattern QUOTED_PAIR_OR_QUOTE = Pattern.compile("\\\\(.)|\"");
    private static final Pattern WORDS =
            Pattern.compile("([^@\"=<>]{0,200}?)([^\\s@\"=<>]{1,64}@[^\\s@\"=<>]{1,254})(?=\\s|$)");
    private static final Pattern LAST_WORD =
            Pattern.compile("([^@]{0,400}[\\s\"])([^\\s@\"=<>?]{1,64}@[^\\s@\"=<>]{1,254})");
    private static final Pattern INSIDE =
            Pattern.compile("[<\\[\"'(]*([^<>\"\\s]+?@(?:\\[[^\\]]*\\]|[^<>\"\\s\\[\\]]+?))[>\\]\"'),;.]*");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SHOWN = 600;

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
            return plain
                    ? Optional.of(new PostAddress(shownName(), spec)).filter(PostAddress::hasKnowableDomain)
                    : Optional.empty();
        }

        /**
         * Name and address as a person reads them, which may be unusable; the address is empty where one would have to
         * guess, as behind an encoded word.
         */
        ReadMail.From shown() {
            if (spec.length() > LONGEST_SHOWN) {
                return new ReadMail.From(shownName(), "");
            }
            Matcher words = WORDS.matcher(spec);
            Matcher last = LAST_WORD.matcher(spec);
            if (name.isEmpty() && words.lookingAt()) {
                return new ReadMail.From(decoded(words.group(1)), clean(words.group(2)));
            }
            if (name.isEmpty() && last.matches()) {
                return new ReadMail.From(decoded(unquoted(last.group(1))), clean(last.group(2)));
            }
            boolean guess = spec.contains("=?");
            return new ReadMail.From(guess && name.isEmpty() ? decoded(spec) : shownName(), guess ? "" : clean(spec));
        }

        /** Without what stands around an address by mistake. */
        private static String clean(String spec) {
            Matcher inside = INSIDE.matcher(spec);
            return shortened(inside.matches() ? inside.group(1) : spec);
        }

        private static String decoded(String words) {
            return shortened(EncodedWords.decode(words));
        }

        private String shownName() {
            return decoded(name);
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
        int name = 0;
        int from = 0;
        while (from < line.length() && entries.size() < most) {
            int end = endOfEntry(line, from);
            String chunk = line.substring(from, end);
            boolean nameGoesOn = end < line.length()
                    && line.charAt(end) == ','
                    && end - name <= LONGEST_NAME
                    && chunk.indexOf('@') < 0
                    && chunk.indexOf('<') < 0;
            if (!nameGoesOn) {
                boolean named = chunk.indexOf('<') >= 0 && end - name <= LONGEST_NAME + chunk.length();
                entry(named ? line.substring(name, end) : chunk).ifPresent(entries::add);
                name = end + 1;
            }
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
                quoted = !quoted && line.indexOf('"', i + 1) > 0;
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

    /** What stands in a field without any address: the name of a mail system, or of a person. */
    static ReadMail.From nameOnly(String line) {
        Pieces pieces = pieces(line);
        boolean word =
                LOCAL.matcher(pieces.outside()).matches() && !pieces.outside().contains("=?");
        return (word ? new Entry(pieces.comment(), pieces.outside()) : new Entry(unquoted(pieces.outside()), ""))
                .shown();
    }

    private static Optional<Entry> entry(String chunk) {
        Pieces pieces = pieces(chunk);
        String angle = pieces.angle();
        if (angle != null) {
            int route = angle.startsWith("@") ? angle.indexOf(':') : -1;
            String spec = BLANKS_AT
                    .matcher(SCHEME.matcher(angle.substring(route + 1)).replaceFirst(""))
                    .replaceAll("@");
            String name = pieces.outside().isEmpty() ? pieces.comment() : unquoted(pieces.outside());
            return Optional.of(new Entry(name, spec.contains("(") ? pieces(spec).outside() : spec));
        }
        return pieces.outside().contains("@")
                ? Optional.of(new Entry(
                        pieces.comment(), BLANKS_AT.matcher(pieces.outside()).replaceAll("@")))
                : Optional.empty();
    }

    private record Pieces(
            String outside, String comment, @Nullable String angle) {}

    private static Pieces pieces(String chunk) {
        StringBuilder outside = new StringBuilder();
        StringBuilder comment = new StringBuilder();
        String angle = null;
        boolean quotes = true;
        int at = 0;
        while (at < chunk.length()) {
            char c = chunk.charAt(at);
            if (c == '"' && quotes) {
                int end = endOfQuoted(chunk, at);
                outside.append(chunk, at, end);
                quotes = end > at + 1;
                at = end;
            } else if (c == '(') {
                int end = endOfComment(chunk, at);
                comment.append(comment.length() > 0 ? " " : "").append(chunk, at + 1, Math.max(at + 1, end - 1));
                at = end;
            } else if (c == '<') {
                int end = chunk.indexOf('>', at) < 0 ? chunk.length() : chunk.indexOf('>', at);
                String inside = chunk.substring(at + 1, end).strip();
                angle = angle == null || angle.equals(inside) ? inside : angle + " " + inside;
                at = Math.min(chunk.length(), end + 1);
            } else if (c == '>' && angle != null) {
                at++;
            } else {
                outside.append(c);
                at++;
            }
        }
        return new Pieces(outside.toString().strip(), comment.toString().strip(), angle);
    }

    private static String unquoted(String name) {
        return QUOTED_PAIR_OR_QUOTE.matcher(name).replaceAll("$1");
    }

    private static int endOfQuoted(String chunk, int from) {
        for (int i = from + 1; i < chunk.length(); i++) {
            if (chunk.charAt(i) == '\\') {
                i++;
            } else if (chunk.charAt(i) == '"') {
                return i + 1;
            }
        }
        return from + 1;
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
