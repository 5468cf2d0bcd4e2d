package org.habeas.mailroom.reading;

import java.util.Locale;
import java.util.Set;
import org.owasp.html.Encoding;

/** Readable text of an HTML body, in one pass over the characters; nothing is rendered and nothing is fetched. */
final class HtmlText {

    private static final Set<String> SILENT = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr",
            "section",
            "article");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        HtmlText reading = new HtmlText(html);
        reading.run();
        return Encoding.decodeHtml(reading.text.toString(), false)
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void run() {
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                words(at, html.length());
                return;
            }
            words(at, open);
            if (html.startsWith("<!--", open)) {
                at = after("-->", open + 4);
            } else if (open + 1 < html.length() && startsTag(html.charAt(open + 1))) {
                tag(open);
            } else {
                text.append("&lt;");
                at = open + 1;
            }
        }
    }

    private void tag(int open) {
        int end = endOfTag(open);
        String name = name(open);
        at = end;
        boolean closing = html.charAt(open + 1) == '/';
        if (!closing && SILENT.contains(name)) {
            int close = indexOfClosing(name, end);
            at = close < 0 ? (name.equals("head") ? end : html.length()) : endOfTag(close);
        } else if (BREAKING.contains(name)) {
            text.append(name.equals("li") && !closing ? "\n- " : "\n");
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        }
    }

    private int endOfTag(int open) {
        int close = html.indexOf('>', open);
        return close < 0 ? html.length() : close + 1;
    }

    private int indexOfClosing(String name, int from) {
        for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }

    private String name(int open) {
        int from = html.charAt(open + 1) == '/' ? open + 2 : open + 1;
        int end = from;
        while (end < html.length() && end - from < 12 && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private void words(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = html.charAt(i);
            boolean blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
            if (!blank) {
                text.append(c);
            } else if (text.length() > 0 && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    private int after(String what, int from) {
        int found = html.indexOf(what, from);
        return found < 0 ? html.length() : found + what.length();
    }

    private static boolean startsTag(char c) {
        return c == '/' || c == '!' || c == '?' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
