package org.habeas.breach;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of a CSV file (RFC 4180); a quoted cell may hold separators, quotes and line breaks.
 *
 * @param number of the line on which it begins, from 1
 */
record CsvLine(int number, List<String> cells) {

    /** The records of a text without empty lines; the separator is the one that the first line has more of. */
    static List<CsvLine> all(String text) {
        String first = text.lines().findFirst().orElse("");
        char separator = first.chars().filter(c -> c == ';').count()
                        > first.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
        List<CsvLine> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                finish(lines, begun, cells, cell);
                begun = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        finish(lines, begun, cells, cell);
        return lines;
    }

    /** A cell that no spreadsheet takes for a formula, quoted. */
    static String safe(String cell) {
        String harmless = cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static void finish(List<CsvLine> lines, int number, List<String> cells, StringBuilder cell) {
        if (!cells.isEmpty() || !cell.toString().isBlank()) {
            cells.add(cell.toString());
            lines.add(new CsvLine(number, List.copyOf(cells)));
        }
        cells.clear();
        cell.setLength(0);
    }
}
