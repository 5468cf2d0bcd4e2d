package org.habeas.system.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.system.CommandFailed;
import org.habeas.transparency.figures.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over what was kept in spreadsheets. */
@Command(
        name = "import",
        description = "Imports a file of comma-separated values, all rows or none.",
        footer = {
            "",
            "legal-process: one row per target and event; the columns are case, event, at and as needed zone,",
            "instrument, group, country, category, detail, target_kind, target, recorded_at. Days are written 2013-06-30,",
            "events are received, affected, answered, residual, notice and others. docs/disclosure-events.md describes all,",
            "docs/examples/legal-process-2013.csv is a whole year. Bad rows are named by line, and then nothing is taken."
        })
final class ImportCommand implements Callable<Integer> {

    private static final String OPERATOR = "console";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "What the file holds: legal-process.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE.csv", description = "The file, in UTF-8.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Reads and checks the file and imports nothing.")
    private boolean dryRun;

    @Mixin
    private Installation installation = new Installation();

    @Override
    public Integer call() {
        if (!"legal-process".equals(kind)) {
            throw CommandFailed.wrongUse("There is no import of " + kind + "; the kinds are: legal-process.");
        }
        String csv = EventsFile.text(file);
        AtomicReference<DisclosureImport.Outcome> said = new AtomicReference<>();
        Acting operator = new Acting(OPERATOR, Set.of(Role.LEGAL), "", UUID.randomUUID());
        installation.use(context -> said.set(context.getBean(DisclosureImport.class)
                .read(csv, Profile.classic().zoneId(), dryRun, operator)));
        DisclosureImport.Outcome outcome = Objects.requireNonNull(said.get());
        outcome.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
        boolean good = outcome.problems().isEmpty();
        spec.commandLine()
                .getOut()
                .println(count(outcome.rows(), "row") + " of " + count(outcome.cases(), "case") + " "
                        + (!good
                                ? "read, " + count(outcome.problems().size(), "problem") + ", nothing imported"
                                : dryRun ? "would be imported" : "imported"));
        return good ? Commands.DONE : CommandFailed.WRONG_USE;
    }

    private static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
