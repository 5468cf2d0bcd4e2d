package org.habeas.legalprocess.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** Rows of comma-separated values as RFC 4180 writes them; a byte order mark, LF alone and blank lines are accepted. */
public final class CsvRows {

    private final String text;
    private int at;
    private int line = 1;

    private CsvRows(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Hands every row over with the number of the line it begins on, from 1.
     *
     * @throws IllegalArgumentException naming the line, when a quoted field does not end or goes on after its quote
     */
    public static void read(String text, ObjIntConsumer<List<String>> taker) {
        CsvRows rows = new CsvRows(text);
        while (rows.at < rows.text.length()) {
            int begins = rows.line;
            List<String> row = rows.row();
            if (row.size() > 1 || !row.get(0).isBlank()) {
                taker.accept(row, begins);
            }
        }
    }

    /** One field as it is written, quoted where it has to be. */
    public static String quoted(String field) {
        return field.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0)
                ? field
                : '"' + field.replace("\"", "\"\"") + '"';
    }

    private List<String> row() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quotedField() : plainField());
            if (at >= text.length()) {
                return fields;
            }
            char after = text.charAt(at++);
            if (after == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (after != ',') {
                line++;
                return fields;
            }
        }
    }

    private String plainField() {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at).strip();
    }

    private String quotedField() {
        int begins = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                if (at >= text.length() || text.charAt(at) != '"') {
                    if (!plainField().isEmpty()) {
                        throw new BrokenField(
                                begins,
                                "a quoted field goes on after its closing quote; write \"\" for a"
                                        + " quote inside it");
                    }
                    return field.toString().strip();
                }
                at++;
            } else if (next == '\n') {
                line++;
            }
            field.append(next);
        }
        throw new BrokenField(begins, "a quoted field does not end");
    }
}
