package org.habeas.legalprocess.disclosure;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the rows of a file of disclosure events: what is bad is a problem with its line, and the others are read on. */
final class EventRows {

    private final Pseudonyms pseudonyms;
    private final ZoneId zone;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    /** What each case was said to be, last. */
    private final Map<String, RequestFacts> known = new HashMap<>();

    private final List<DisclosureEvent> events = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Map<UUID, Integer> lines = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();

    private record Row(List<String> fields, int line) {}

    private EventRows(Pseudonyms pseudonyms, ZoneId zone) {
        this.pseudonyms = pseudonyms;
        this.zone = zone;
    }

    static ReadEvents read(String text, Pseudonyms pseudonyms, ZoneId zone) {
        EventRows file = new EventRows(pseudonyms, zone);
        file.read(text);
        return new ReadEvents(file.events, file.problems, file.lines, file.doubtful);
    }

    private void read(String text) {
        List<ImportProblem> broken = new ArrayList<>();
        try {
            CsvRows.read(text, (fields, line) -> rows.add(new Row(fields, line)));
        } catch (BrokenField e) {
            broken.add(e.problem());
        }
        if (rows.isEmpty()) {
            problems.addAll(broken);
            if (broken.isEmpty()) {
                problems.add(new ImportProblem(1, "the file is empty; the first line names the columns"));
            }
            return;
        }
        Row head = rows.remove(0);
        head(head);
        if (problems.isEmpty()) {
            Map<String, RequestFacts> given = given();
            rows.forEach(row -> read(row, head.fields().size(), given));
        }
        problems.addAll(broken);
    }

    private void head(Row head) {
        for (int i = 0; i < head.fields().size(); i++) {
            String written = head.fields().get(i);
            String name = Coded.plain(written);
            // spreadsheets write the empty columns beside a table too
            if (name.isEmpty()) {
                continue;
            }
            if (!DisclosureEventCsv.COLUMNS.contains(name)) {
                problem(
                        head.line(),
                        "unknown column \"" + written + "\"; the columns are "
                                + String.join(", ", DisclosureEventCsv.COLUMNS));
            } else if (columns.put(name, i) != null) {
                problem(head.line(), "column " + name + " stands there twice");
            }
        }
        for (String needed : List.of("case", "event", "at")) {
            if (!columns.containsKey(needed)) {
                problem(head.line(), "column " + needed + " is missing");
            }
        }
    }

    /** What the first row that names an instrument says of its case, for rows that stand above it. */
    private Map<String, RequestFacts> given() {
        Map<String, RequestFacts> given = new HashMap<>();
        for (Row row : rows) {
            EventRow event = new EventRow(columns, row.fields(), null);
            if (event.namesItsInstrument() && !given.containsKey(event.caseReference())) {
                try {
                    given.put(event.caseReference(), event.facts());
                } catch (IllegalArgumentException bad) {
                    // the row is told as bad when it is read itself
                    doubtful.add(event.caseReference());
                }
            }
        }
        return given;
    }

    private void read(Row row, int width, Map<String, RequestFacts> given) {
        String name = new EventRow(columns, row.fields(), null).caseReference();
        try {
            requireNoMoreThan(width, row.fields());
            RequestFacts before = known.containsKey(name) ? known.get(name) : given.get(name);
            DisclosureEvent event = new EventRow(columns, row.fields(), before).event(pseudonyms, zone);
            Integer earlier = lines.putIfAbsent(event.id(), row.line());
            if (earlier != null) {
                throw new IllegalArgumentException("the same row as line " + earlier);
            }
            known.put(name, event.facts());
            events.add(event);
        } catch (IllegalArgumentException e) {
            problem(row.line(), String.valueOf(e.getMessage()));
            doubtful.add(name);
        }
    }

    private static void requireNoMoreThan(int width, List<String> fields) {
        for (int i = width; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                throw new IllegalArgumentException(
                        fields.size() + " fields where the first line names " + width + " columns");
            }
        }
    }

    private void problem(int line, String reason) {
        problems.add(new ImportProblem(line, reason));
    }
}
