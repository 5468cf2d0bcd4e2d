package org.habeas.system.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.habeas.database.DatabaseUnavailable;
import org.habeas.system.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands of {@code ./habeas} and what they have in common: exit codes and one line to stderr when used wrongly. */
@Command(
        name = "habeas",
        description = "Runs a company's privacy casework.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SendCommand.class,
            ClockCommand.class,
            ReportCommand.class,
            ReportCheckCommand.class,
            MailCheckCommand.class,
            ImportCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "./habeas verify builds everything and runs every test.",
            "Exit codes: 0 done, 1 the thing checked does not hold, 2 wrong use or unreadable input."
        })
public final class Commands implements Runnable {

    static final int DONE = 0;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls run
    private CommandSpec spec;

    private Commands() {}

    /**
     * The commands of an application.
     *
     * @param application the class that {@code run} and {@code serve} start with Spring
     */
    public static CommandLine of(Class<?> application) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new RunCommand(application))
                .addSubcommand(new ServeCommand(application))
                .addSubcommand(new BenchCommand(application))
                .addSubcommand(new ApiKeyCommand());
        line.getSubcommands().values().stream()
                .filter(sub -> !sub.getCommandName().equals("help"))
                .forEach(sub -> sub.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new Help())));
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(Commands::wrongUse);
        line.setExecutionExceptionHandler(Commands::failed);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "No command was given; ./habeas help lists them, ./habeas run is the one to try.");
    }

    private static int wrongUse(ParameterException wrong, String[] args) {
        wrong.getCommandLine().getErr().println(oneLine(wrong.getMessage()));
        return CommandFailed.WRONG_USE;
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof CommandFailed told) {
            if (!String.valueOf(told.getMessage()).isEmpty()) {
                line.getErr().println(oneLine(told.getMessage()));
            }
            return told.exitCode();
        }
        if (failure instanceof DatabaseUnavailable unavailable) {
            line.getErr().println(oneLine(unavailable.getMessage()));
            return CommandFailed.WRONG_USE;
        }
        throw failure;
    }

    private static String oneLine(@Nullable String message) {
        return "habeas: " + Optional.ofNullable(message).orElse("failed").replaceAll("\\s*\\R\\s*", " ");
    }

    /** The one option that every command has. */
    @Command
    static final class Help {
        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows what the command does and takes.")
        boolean wanted;
    }
}
