package org.habeas.system.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one run over a file of questions about deadlines came to.
 *
 * @param rows histories asked about
 * @param bytes of the file
 * @param seconds from the start of the command's JVM to its end
 * @param rowsPerSecond over all of it
 * @param startSeconds the same for a file of one row
 * @param dated rows that were answered with a last day or instant
 * @param refused rows with an error, some of which have dates too
 */
public record ClockFigures(
        String bench,
        int rows,
        long bytes,
        double seconds,
        double rowsPerSecond,
        double startSeconds,
        long dated,
        long refused) {

    /**
     * The first of several runs, with the others behind it and with the exponent by which the time beyond the start grows
     * from the first to the last.
     */
    public static ObjectNode json(List<ClockFigures> runs) {
        ObjectMapper mapper = new ObjectMapper();
        ClockFigures first = runs.get(0);
        ClockFigures last = runs.get(runs.size() - 1);
        ObjectNode json = mapper.valueToTree(first);
        if (first.rows != last.rows) {
            json.put(
                    "exponent",
                    Math.round(1000 * Math.log(last.work() / first.work()) / Math.log((double) last.rows / first.rows))
                            / 1000.0);
            json.set("others", mapper.valueToTree(runs.subList(1, runs.size())));
        }
        return json;
    }

    private double work() {
        return Math.max(seconds - startSeconds, 0.001);
    }
}
