package org.habeas.transparency.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.transparency.figures.Period;

/** What is said beside the figures: R7 nothing left to be filled in, R12 restatements, R13 statements. */
final class WordRules {

    private static final Pattern UNFILLED = Pattern.compile("(?i)\\b(TK|TODO|TBD|XX+|lorem ipsum)\\b|\\[\\.\\.+]");

    private WordRules() {}

    static List<Finding> of(ReportFile file) {
        List<Finding> findings = new ArrayList<>();
        for (Cell cell : file.cells()) {
            Stream.of(cell.row(), cell.group(), cell.value())
                    .filter(text -> UNFILLED.matcher(text).find())
                    .findFirst()
                    .ifPresent(text -> findings.add(
                            new Finding("R7", cell.words(), "\"" + text + "\" is a place that was never filled in")));
        }
        JsonNode report = file.json().path("report");
        JsonNode changes = file.json().path("changes");
        for (int i = 0; i < changes.size(); i++) {
            JsonNode change = changes.get(i);
            for (String needed : List.of("was", "is", "reason", "date")) {
                if (change.path(needed).asText("").isBlank() && !needed.equals("was")) {
                    findings.add(new Finding(
                            "R12",
                            file.name() + ", change " + (i + 1) + ", "
                                    + change.path("what").asText("?"),
                            needed + " is missing; it needs the old value, the new, the reason and the date"));
                }
            }
            if (change.path("was").asText("").equals(change.path("is").asText(""))) {
                findings.add(new Finding(
                        "R12",
                        file.name() + ", change " + (i + 1),
                        "was " + change.path("was").asText("") + ", is the same"));
            }
        }
        JsonNode statements = file.json().path("statements");
        for (int i = 0; i < statements.size(); i++) {
            findings.addAll(statement(file, report, statements.get(i), i + 1));
        }
        return findings;
    }

    private static List<Finding> statement(ReportFile file, JsonNode report, JsonNode statement, int number) {
        List<Finding> findings = new ArrayList<>();
        String place = file.name() + ", statement " + number;
        for (String needed : List.of("text", "name", "title", "date", "version")) {
            if (statement.path(needed).asText("").isBlank()) {
                findings.add(new Finding("R13", place, needed + " is missing; nobody has attested it"));
            }
        }
        Optional<LocalDate> day = PeriodRules.day(statement.path("date").asText(""));
        Optional<LocalDate> ends =
                Period.parse(report.path("period").asText("")).map(Period::end);
        Optional<LocalDate> published = PeriodRules.day(report.path("published").asText(""));
        if (day.isPresent() && ends.filter(day.get()::isBefore).isPresent()) {
            findings.add(new Finding(
                    "R13", place, "attested on " + day.get() + ", before the period had ended on " + ends.get()));
        }
        if (day.isPresent() && published.filter(day.get()::isAfter).isPresent()) {
            findings.add(new Finding(
                    "R13", place, "attested on " + day.get() + ", after publication on " + published.get()));
        }
        return findings;
    }
}
