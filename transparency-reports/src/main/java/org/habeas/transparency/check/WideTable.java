package org.habeas.transparency.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.transparency.check.ReportFile.Line;

/**
 * Tables of comma-separated values: ours with one value a row, and those of other publishers with one row for each type,
 * country or range and a column for each measure.
 */
final class WideTable {

    private static final Set<String> NOTICES = Set.of("notification", "gag order", "exigent circumstances");
    private static final Set<String> SUMS = Set.of("total", "totals", "all", "sum");
    private static final Set<String> KNOWN = Set.of(
            Measures.RECEIVED,
            Measures.ANSWERED,
            Measures.IN_PROCESS,
            Measures.RESIDUAL,
            Measures.DOMAINS,
            Measures.ACCOUNTS,
            Measures.ITEMS,
            Measures.MEDIAN);

    private WideTable() {}

    static List<Cell> cells(ReportFile file) {
        if (file.column("measure") >= 0 && file.column("value") >= 0 && file.column("table") >= 0) {
            return narrow(file);
        }
        int names = file.column("type", "row", "process", "type of process", "legal process");
        int governments = file.column("government", "country");
        int codes = file.column("government_iso2_code", "government_iso2", "iso2", "country_code");
        boolean notices = names >= 0
                && file.body().stream()
                        .allMatch(line -> NOTICES.contains(line.field(names).toLowerCase(Locale.ROOT)));
        List<Cell> cells = new ArrayList<>();
        for (Line line : file.body()) {
            for (int i = 0; i < line.fields().size(); i++) {
                String measure = Measures.of(
                        file.rows().get(0).field(i).isEmpty()
                                ? "?"
                                : file.rows().get(0).field(i));
                if (!KNOWN.contains(measure)) {
                    continue;
                }
                String value = line.field(i);
                String table = notices
                        ? "notice"
                        : codes >= 0 ? "by_country" : isRange(value) ? "national_security" : "by_type";
                cells.add(new Cell(
                        file.name() + " line " + line.number(),
                        period(file, line),
                        table,
                        "",
                        sum(names >= 0 ? line.field(names) : line.field(governments)),
                        line.field(codes),
                        notices ? Measures.REQUESTS : measure,
                        value));
            }
        }
        return cells;
    }

    /** A cell of a table that has one value a row; sums have no row, and the whole has no group. */
    static Cell plain(
            String place,
            String period,
            String table,
            String group,
            String row,
            String country,
            String measure,
            String value) {
        boolean whole = group.equalsIgnoreCase("all");
        return new Cell(
                place,
                period,
                table.startsWith("requests_by") ? table.substring("requests_".length()) : table,
                whole ? "" : group,
                row.toLowerCase(Locale.ROOT).startsWith("all ") || row.endsWith(", subtotal") ? "" : row,
                country,
                Measures.of(measure),
                value);
    }

    private static List<Cell> narrow(ReportFile file) {
        return file.body().stream()
                .map(line -> plain(
                        file.name() + " line " + line.number(),
                        "",
                        line.field(file.column("table")),
                        line.field(file.column("group")),
                        line.field(file.column("row")),
                        line.field(file.column("country")),
                        line.field(file.column("measure")),
                        line.field(file.column("value"))))
                .collect(Collectors.toList());
    }

    /** {@code 2025}, {@code 2025-H1}, or as the file writes it. */
    private static String period(ReportFile file, Line line) {
        String year = line.field(file.column("year", "period"));
        String half = line.field(file.column("half", "month_range", "calendar_year_half"));
        return switch (half.toLowerCase(Locale.ROOT)) {
            case "" -> year;
            case "1", "h1", "jan-jun" -> year + "-H1";
            case "2", "h2", "jul-dec" -> year + "-H2";
            default -> year + "-" + half;
        };
    }

    private static String sum(String row) {
        return SUMS.contains(row.strip().toLowerCase(Locale.ROOT)) ? "" : row;
    }

    private static boolean isRange(String value) {
        return value.matches("\\d[\\d,]*\\s*[-\u2013]\\s*\\d[\\d,]*");
    }
}
