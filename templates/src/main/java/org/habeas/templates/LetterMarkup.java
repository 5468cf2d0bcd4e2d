package org.habeas.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The little structure a letter has (headings, lists, paragraphs), given once as plain text and once as HTML; values
 * that people typed are text in both.
 */
final class LetterMarkup {

    private LetterMarkup() {}

    /** Plain text: headings underlined, never more than one blank line. */
    static String text(String source) {
        List<String> blocks = new ArrayList<>();
        for (String block : blocks(source)) {
            String heading = heading(block);
            blocks.add(heading.isEmpty() ? block : heading + "\n" + "-".repeat(Math.min(heading.length(), 72)));
        }
        return String.join("\n\n", blocks) + "\n";
    }

    /** HTML fragment without attributes, script, style or images. */
    static String fragment(String source) {
        StringBuilder html = new StringBuilder();
        for (String block : blocks(source)) {
            String heading = heading(block);
            if (!heading.isEmpty()) {
                String level = block.startsWith("###") ? "h3" : "h2";
                html.append(element(level, escaped(heading)));
            } else if (block.startsWith("- ")) {
                StringBuilder items = new StringBuilder();
                for (String item : block.substring(2).split("\n- ", -1)) {
                    items.append(element("li", broken(item)));
                }
                html.append(element("ul", items.toString()));
            } else {
                html.append(element("p", broken(block)));
            }
        }
        return html.toString();
    }

    /** A whole HTML page in the language of the letter. */
    static String page(String language, String title, String source) {
        return "<!DOCTYPE html>\n<html lang=\"" + language.toLowerCase(Locale.ROOT)
                + "\">\n<head><meta charset=\"utf-8\">" + element("title", escaped(title)) + "</head>\n<body>\n"
                + fragment(source) + "</body>\n</html>\n";
    }

    /** What a reader sees of an HTML page or fragment of ours: its words without the marks. */
    static String words(String html) {
        return html.replaceAll("(?s)<title>.*?</title>|<[^>]*>", "")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    private static List<String> blocks(String source) {
        List<String> blocks = new ArrayList<>();
        for (String block : source.replace("\r\n", "\n").split("\n[ \t]*(\n[ \t]*)+", -1)) {
            if (!block.isBlank()) {
                blocks.add(block.strip());
            }
        }
        return blocks;
    }

    /** The words of a heading; empty for any other block. */
    private static String heading(String block) {
        return block.matches("###? [^\n]+") ? block.replaceFirst("^#+ ", "").strip() : "";
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">\n";
    }

    /** Keeps the lines of a value somebody typed. */
    private static String broken(String text) {
        return escaped(text).replace("\n", "<br>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
