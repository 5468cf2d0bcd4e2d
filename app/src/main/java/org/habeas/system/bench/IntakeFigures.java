package org.habeas.system.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one run of the benchmark {@code intake} has done and how long it took.
 *
 * @param bench its name
 * @param mails taken in
 * @param bytes of these mails
 * @param seconds from the first look into the mailbox to the last acknowledgement in the queue
 * @param mailsPerSecond over all of it
 * @param firstHalfPerSecond up to the mail in the middle
 * @param secondHalfPerSecond from there on
 * @param threads that read the mailbox, place mail and run steps of workflows
 * @param cases opened
 * @param held mails in the holding area
 * @param letters acknowledgements in the queue
 * @param clocks that run on the cases
 * @param ledgerEntries written
 * @param commitsPerMail transactions that the database has committed, the engine's included
 * @param cpuMillisPerMail how long processors worked on a mail
 * @param memory at start, in the middle and at the end
 * @param bareStartsPerSecond workflows that the engine alone starts, up to their first step
 * @param bareToTaskPerSecond workflows that the engine alone starts and works until they wait for a person
 * @param ofBareStarts mails a second as a share of the one
 * @param ofBareToTask mails a second as a share of the other
 * @param fsync what the database says of it
 */
public record IntakeFigures(
        String bench,
        int mails,
        long bytes,
        double seconds,
        double mailsPerSecond,
        double firstHalfPerSecond,
        double secondHalfPerSecond,
        int threads,
        long cases,
        long held,
        long letters,
        long clocks,
        long ledgerEntries,
        double commitsPerMail,
        Cpu cpuMillisPerMail,
        List<Memory> memory,
        double bareStartsPerSecond,
        double bareToTaskPerSecond,
        double ofBareStarts,
        double ofBareToTask,
        String fsync) {

    /**
     * The first of several runs, with the others behind it and with the exponent by which the time grows from the first
     * to the last.
     */
    public static ObjectNode json(List<IntakeFigures> runs) {
        ObjectMapper mapper = new ObjectMapper();
        IntakeFigures first = runs.get(0);
        IntakeFigures last = runs.get(runs.size() - 1);
        ObjectNode json = mapper.valueToTree(first);
        if (first.mails() != last.mails()) {
            double exponent =
                    Math.log(last.seconds() / first.seconds()) / Math.log((double) last.mails() / first.mails());
            json.put("exponent", Math.round(exponent * 1000) / 1000.0);
            json.set("others", mapper.valueToTree(runs.subList(1, runs.size())));
        }
        return json;
    }
}
