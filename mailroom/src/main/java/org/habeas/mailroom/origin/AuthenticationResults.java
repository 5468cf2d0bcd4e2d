package org.habeas.mailroom.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code Authentication-Results} field (RFC 8601 section 2.2), taken apart without its comments, in which anybody may
 * have put words that look like results.
 *
 * @param server the authserv-id, lower case; empty for a version that is not known
 */
record AuthenticationResults(String server, List<Result> results) {

    private static final int MOST_RESULTS = 20;
    private static final Set<String> METHODS = Set.of("spf", "dkim", "dmarc", "arc");
    private static final Pattern METHOD = Pattern.compile("\\s*([a-z]+)(?:\\s*/\\s*1)?\\s*=\\s*([a-z]+)\\b(.*)");
    private static final Pattern PROPERTY = Pattern.compile("\\b([a-z]+\\.[a-z0-9-]+)\\s*=\\s*\"?([^\\s\";]+)");

    AuthenticationResults {
        results = List.copyOf(results);
    }

    /**
     * What one method found.
     *
     * @param domain for which it found it, empty when it does not say
     */
    record Result(String method, String result, String domain) {

        boolean passes() {
            return result.equals("pass");
        }
    }

    static AuthenticationResults parse(String value) {
        String plain = withoutComments(value).toLowerCase(Locale.ROOT);
        String[] pieces = plain.split(";", -1);
        String[] head = pieces[0].strip().replace("\"", "").split("\\s+", -1);
        boolean known = head.length == 1 || head[1].equals("1");
        List<Result> results = new ArrayList<>();
        for (int i = 1; i < pieces.length && results.size() < MOST_RESULTS; i++) {
            Matcher method = METHOD.matcher(pieces[i]);
            if (method.matches() && METHODS.contains(method.group(1))) {
                results.add(new Result(method.group(1), method.group(2), domain(method.group(1), method.group(3))));
            }
        }
        return new AuthenticationResults(known ? head[0] : "", results);
    }

    private static String domain(String method, String properties) {
        String wanted =
                switch (method) {
                    case "dkim" -> "header.d header.i";
                    case "spf" -> "smtp.mailfrom";
                    default -> "header.from";
                };
        Matcher property = PROPERTY.matcher(properties);
        while (property.find()) {
            if (List.of(wanted.split(" ", -1)).contains(property.group(1))) {
                String found = property.group(2);
                return found.substring(found.lastIndexOf('@') + 1);
            }
        }
        return "";
    }

    /** Comments may stand in each other; quotes hide parentheses. */
    private static String withoutComments(String value) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
                plain.append(c);
            } else if (c == '(' && !quoted) {
                depth++;
            } else if (c == ')' && depth > 0 && !quoted) {
                depth--;
                plain.append(' ');
            } else if (depth == 0) {
                plain.append(quoted && c == ';' ? ' ' : c);
            }
        }
        return plain.toString();
    }
}
