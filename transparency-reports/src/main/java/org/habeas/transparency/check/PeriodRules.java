package org.habeas.transparency.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.transparency.figures.Period;

/** Periods and countries: R2 from one period to the next, R5 and R6 over several files, R10. */
final class PeriodRules {

    /** Where nobody kept the country. */
    private static final String UNKNOWN = "ZZ";

    private final List<Finding> findings = new ArrayList<>();
    private final List<Cell> cells;

    private PeriodRules(List<Cell> cells) {
        this.cells = cells;
    }

    static List<Finding> ofOne(ReportFile file) {
        PeriodRules rules = new PeriodRules(file.cells());
        rules.codes();
        rules.about(file);
        return rules.findings;
    }

    static List<Finding> ofAll(List<Cell> cells) {
        PeriodRules rules = new PeriodRules(cells);
        rules.years();
        rules.halves();
        rules.chains();
        rules.notices();
        return rules.findings;
    }

    private void codes() {
        for (Cell cell : cells) {
            if (!cell.country().isEmpty()
                    && !cell.country().equals(UNKNOWN)
                    && !cell.country().equals("EL")
                    && !RequestFacts.isCountry(cell.country())) {
                add("R10", cell, "\"" + cell.country() + "\" is no ISO 3166-1 code of two letters");
            }
            if (!cell.period().isEmpty() && Period.parse(cell.period()).isEmpty()) {
                add("R10", cell, "the period \"" + cell.period() + "\" is neither a year nor a half of one");
            }
        }
    }

    /** The days of a report in JSON are those of its period. */
    private void about(ReportFile file) {
        String code = file.json().path("report").path("period").asText("");
        Optional<Period> period = Period.parse(code);
        if (period.isEmpty()) {
            return;
        }
        String from = file.json().path("report").path("from").asText("");
        String until = file.json().path("report").path("until").asText("");
        if (!from.equals(period.get().start().toString())
                || !until.equals(period.get().lastDay().toString())) {
            findings.add(new Finding(
                    "R7",
                    file.name() + ", report",
                    code + " is " + period.get().start() + " to " + period.get().lastDay() + ", not " + from + " to "
                            + until));
        }
        String published = file.json().path("report").path("published").asText("");
        if (day(published).filter(day -> !day.isBefore(period.get().end())).isEmpty()) {
            findings.add(new Finding(
                    "R10",
                    file.name() + ", report",
                    "published \"" + published + "\" is no date after "
                            + period.get().lastDay()));
        }
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Halves make the year, for what adds up. */
    private void years() {
        for (Cell year : cells) {
            // what is in process at the end of a half may be finished in the next, and weeks are numbered anew
            if (!year.period().matches("\\d{4}")
                    || year.number().isEmpty()
                    || !year.measure().equals(Measures.RECEIVED)
                    || year.table().equals("by_week")) {
                continue;
            }
            List<Cell> halves = cells.stream()
                    .filter(cell -> cell.period().startsWith(year.period() + "-H"))
                    .filter(cell -> cell.measure().equals(year.measure())
                            && cell.table().equals(year.table())
                            && cell.group().equals(year.group())
                            && cell.row().strip().equals(year.row().strip())
                            && cell.country().equals(year.country()))
                    .toList();
            if (halves.size() == 2 && SumRules.added(halves).compareTo(SumRules.number(year)) != 0) {
                add(
                        "R6",
                        year,
                        SumRules.plain(SumRules.number(year)) + " ≠ " + SumRules.plain(SumRules.added(halves))
                                + ", the sum of the halves (" + SumRules.terms(halves) + ")");
            }
        }
    }

    /** No half is missing between two that are there. */
    private void halves() {
        Map<String, List<Cell>> tables = cells.stream()
                .filter(cell -> cell.period().matches("\\d{4}-H[12]"))
                .collect(Collectors.groupingBy(
                        cell -> cell.place().replaceFirst(" (line|value) \\d+$", "") + "|" + cell.table(),
                        TreeMap::new,
                        Collectors.toList()));
        tables.forEach((table, of) -> {
            List<String> there =
                    of.stream().map(Cell::period).distinct().sorted().toList();
            for (int i = 1; i < there.size(); i++) {
                Period after = Period.parse(there.get(i)).orElseThrow();
                if (!after.previous().code().equals(there.get(i - 1))) {
                    findings.add(new Finding(
                            "R6",
                            table.replace("|", ", "),
                            after.previous().code() + " is missing between " + there.get(i - 1) + " and "
                                    + after.code()));
                }
            }
        });
    }

    /** What one period leaves open, the next begins with. */
    private void chains() {
        for (Cell opening : cells) {
            if (!opening.table().equals("reconciliation") || !opening.row().equals("opening")) {
                continue;
            }
            Optional<String> before =
                    Period.parse(opening.period()).map(Period::previous).map(Period::code);
            cells.stream()
                    .filter(cell -> cell.table().equals("reconciliation")
                            && cell.row().equals("closing")
                            && cell.group().equals(opening.group())
                            && before.filter(cell.period()::equals).isPresent())
                    .filter(closing -> SumRules.number(closing).compareTo(SumRules.number(opening)) != 0)
                    .forEach(closing -> add(
                            "R2",
                            opening,
                            SumRules.plain(SumRules.number(opening)) + " open at the beginning ≠ "
                                    + SumRules.plain(SumRules.number(closing)) + " at the end of " + closing.period()));
        }
    }

    /** Notice outcomes of a table of their own make the disclosures of the period. */
    private void notices() {
        Map<String, List<Cell>> notices = cells.stream()
                .filter(cell -> cell.table().equals("notice") && cell.group().isEmpty())
                .collect(Collectors.groupingBy(Cell::period, TreeMap::new, Collectors.toList()));
        notices.forEach((period, outcomes) -> {
            List<Cell> disclosed = cells.stream()
                    .filter(cell -> cell.period().equals(period)
                            && cell.table().equals("by_type")
                            && cell.group().isEmpty()
                            && !cell.row().isEmpty()
                            && cell.measure().equals(Measures.ANSWERED))
                    .toList();
            BigDecimal all = SumRules.added(disclosed);
            if (!disclosed.isEmpty() && all.compareTo(SumRules.added(outcomes)) != 0) {
                add(
                        "R5",
                        outcomes.get(0),
                        SumRules.plain(SumRules.added(outcomes)) + " notice outcomes (" + SumRules.terms(outcomes)
                                + ") ≠ " + SumRules.plain(all) + " disclosures (" + SumRules.terms(disclosed) + ")");
            }
        });
    }

    private void add(String rule, Cell cell, String arithmetic) {
        findings.add(new Finding(rule, cell.words(), arithmetic));
    }
}
