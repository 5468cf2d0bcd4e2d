package org.habeas.transparency.check;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value of a published table, whatever shape its file has.
 *
 * @param place file and line
 * @param period code of the period, or empty where the file names none
 * @param table which table, without the name of its publisher's file
 * @param group who asks, or empty
 * @param row which row, or empty for the sum of the group or the table
 * @param country two letters, or empty
 * @param measure what is counted
 * @param value as it is written
 */
record Cell(
        String place,
        String period,
        String table,
        String group,
        String row,
        String country,
        String measure,
        String value) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?|-?\\d+(\\.\\d+)?");
    private static final Pattern BAND = Pattern.compile("(\\d[\\d,]*)\\s*[-\u2013]\\s*(\\d[\\d,]*)");

    /** The number in it; empty when it is blank, a band or no number at all. */
    Optional<BigDecimal> number() {
        return NUMBER.matcher(value).matches() ? Optional.of(new BigDecimal(value.replace(",", ""))) : Optional.empty();
    }

    /** The range in it, lowest and highest; empty when it holds none. */
    Optional<long[]> band() {
        Matcher matcher = BAND.matcher(value);
        return matcher.matches()
                ? Optional.of(new long[] {plain(matcher.group(1)), plain(matcher.group(2))})
                : Optional.empty();
    }

    /** What tells the rows of a table apart. */
    String key() {
        return String.join("|", period, table, group, row, country);
    }

    /** Where it stands and what it is, for a person. */
    String words() {
        return place + ", "
                + Stream.of(period, table, group, row, country, measure)
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static long plain(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }
}
