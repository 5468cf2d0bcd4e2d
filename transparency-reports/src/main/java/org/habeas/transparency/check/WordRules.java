package org.habeas.transparency.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.transparency.figures.Period;

/**
 * What is said beside the figures: R7 numbers in sentences, nothing left to be filled in; R12 restatements; R13
 * statements.
 */
final class WordRules {

    private static final Pattern UNFILLED = Pattern.compile("(?i)\\b(TK|TODO|TBD|XX+|lorem ipsum)\\b|\\[\\.\\.+]");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?");
    private static final Pattern DAY_OR_PERIOD = Pattern.compile(
            "\\b(?:\\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
                    + " \\d{4}\\b|\\b(?:year|half of) \\d{4}\\b");

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
        findings.addAll(sentences(file));
        JsonNode report = file.json().path("report");
        JsonNode changes = file.json().path("changes");
        for (int i = 0; i < changes.size(); i++) {
            JsonNode change = changes.get(i);
            for (String needed : List.of("was", "is", "reason", "date")) {
                if (change.path(needed).asText("").isBlank()) {
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

    /** Every number in a sentence is one of the tables; days and periods are none. */
    private static List<Finding> sentences(ReportFile file) {
        Set<BigDecimal> known = file.cells().stream()
                .flatMap(cell -> cell.number().stream())
                .map(BigDecimal::stripTrailingZeros)
                .collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (JsonNode sentence : file.json().path("sentences")) {
            String text = sentence.path("text").asText("");
            Matcher numbers = NUMBER.matcher(DAY_OR_PERIOD.matcher(text).replaceAll(""));
            while (numbers.find()) {
                String number = numbers.group().replace(",", "");
                if (!known.contains(new BigDecimal(number).stripTrailingZeros())) {
                    findings.add(new Finding(
                            "R7",
                            file.name() + ", " + sentence.path("section").asText("a sentence"),
                            number + " stands in \"" + text + "\" and in no table"));
                }
            }
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
