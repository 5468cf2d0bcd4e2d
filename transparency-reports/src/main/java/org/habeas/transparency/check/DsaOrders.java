package org.habeas.transparency.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.transparency.check.ReportFile.Line;

/**
 * Orders of member states by part 3 of the template of Implementing Regulation (EU) 2024/2835: counts are whole numbers,
 * medians are hours, countries have the codes of Eurostat.
 */
final class DsaOrders {

    private static final String SUM = "TOTAL";
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Pattern PERIOD = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)/(\\d{4}-\\d\\d-\\d\\d)");
    private static final Set<String> STATES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private final ReportFile file;
    private final int scope;
    private final int category;
    private final List<Finding> findings = new ArrayList<>();

    private DsaOrders(ReportFile file) {
        this.file = file;
        this.scope = file.column("scope");
        this.category = file.column("category of illegal content");
    }

    static boolean isPartThree(ReportFile file) {
        return file.column("scope") >= 0 && file.column("category of illegal content") >= 0 && ordersToAct(file) >= 0;
    }

    static List<Finding> of(ReportFile file) {
        DsaOrders orders = new DsaOrders(file);
        orders.shape();
        orders.rows();
        orders.sums(ordersToAct(file), "orders to act");
        orders.sums(ordersToAct(file) + 1, "items");
        orders.sums(ordersToInform(file), "orders to provide information");
        orders.medians(ordersToAct(file), ordersToAct(file) + 3);
        orders.medians(ordersToInform(file), ordersToInform(file) + 2);
        return orders.findings;
    }

    private static int ordersToAct(ReportFile file) {
        return begins(file, "number of orders to act");
    }

    private static int ordersToInform(ReportFile file) {
        return begins(file, "number of orders to provide information");
    }

    private static int begins(ReportFile file, String words) {
        List<String> heads =
                file.rows().isEmpty() ? List.of() : file.rows().get(0).fields();
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).strip().toLowerCase(Locale.ROOT).startsWith(words)) {
                return i;
            }
        }
        return -1;
    }

    private void shape() {
        int columns = file.rows().get(0).fields().size();
        if (columns != 20) {
            findings.add(new Finding("R10", file.name() + " line 1", columns + " columns, the template has 20"));
        }
    }

    private void rows() {
        int period = file.column("reporting period");
        List<String> wrongPeriods = new ArrayList<>();
        for (Line line : file.body()) {
            String where = line.field(scope).strip();
            if (!where.equals(SUM) && !STATES.contains(where)) {
                add(
                        "R10",
                        line,
                        "scope \"" + where + "\" is neither TOTAL nor a member state"
                                + (where.equals("GR") ? "; Greece is EL" : ""));
            }
            String days = line.field(period).strip();
            if (!days.isEmpty() && !isPeriod(days) && !wrongPeriods.contains(days)) {
                wrongPeriods.add(days);
                add("R10", line, "period \"" + days + "\" is not YYYY-MM-DD/YYYY-MM-DD");
            }
            for (int count : List.of(ordersToAct(file), ordersToAct(file) + 1, ordersToInform(file))) {
                String value = line.field(count).strip();
                if (!value.isEmpty() && !value.matches("\\d+(\\.0+)?")) {
                    add("R10", line, "\"" + value + "\" stands where a whole number belongs");
                }
            }
        }
    }

    private static boolean isPeriod(String text) {
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        Optional<LocalDate> from = PeriodRules.day(matcher.group(1));
        Optional<LocalDate> until = PeriodRules.day(matcher.group(2));
        return from.isPresent() && until.isPresent() && from.get().isBefore(until.get());
    }

    /** Categories make the total of a scope, member states that of a category. */
    private void sums(int column, String what) {
        if (column < 0) {
            return;
        }
        List<String> scopes =
                file.body().stream().map(line -> line.field(scope)).distinct().toList();
        for (String where : scopes) {
            List<Line> here = file.body().stream()
                    .filter(line -> line.field(scope).equals(where))
                    .toList();
            here.stream()
                    .filter(line -> line.field(category).equals(SUM))
                    .forEach(total -> compare(
                            total,
                            column,
                            here.stream()
                                    .filter(line -> line.field(category).startsWith("STATEMENT_"))
                                    .toList(),
                            what,
                            "categories"));
        }
        file.body().stream().filter(line -> line.field(scope).equals(SUM)).forEach(total -> {
            // keywords repeat in several categories, so only what stands once in each scope can be compared
            boolean once = file.body().stream()
                            .filter(line -> line.field(scope).equals(SUM)
                                    && line.field(category).equals(total.field(category)))
                            .count()
                    == 1;
            List<Line> states = file.body().stream()
                    .filter(line -> STATES.contains(line.field(scope).strip())
                            && line.field(category).equals(total.field(category)))
                    .toList();
            if (once) {
                compare(total, column, states, what, "member states");
            }
        });
    }

    private void compare(Line total, int column, List<Line> parts, String what, String which) {
        List<BigDecimal> numbers =
                parts.stream().flatMap(line -> number(line, column).stream()).toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> whole = number(total, column);
        boolean blank = total.field(column).isBlank();
        if (!numbers.isEmpty()
                && (blank ? sum.signum() > 0 : whole.filter(sum::equals).isEmpty())) {
            add(
                    "R4",
                    total,
                    what + ": " + (blank ? "nothing" : total.field(column)) + " ≠ " + sum + ", the sum of its " + which
                            + "; where one order stands under two of them, the note has to say so");
        }
    }

    /** Hours: with two orders in two rows the median is the mean, with more it lies between the rows. */
    private void medians(int count, int median) {
        if (count < 0) {
            return;
        }
        file.body().stream()
                .filter(line ->
                        line.field(scope).equals(SUM) && line.field(category).equals(SUM))
                .forEach(total -> {
                    List<Line> parts = file.body().stream()
                            .filter(line -> STATES.contains(line.field(scope).strip())
                                    && !line.field(category).equals(SUM)
                                    && number(line, count)
                                            .filter(n -> n.signum() > 0)
                                            .isPresent()
                                    && number(line, median).isPresent())
                            .toList();
                    BigDecimal orders = parts.stream()
                            .map(line -> number(line, count).orElseThrow())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    Optional<BigDecimal> said = number(total, median);
                    if (parts.size() != 2 || orders.compareTo(TWO) != 0 || said.isEmpty()) {
                        return;
                    }
                    BigDecimal one = number(parts.get(0), median).orElseThrow();
                    BigDecimal other = number(parts.get(1), median).orElseThrow();
                    BigDecimal mean = one.add(other).divide(TWO).stripTrailingZeros();
                    if (said.get().compareTo(mean) != 0) {
                        add(
                                "R11",
                                total,
                                "a median of " + said.get() + " hours ≠ (" + one + " + " + other + ") / 2 = "
                                        + mean.toPlainString());
                    }
                });
    }

    private static Optional<BigDecimal> number(Line line, int column) {
        String value = line.field(column).strip();
        return value.matches("\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(value.replaceFirst("\\.0+$", "")))
                : Optional.empty();
    }

    private void add(String rule, Line line, String arithmetic) {
        findings.add(new Finding(
                rule,
                file.name() + " line " + line.number() + ", " + line.field(scope) + ", " + line.field(category),
                arithmetic));
    }
}
