package org.habeas.transparency;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashMap;
import java.util.Map;
import org.habeas.transparency.figures.Measure;
import org.habeas.transparency.figures.Period;

/**
 * The sums of a report over all requests for user data, as its data file holds them.
 *
 * @param period what they are about
 * @param received in the period
 * @param answered of these
 * @param inProcess of these
 * @param closed of these, without an answer
 * @param domains about which data was disclosed, each once
 * @param accounts about which data was disclosed, each once
 */
public record Sums(
        @JsonIgnore Period period,
        String received,
        String answered,
        String inProcess,
        String closed,
        String domains,
        String accounts) {

    private static final String SUM = "by_type,,,,";

    /** The sums that stand in a data file. */
    static Sums of(Period period, String csv) {
        Map<String, String> values = new HashMap<>();
        csv.lines().filter(line -> line.startsWith(SUM)).forEach(line -> {
            String[] parts = line.substring(SUM.length()).split(",", 2);
            values.put(parts[0], parts[1]);
        });
        return new Sums(
                period,
                value(values, Measure.RECEIVED),
                value(values, Measure.ANSWERED),
                value(values, Measure.IN_PROCESS),
                value(values, Measure.RESIDUAL),
                value(values, Measure.DOMAINS),
                value(values, Measure.ACCOUNTS));
    }

    private static String value(Map<String, String> values, Measure measure) {
        return values.getOrDefault(measure.code(), "");
    }
}
