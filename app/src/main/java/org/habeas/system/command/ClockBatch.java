package org.habeas.system.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.clock.ClockError;
import org.habeas.casework.clock.ClockQuestion;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.Deadline;
import org.habeas.casework.clock.LawBook;
import org.habeas.casework.clock.WorkingCalendars;
import org.habeas.legalprocess.disclosure.CsvRows;
import org.habeas.system.CommandFailed;
import org.jspecify.annotations.Nullable;

/**
 * A file of questions about deadlines: one case a row, answered by one row each, in order. A row that cannot be computed
 * says why, and the others go on.
 */
final class ClockBatch {
    private static final String ID = "id";

    /** The columns of a question with the mistake of a row that lacks them, in the order in which mistakes are told. */
    private static final Map<ClockError, String> QUESTION = new EnumMap<>(Map.of(
            ClockError.UNKNOWN_RULE, "rule",
            ClockError.UNKNOWN_ZONE, "zone",
            ClockError.UNKNOWN_CALENDAR, "calendar",
            ClockError.BAD_ANCHOR, "anchor",
            ClockError.BAD_EVENT, "events"));

    private final Path file;
    private final LawBook laws;
    private final WorkingCalendars calendars = new WorkingCalendars();
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;
    private final StringBuilder answers = new StringBuilder("id,nominal,due,outer,error\n");

    private ClockBatch(Path file, LawBook laws) {
        this.file = file;
        this.laws = laws;
    }

    /**
     * Reads and computes a whole file: CSV as RFC 4180 writes it, in UTF-8, its columns in any order.
     *
     * @return CSV with lines that end in LF: {@code id,nominal,due,outer,error}
     * @throws CommandFailed when the file cannot be read, is empty or lacks a column, with the line
     */
    static String answers(Path file, LawBook laws) {
        ClockBatch batch = new ClockBatch(file, laws);
        try {
            CsvRows.read(EventsFile.text(file), batch::row);
        } catch (IllegalArgumentException broken) {
            throw CommandFailed.wrongUse(file + ", " + broken.getMessage() + ".");
        }
        if (batch.columns.isEmpty()) {
            throw CommandFailed.wrongUse(file + " is empty: line 1 names the columns " + ID + ", "
                    + String.join(", ", QUESTION.values()) + ".");
        }
        return batch.answers.toString();
    }

    private void row(List<String> cells, int line) {
        if (columns.isEmpty()) {
            head(cells, line);
            return;
        }
        Map.Entry<ClockError, String> lacking = QUESTION.entrySet().stream()
                .filter(column -> column(column.getValue()) >= cells.size())
                .findFirst()
                .orElse(null);
        if (lacking != null) {
            refused(cells, lacking.getKey(), "the row has no cell " + lacking.getValue());
        } else if (cells.size() > width) {
            refused(cells, ClockError.BAD_EVENT, cells.size() + " cells where line 1 names " + width + " columns");
        } else {
            answer(cells);
        }
    }

    private void head(List<String> names, int line) {
        width = names.size();
        for (int i = 0; i < width; i++) {
            String name = names.get(i).strip().toLowerCase(Locale.ROOT);
            if (columns.put(name, i) != null && !name.isEmpty()) {
                throw CommandFailed.wrongUse(file + ", line " + line + ": the column " + name + " stands twice.");
            }
        }
        List<String> missing = new ArrayList<>(List.of(ID));
        missing.addAll(QUESTION.values());
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw CommandFailed.wrongUse(
                    file + ", line " + line + ": the column " + String.join(", ", missing) + " is missing.");
        }
    }

    private void answer(List<String> cells) {
        ClockQuestion question = new ClockQuestion(
                cell(cells, "rule"),
                cell(cells, "anchor"),
                cell(cells, "zone"),
                cell(cells, "calendar"),
                cell(cells, "events"));
        ClockQuestion.Answer answer = question.answer(laws, calendars);
        if (answer instanceof ClockQuestion.Refused refused) {
            refused(cells, refused.error(), refused.text());
        } else if (answer instanceof ClockQuestion.Computed computed) {
            ClockResult result = computed.result();
            print(
                    cells,
                    text(result.nominal()),
                    text(result.due()),
                    text(result.outer()),
                    result.error() == null ? "" : result.error() + ": " + result.errorText());
        }
    }

    private void refused(List<String> cells, ClockError error, String why) {
        print(cells, "", "", "", error + ": " + why);
    }

    private void print(List<String> cells, String nominal, String due, String outer, String error) {
        String id = column(ID) < cells.size() ? cell(cells, ID) : "";
        answers.append(CsvRows.quoted(id)).append(',');
        answers.append(nominal)
                .append(',')
                .append(due)
                .append(',')
                .append(outer)
                .append(',');
        answers.append(CsvRows.quoted(error)).append('\n');
    }

    private int column(String name) {
        return columns.getOrDefault(name, -1);
    }

    private String cell(List<String> cells, String name) {
        return cells.get(column(name));
    }

    private static String text(@Nullable Deadline deadline) {
        return Optional.ofNullable(deadline).map(Deadline::text).orElse("");
    }
}
