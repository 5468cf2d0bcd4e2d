package org.habeas.system.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.habeas.system.CommandFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a directory of raw mails as intake would read them, without database and without Spring. */
@Command(
        name = "mail-check",
        description = "Shows what intake would make of raw mails in a directory.",
        footer = {
            "",
            "One mail a file, folders included, in order of file name. A mail that cannot be read is a line with problems.",
            "A case token is shown as it stands in the mail: whether it is signed only the installation knows.",
            "",
            "Example: habeas mail-check mails --json"
        })
final class MailCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of raw mails.")
    private Path directory = Path.of("");

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Path> files = files();
        MailChecking checking = new MailChecking(directory);
        PrintWriter out = spec.commandLine().getOut();
        ObjectWriter writer = new ObjectMapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        for (Path file : files) {
            CheckedMail mail = checking.read(file);
            if (json) {
                writer.writeValue(out, mail);
                out.println();
            } else {
                mail.print(out);
            }
        }
        return Commands.DONE;
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            throw CommandFailed.wrongUse("There is no directory " + directory + ".");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(
                            file -> directory.relativize(file).toString()))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailed.wrongUse(directory + " cannot be read: " + e.getMessage());
        }
    }
}
