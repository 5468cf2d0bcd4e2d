package org.habeas.transparency.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** R11 of tables by type: a median is there exactly when something was answered, and in halves of a day. */
final class MedianRules {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private MedianRules() {}

    static List<Finding> of(List<Cell> cells) {
        List<Finding> findings = new ArrayList<>();
        for (Cell median : cells) {
            if (!median.measure().equals(Measures.MEDIAN)) {
                continue;
            }
            List<Cell> answered = cells.stream()
                    .filter(cell ->
                            cell.key().equals(median.key()) && cell.measure().equals(Measures.ANSWERED))
                    .toList();
            boolean some = SumRules.added(answered).signum() > 0;
            if (!answered.isEmpty() && some != median.number().isPresent()) {
                findings.add(new Finding(
                        "R11",
                        median.words(),
                        some
                                ? SumRules.terms(answered) + " answered, but no median"
                                : "a median of " + median.value() + ", but 0 answered"));
            }
            median.number()
                    .filter(days -> !isHalf(days) || days.signum() < 0)
                    .ifPresent(days -> findings.add(
                            new Finding("R11", median.words(), days + " is no whole or half number of days")));
        }
        return findings;
    }

    private static boolean isHalf(BigDecimal days) {
        return days.multiply(TWO).stripTrailingZeros().scale() <= 0;
    }
}
