package org.habeas.system.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.habeas.casework.clock.Anchor;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockQuestion;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.DerivationStep;
import org.habeas.casework.clock.LawBook;
import org.habeas.casework.clock.WorkingCalendars;
import org.habeas.system.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recomputes a deadline offline, with every step. */
@Command(
        name = "clock",
        description = "Computes a deadline offline and shows every step; --list shows all rules.",
        footer = {
            "",
            "A row of --batch that cannot be computed has its dates empty and says why in the column error.",
            "",
            "Example: habeas clock --rule eu-gdpr-12-3-respond --anchor 2026-03-03T10:00:00+01:00"
                    + " --zone Europe/Berlin --calendar DE"
        })
final class ClockCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(
            names = "--list",
            description =
                    "Lists all rules, one a line, separated by tabs: id, regime, version, duration and unit, citation,"
                            + " valid from, valid to, day and name of who compared it with the law.")
    private boolean list;

    @Option(names = "--rule", paramLabel = "ID", description = "Id of the rule, as --list shows it.")
    private @Nullable String rule;

    @Option(
            names = "--anchor",
            paramLabel = "INSTANT",
            description = "The event it starts from: ISO instant with offset, or a date for rules in days.")
    private @Nullable String anchor;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Zone in which days are read: Europe/Berlin.")
    private @Nullable String zone;

    @Option(
            names = "--calendar",
            paramLabel = "CODE",
            description = "Working days: DE, UK, US, DE-BY (default: the rule's own).")
    private String calendar = "";

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "pause:REASON:ASKED/ANSWERED with REASON identity, clarification or fee; repeatable.")
    private List<String> events = new ArrayList<>();

    @Option(names = "--extend", paramLabel = "DATE", description = "The day the extension letter left; repeatable.")
    private List<String> extensions = new ArrayList<>();

    @Option(
            names = "--batch",
            paramLabel = "FILE.csv",
            description = "Computes every row of a file with the columns id, rule, anchor, zone, calendar, events"
                    + " (separated by ;) and prints id, nominal, due, outer, error in the same order.")
    private @Nullable Path batch;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Also says how the time limit stands then: at the end of a day of the zone, or at an instant"
                    + " with offset. No date changes.")
    private @Nullable String asOf;

    @Option(names = "--words", description = "Prints the steps as text instead of JSON.")
    private boolean words;

    @Override
    public Integer call() throws JsonProcessingException {
        LawBook laws = LawBook.shipped();
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            laws.rules().forEach(each -> out.println(line(each)));
            return Commands.DONE;
        }
        if (batch != null) {
            requireAlone();
            out.print(ClockBatch.answers(batch, laws));
            out.flush();
            return Commands.DONE;
        }
        Optional<Anchor> moment = moment();
        List<String> texts = new ArrayList<>(events);
        extensions.forEach(day -> texts.add("extend:" + day));
        String facts = String.join(";", texts);
        ClockQuestion question = new ClockQuestion(
                given("--rule", rule), given("--anchor", anchor), given("--zone", zone), calendar, facts);
        ClockQuestion.Answer answer = question.answer(laws, new WorkingCalendars());
        if (answer instanceof ClockQuestion.Refused refused) {
            throw CommandFailed.wrongUse(refused.error() + ": " + refused.text());
        }
        ClockResult result = ((ClockQuestion.Computed) answer).result();
        ClockState state = moment.map(
                        then -> ClockState.of(result, ClockEvent.parseAll(facts).orElseThrow(), then))
                .orElse(null);
        if (words) {
            print(result, out);
            moment.ifPresent(then -> out.println("state on " + then.text() + ": "
                    + Objects.requireNonNull(state).word()));
        } else {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(ClockReport.of(result, moment.orElse(null), state)));
        }
        if (result.error() == null) {
            return Commands.DONE;
        }
        spec.commandLine().getErr().println("habeas: " + result.error() + ": " + result.errorText());
        return result.error().emptiesTheDates() ? CommandFailed.WRONG_USE : CommandFailed.DOES_NOT_HOLD;
    }

    private Optional<Anchor> moment() {
        Optional<Anchor> moment = Optional.ofNullable(asOf).flatMap(Anchor::parse);
        if (asOf != null && moment.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--as-of is '" + asOf + "' but takes a date or an ISO instant with offset.");
        }
        return moment;
    }

    private void requireAlone() {
        if (Stream.of(rule, anchor, zone, asOf).anyMatch(Objects::nonNull)
                || !calendar.isEmpty()
                || !events.isEmpty()
                || !extensions.isEmpty()
                || words) {
            throw new ParameterException(
                    spec.commandLine(), "--batch takes everything from its file; leave the other options away.");
        }
    }

    private String given(String option, @Nullable String value) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "The option " + option + " is missing; ./habeas clock --help shows all."));
    }

    private static String line(ClockRule rule) {
        String from = rule.validFrom() == null ? "-" : rule.validFrom().toString();
        String to = rule.validTo() == null ? "-" : rule.validTo().toString();
        return String.join(
                "\t",
                rule.id(),
                rule.regime(),
                rule.version(),
                rule.unit() == ClockRule.Unit.NO_NUMBER ? rule.unit().name() : rule.duration() + " " + rule.unit(),
                rule.citation(),
                from,
                to,
                rule.verification().text());
    }

    private static void print(ClockResult result, PrintWriter out) {
        for (DerivationStep step : result.derivation()) {
            out.println(step.step() + ": " + step.value());
            out.println("    " + step.because());
        }
        Optional.ofNullable(result.due())
                .ifPresent(due ->
                        out.println("due: " + due.text() + (due.at() == null ? ", 24:00 " + result.zone() : "")));
    }
}
