package org.habeas.transparency.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.habeas.legalprocess.disclosure.CsvRows;

/**
 * A data file of a report as its rules see it.
 *
 * @param name of the file, without folders
 * @param cells every value of its tables
 * @param rows of a CSV file with their fields, the first naming the columns; empty for JSON
 * @param json of a JSON file, else missing
 */
record ReportFile(String name, List<Cell> cells, List<Line> rows, JsonNode json) {

    ReportFile {
        cells = List.copyOf(cells);
        rows = List.copyOf(rows);
    }

    /** One row of a CSV file, with the line it begins on. */
    record Line(int number, List<String> fields) {

        Line {
            fields = List.copyOf(fields);
        }

        String field(int column) {
            return column < 0 || column >= fields.size() ? "" : fields.get(column);
        }
    }

    /**
     * Reads a file of a shape that is known: our own, one row for each type or country, or part 3 of the template of
     * Implementing Regulation (EU) 2024/2835.
     *
     * @throws UnreadableReport when it is of none of them
     */
    static ReportFile read(String name, String text) {
        if (text.stripLeading().startsWith("{")) {
            return JsonReport.read(name, text);
        }
        List<Line> rows = new ArrayList<>();
        try {
            CsvRows.read(text, (fields, line) -> rows.add(new Line(line, fields)));
        } catch (IllegalArgumentException e) {
            throw new UnreadableReport(name, "cannot be read: " + e.getMessage());
        }
        if (rows.size() < 2) {
            throw new UnreadableReport(name, "holds no values: a first line that names columns and rows below it");
        }
        ReportFile file = new ReportFile(name, List.of(), rows, MissingNode.getInstance());
        if (DsaOrders.isPartThree(file)) {
            return file;
        }
        List<Cell> cells = WideTable.cells(file);
        if (cells.isEmpty()) {
            throw new UnreadableReport(
                    name,
                    "has none of the columns of a report: table, group, row, country, measure, value; or received,"
                            + " disclosed, count and the like; or those of part 3 of the template of Regulation (EU)"
                            + " 2024/2835");
        }
        return new ReportFile(name, cells, rows, MissingNode.getInstance());
    }

    /** The number of the column with this name in lower case, -1 when there is none. */
    int column(String... names) {
        List<String> heads = rows.isEmpty() ? List.of() : rows.get(0).fields();
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i).strip().toLowerCase(Locale.ROOT);
            for (String name : names) {
                if (head.equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The rows below the one that names the columns. */
    List<Line> body() {
        return rows.isEmpty() ? List.of() : rows.subList(1, rows.size());
    }
}
