package org.habeas.system.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.habeas.system.CommandFailed;
import org.habeas.transparency.check.Finding;
import org.habeas.transparency.check.ReportCheck;
import org.habeas.transparency.check.UnreadableReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the data files of transparency reports, ours or another publisher's. */
@Command(
        name = "report-check",
        description = "Checks the figures of transparency reports, ours or another publisher's.",
        footer = {
            "",
            "Reads our CSV and JSON, tables with a row for each type or country, and part 3 of the template of",
            "Regulation (EU) 2024/2835. Several files are checked together as well: halves against their year,",
            "notices against disclosures, the end of one period against the beginning of the next.",
            "",
            "R1 received = parts, R2 balance, R3 disclosed <= received, R4 rows make totals, R5 notices make",
            "disclosures, R6 halves make the year, R7 numbers in sentences and periods, R8 affected only where",
            "answered, R9 bands, R10 periods and countries, R11 medians, R12 restatements, R13 statements attested."
        })
final class ReportCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV or JSON, in UTF-8.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "Holds rows and bands to a profile too; the one shipped is classic.")
    private @Nullable String profile;

    @Override
    public Integer call() {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach(file -> texts.put(file.toString(), EventsFile.text(file)));
        List<Finding> findings = check(texts);
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.println(texts.size()
                + (texts.size() == 1 ? " file, " : " files, ")
                + (findings.isEmpty()
                        ? "nothing found"
                        : findings.size() + (findings.size() == 1 ? " finding" : " findings")));
        return findings.isEmpty() ? Commands.DONE : CommandFailed.DOES_NOT_HOLD;
    }

    private List<Finding> check(Map<String, String> texts) {
        try {
            return profile == null ? ReportCheck.of(texts) : ReportCheck.against(Profiles.named(profile), texts);
        } catch (UnreadableReport unreadable) {
            throw CommandFailed.wrongUse(unreadable.getMessage() + ".");
        }
    }
}
