package org.habeas.legalprocess.disclosure;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Disclosure events as comma-separated values, UTF-8, RFC 4180, one row per target and event. The same columns serve
 * {@code import legal-process} and {@code report --events}.
 *
 * <table>
 * <caption>Columns; their order is free, those marked * must be there</caption>
 * <tr><td>case*</td><td>the case, or its number in the register it comes from</td></tr>
 * <tr><td>event*</td><td>a code of {@link DisclosureKind}</td></tr>
 * <tr><td>at*</td><td>a date, a local date and time, or an instant with offset (ISO 8601)</td></tr>
 * <tr><td>zone</td><td>zone of the place, for dates without offset; else that of the report</td></tr>
 * <tr><td>instrument</td><td>a code of {@link InstrumentType}; later rows of a case may leave it out</td></tr>
 * <tr><td>group</td><td>a code of {@link RequestGroup}; else that of the instrument</td></tr>
 * <tr><td>country</td><td>ISO 3166-1 alpha-2 of the authority or the court</td></tr>
 * <tr><td>category</td><td>a code of {@link DataCategory}</td></tr>
 * <tr><td>detail</td><td>the code that the event asks for: {@link Residual}, {@link NoticeOutcome}, {@link Challenge}
 *     or {@link ExtraordinaryDemand}</td></tr>
 * <tr><td>target_kind</td><td>a code of {@link TargetKind}</td></tr>
 * <tr><td>target</td><td>name of the target, which is not kept; or {@code p:} and its pseudonym</td></tr>
 * <tr><td>recorded_at</td><td>when the register learned of it; else {@code at}</td></tr>
 * </table>
 */
public final class DisclosureEventCsv {

    static final List<String> COLUMNS = List.of(
            "case",
            "event",
            "at",
            "zone",
            "instrument",
            "group",
            "country",
            "category",
            "detail",
            "target_kind",
            "target",
            "recorded_at");

    private DisclosureEventCsv() {}

    /**
     * Reads a whole file; a bad row is a problem with its line, and the others are read on.
     *
     * @param zone for dates without a zone of their own
     */
    public static ReadEvents read(String text, Pseudonyms pseudonyms, ZoneId zone) {
        List<DisclosureEvent> events = new ArrayList<>();
        List<ImportProblem> problems = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        Map<String, RequestFacts> known = new HashMap<>();
        Map<UUID, Integer> lines = new HashMap<>();
        try {
            CsvRows.read(text, (row, line) -> {
                if (columns.isEmpty()) {
                    problems.addAll(head(row, line, columns));
                    return;
                }
                if (!problems.isEmpty() && problems.get(0).line() == 1) {
                    return;
                }
                try {
                    DisclosureEvent event =
                            new EventRow(columns, row, known.get(field(columns, row))).event(pseudonyms, zone);
                    Integer earlier = lines.putIfAbsent(event.id(), line);
                    if (earlier != null) {
                        throw new IllegalArgumentException("the same row as line " + earlier);
                    }
                    known.put(event.caseReference(), event.facts());
                    events.add(event);
                } catch (IllegalArgumentException e) {
                    problems.add(new ImportProblem(line, String.valueOf(e.getMessage())));
                }
            });
        } catch (IllegalArgumentException e) {
            problems.add(new ImportProblem(1, String.valueOf(e.getMessage())));
        }
        if (columns.isEmpty() && problems.isEmpty()) {
            problems.add(new ImportProblem(1, "the file is empty; the first line names the columns"));
        }
        return new ReadEvents(events, problems);
    }

    /** Writes events so that {@link #read} gives them back, targets as pseudonyms. */
    public static String write(List<DisclosureEvent> events) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (DisclosureEvent event : events) {
            Target target = event.target();
            RequestFacts facts = event.facts();
            List<String> fields = List.of(
                    event.caseReference(),
                    event.kind().code(),
                    event.at().toString(),
                    event.zone().getId(),
                    facts.instrument().code(),
                    facts.group().code(),
                    facts.country() == null ? "" : facts.country(),
                    code(facts.category()),
                    event.detail(),
                    target == null ? "" : target.kind().code(),
                    target == null ? "" : EventRow.PSEUDONYM + target.pseudonym(),
                    event.recordedAt().toString());
            csv.append(String.join(",", fields.stream().map(CsvRows::quoted).toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static List<ImportProblem> head(List<String> row, int line, Map<String, Integer> columns) {
        List<ImportProblem> problems = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.get(i).toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(name)) {
                problems.add(new ImportProblem(
                        line, "unknown column \"" + row.get(i) + "\"; the columns are " + String.join(", ", COLUMNS)));
            } else if (columns.put(name, i) != null) {
                problems.add(new ImportProblem(line, "column " + name + " stands there twice"));
            }
        }
        for (String needed : List.of("case", "event", "at")) {
            if (!columns.containsKey(needed)) {
                problems.add(new ImportProblem(line, "column " + needed + " is missing"));
                columns.putIfAbsent(needed, row.size());
            }
        }
        return problems;
    }

    private static String field(Map<String, Integer> columns, List<String> row) {
        int column = columns.getOrDefault("case", row.size());
        return column < row.size() ? row.get(column) : "";
    }

    private static String code(@Nullable Coded value) {
        return value == null ? "" : value.code();
    }
}
