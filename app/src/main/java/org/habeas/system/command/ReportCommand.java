package org.habeas.system.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEventCsv;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.legalprocess.disclosure.ReadEvents;
import org.habeas.system.CommandFailed;
import org.habeas.transparency.document.ReportContent;
import org.habeas.transparency.document.ReportDocument;
import org.habeas.transparency.document.ReportFiles;
import org.habeas.transparency.figures.EventsDoNotReconcile;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.History;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.PeriodNotEnded;
import org.habeas.transparency.figures.Profile;
import org.habeas.transparency.figures.ReportFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the draft of a transparency report as PDF, CSV and JSON; publishing takes the workflow and its people. */
@Command(
        name = "report",
        description = "Makes the draft of a transparency report as PDF, CSV and JSON.",
        footer = {"", "Example: habeas report 2013 --events docs/examples/legal-process-2013.csv --out target"})
final class ReportCommand implements Callable<Integer> {

    private static final String NOBODY = "Our company";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "PERIOD", description = "A half-year, 2025-H1, or a year, 2013.")
    private String period = "";

    @Option(names = "--profile", defaultValue = "classic", description = "Rows and definitions (default: classic).")
    private String profile = "classic";

    @Option(
            names = "--events",
            paramLabel = "FILE.csv",
            description = "Disclosure events to count, offline, instead of the database's.")
    private @Nullable Path events;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (default: here).")
    private Path out = Path.of("");

    @Option(
            names = "--company",
            paramLabel = "NAME",
            description = "The name on the cover (default: that of the configuration; offline \"Our company\").")
    private String company = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "What was recorded after this day is left out (default: today).")
    private @Nullable String asOf;

    @Option(names = "--unfinished", description = "Takes a period that has not ended yet.")
    private boolean unfinished;

    @Mixin
    private Installation installation = new Installation();

    @Override
    public Integer call() {
        Period wanted = Period.parse(period)
                .orElseThrow(() -> CommandFailed.wrongUse(
                        "A period is a half-year such as 2025-H1 or a year such as 2013, not " + period + "."));
        Profile rows = Profiles.named(profile);
        LocalDate day = day(rows);
        Instant known = day.plusDays(1).atStartOfDay(rows.zoneId()).toInstant().minusNanos(1);
        write(wanted, rows, day, known, read(rows, known));
        return Commands.DONE;
    }

    private void nameFrom(Environment configuration) {
        if (company.isEmpty()) {
            company = configuration.getProperty("habeas.company.name", "");
        }
    }

    private LocalDate day(Profile rows) {
        try {
            return asOf == null ? LocalDate.now(Clock.system(rows.zoneId())) : LocalDate.parse(asOf);
        } catch (DateTimeException e) {
            throw CommandFailed.wrongUse("--as-of takes a date such as 2025-07-31, not " + asOf + ".");
        }
    }

    private List<DisclosureEvent> read(Profile rows, Instant known) {
        if (events == null) {
            List<DisclosureEvent> stored = new ArrayList<>();
            installation.use(context -> {
                stored.addAll(context.getBean(DisclosureEvents.class).before(known.plusNanos(1), known));
                nameFrom(context.getEnvironment());
            });
            return stored;
        }
        ReadEvents file = DisclosureEventCsv.read(EventsFile.text(events), Pseudonyms.forgotten(), rows.zoneId());
        if (!file.problems().isEmpty()) {
            file.problems().forEach(problem -> spec.commandLine().getErr().println(events + ", " + problem));
            throw CommandFailed.wrongUse(
                    file.problems().size() + " rows of " + events + " cannot be read; no report was made.");
        }
        return file.events();
    }

    private void write(Period wanted, Profile rows, LocalDate day, Instant known, List<DisclosureEvent> all) {
        try {
            Figures figures = unfinished
                    ? ReportFigures.ofUnfinished(all, wanted, rows, known)
                    : ReportFigures.of(all, wanted, rows, known);
            if (figures.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("No request was received in " + wanted
                                + " and none was open when it began; the report says" + " so.");
            }
            ReportContent content = new ReportContent(
                    company.isEmpty() ? NOBODY : company,
                    figures,
                    History.of(figures, all),
                    day,
                    1,
                    true,
                    List.of(),
                    List.of(),
                    "");
            ReportFiles files = ReportDocument.make(content);
            Files.createDirectories(out);
            save(content.fileName("pdf"), files.pdf());
            save(content.fileName("csv"), files.csv().getBytes(StandardCharsets.UTF_8));
            save(content.fileName("json"), files.json().getBytes(StandardCharsets.UTF_8));
        } catch (PeriodNotEnded e) {
            throw CommandFailed.wrongUse(e.getMessage() + " The option is --unfinished.");
        } catch (EventsDoNotReconcile e) {
            e.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
            throw CommandFailed.doesNotHold(
                    "The events of " + e.problems().size() + " cases do not reconcile; no report was made.");
        } catch (IOException e) {
            throw CommandFailed.wrongUse("The report cannot be written to " + out + ": " + e.getMessage());
        }
    }

    private void save(String name, byte[] bytes) throws IOException {
        Path file = out.resolve(name);
        Files.write(file, bytes);
        spec.commandLine().getOut().println(file);
    }
}
