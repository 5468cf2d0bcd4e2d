package org.habeas.transparency.check;

import static org.habeas.transparency.check.Measures.ACCOUNTS;
import static org.habeas.transparency.check.Measures.ADDITIVE;
import static org.habeas.transparency.check.Measures.ANSWERED;
import static org.habeas.transparency.check.Measures.DOMAINS;
import static org.habeas.transparency.check.Measures.IN_PROCESS;
import static org.habeas.transparency.check.Measures.ITEMS;
import static org.habeas.transparency.check.Measures.RECEIVED;
import static org.habeas.transparency.check.Measures.REQUESTS;
import static org.habeas.transparency.check.Measures.RESIDUAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to add up in one file: R1, R2, R3, R4, R5 and R8. */
final class SumRules {

    private static final Set<String> BY_REASON = Set.of("closed_without_answer");
    private static final Set<String> OF_ANSWERS = Set.of("notice", "disclosed");

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
    private final List<Cell> cells;

    private SumRules(List<Cell> cells) {
        this.cells = cells;
        cells.forEach(cell ->
                rows.computeIfAbsent(cell.key(), key -> new LinkedHashMap<>()).putIfAbsent(cell.measure(), cell));
    }

    static List<Finding> of(List<Cell> cells) {
        SumRules rules = new SumRules(cells);
        rules.rows.values().forEach(rules::row);
        rules.sums();
        rules.outcomes();
        rules.balances();
        return rules.findings;
    }

    private void row(Map<String, Cell> row) {
        Cell received = row.get(RECEIVED);
        Cell answered = row.get(ANSWERED);
        Cell inProcess = row.get(IN_PROCESS);
        if (received == null || received.number().isEmpty()) {
            return;
        }
        BigDecimal all = number(received);
        if (answered != null && answered.number().isPresent()) {
            BigDecimal part = number(answered);
            if (part.compareTo(all) > 0) {
                add("R3", answered, plain(part) + " answered > " + plain(all) + " received");
            }
            if (inProcess != null && inProcess.number().isPresent()) {
                Cell residual = row.get(RESIDUAL);
                BigDecimal rest = residual == null ? BigDecimal.ZERO : number(residual);
                BigDecimal sum = part.add(number(inProcess)).add(rest);
                if (sum.compareTo(all) != 0) {
                    add(
                            "R1",
                            received,
                            plain(all) + " received ≠ " + plain(part) + " answered + " + plain(number(inProcess))
                                    + " in process + " + plain(rest) + " closed without an answer = " + plain(sum));
                }
            }
            if (part.signum() == 0) {
                List.of(DOMAINS, ACCOUNTS, ITEMS).forEach(measure -> {
                    Cell affected = row.get(measure);
                    if (affected != null && number(affected).signum() > 0) {
                        add("R8", affected, plain(number(affected)) + " affected, yet 0 answered");
                    }
                });
            }
        }
    }

    /** Rows make the sum of their group, groups that of the table, countries that of all requests, weeks too. */
    private void sums() {
        for (Cell sum : cells) {
            if (!sum.row().isEmpty() || !sum.country().isEmpty() || sum.number().isEmpty()) {
                continue;
            }
            List<Cell> parts = cells.stream()
                    .filter(part -> isOf(part, sum)
                            && part.table().equals(sum.table())
                            && part.country().isEmpty())
                    .filter(part ->
                            part.group().equals(sum.group()) && !part.row().isEmpty())
                    .toList();
            List<Cell> groups = !sum.group().isEmpty()
                    ? List.of()
                    : cells.stream()
                            .filter(part -> isOf(part, sum) && part.table().equals(sum.table()))
                            .filter(part ->
                                    !part.group().isEmpty() && (part.row().isEmpty() || !hasSum(part)))
                            .toList();
            compare(sum, parts, "its rows");
            compare(sum, groups, "the groups");
            if (sum.group().isEmpty() && "by_type".equals(sum.table())) {
                for (String table : List.of("by_country", "by_week")) {
                    compare(
                            sum,
                            cells.stream()
                                    .filter(part ->
                                            isOf(part, sum) && part.table().equals(table))
                                    .toList(),
                            table.substring(3)
                                    .replace("country", "the countries")
                                    .replace("week", "the weeks"));
                }
            }
        }
    }

    /** A group of one row may do without a subtotal. */
    private boolean hasSum(Cell row) {
        return rows.getOrDefault(String.join("|", row.period(), row.table(), row.group(), "", ""), Map.of())
                .containsKey(row.measure());
    }

    private static boolean isOf(Cell part, Cell sum) {
        return part.period().equals(sum.period()) && part.measure().equals(sum.measure());
    }

    private void compare(Cell sum, List<Cell> parts, String what) {
        if (parts.isEmpty()) {
            return;
        }
        BigDecimal all = number(sum);
        BigDecimal added = added(parts);
        boolean unique = Set.of(DOMAINS, ACCOUNTS, ITEMS).contains(sum.measure());
        if (ADDITIVE.contains(sum.measure()) && added.compareTo(all) != 0) {
            add("R4", sum, plain(all) + " ≠ " + plain(added) + ", the sum of " + what + " (" + terms(parts) + ")");
        } else if (unique && (all.compareTo(added) > 0 || all.compareTo(largest(parts)) < 0)) {
            add(
                    "R4",
                    sum,
                    plain(all) + " unique, but " + what + " hold " + plain(largest(parts)) + " at most in one and "
                            + plain(added) + " together");
        }
    }

    /** Reasons make the closed, notice outcomes and kinds of data make the answered. */
    private void outcomes() {
        cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.period() + "|" + cell.table() + "|" + cell.group(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(table -> {
                    Cell first = table.get(0);
                    boolean ofAnswers = OF_ANSWERS.contains(first.table());
                    if (!ofAnswers && !BY_REASON.contains(first.table())) {
                        return;
                    }
                    List<Cell> parts = table.stream()
                            .filter(cell -> cell.measure().equals(REQUESTS))
                            .toList();
                    Cell whole = whole(first, ofAnswers ? ANSWERED : RESIDUAL);
                    if (whole != null && !parts.isEmpty() && added(parts).compareTo(number(whole)) != 0) {
                        add(
                                ofAnswers ? "R5" : "R1",
                                whole,
                                plain(number(whole)) + " ≠ " + plain(added(parts)) + ", the sum of " + first.table()
                                        + " (" + terms(parts) + ")");
                    }
                });
    }

    private void balances() {
        cells.stream()
                .filter(cell ->
                        cell.table().equals("reconciliation") && cell.row().equals("opening"))
                .forEach(opening -> {
                    BigDecimal closing = flow(opening, "closing");
                    BigDecimal sum = number(opening)
                            .add(flow(opening, "received"))
                            .subtract(flow(opening, "answered"))
                            .subtract(flow(opening, "answered_earlier"))
                            .subtract(flow(opening, "closed"))
                            .subtract(flow(opening, "closed_earlier"));
                    if (sum.compareTo(closing) != 0) {
                        add(
                                "R2",
                                opening,
                                plain(number(opening)) + " open + " + plain(flow(opening, "received")) + " received − "
                                        + plain(number(opening)
                                                .add(flow(opening, "received"))
                                                .subtract(sum))
                                        + " finished = " + plain(sum) + " ≠ " + plain(closing) + " at the end");
                    }
                    Cell received = whole(opening, RECEIVED);
                    if (received != null && number(received).compareTo(flow(opening, "received")) != 0) {
                        add(
                                "R2",
                                received,
                                plain(number(received)) + " received ≠ " + plain(flow(opening, "received"))
                                        + " in the balance");
                    }
                });
    }

    private BigDecimal flow(Cell opening, String row) {
        return cells.stream()
                .filter(cell ->
                        cell.table().equals("reconciliation") && cell.row().equals(row))
                .filter(cell ->
                        cell.group().equals(opening.group()) && cell.period().equals(opening.period()))
                .findFirst()
                .map(SumRules::number)
                .orElse(BigDecimal.ZERO);
    }

    /** The sum by type of the group and period of a cell. */
    private @Nullable Cell whole(Cell cell, String measure) {
        return rows.getOrDefault(String.join("|", cell.period(), "by_type", cell.group(), "", ""), Map.of())
                .get(measure);
    }

    private void add(String rule, Cell cell, String arithmetic) {
        findings.add(new Finding(rule, cell.words(), arithmetic));
    }

    static BigDecimal number(Cell cell) {
        return cell.number().orElse(BigDecimal.ZERO);
    }

    static BigDecimal added(List<Cell> parts) {
        return parts.stream().map(SumRules::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String terms(List<Cell> parts) {
        return parts.stream().map(part -> plain(number(part))).collect(Collectors.joining(" + "));
    }

    static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static BigDecimal largest(List<Cell> parts) {
        return parts.stream().map(SumRules::number).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }
}
