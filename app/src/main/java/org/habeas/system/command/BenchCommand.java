package org.habeas.system.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.system.CommandFailed;
import org.habeas.system.bench.IntakeBench;
import org.habeas.system.bench.IntakeFigures;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the product on this machine. */
@Command(
        name = "bench",
        description = "Does the product's own work on this machine and prints what was done and how fast, as one line"
                + " of JSON.",
        footer = {
            "",
            "intake: mails from an IMAP server on loopback become cases with clocks, ledger, sealed raw mail and an",
            "acknowledgement in the queue, and the engine alone starts as many workflows. Several sizes also give the",
            "exponent with which the time grows.",
            "",
            "Example: habeas bench intake --size 2000,20000"
        })
final class BenchCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What is measured: intake.")
    private String name = "";

    @Option(
            names = "--size",
            paramLabel = "N",
            split = ",",
            defaultValue = "2000",
            description = "How many mails, one size or several (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same mails (default: ${DEFAULT-VALUE}).")
    private long seed;

    BenchCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!name.equals("intake")) {
            throw CommandFailed.wrongUse("There is no benchmark " + name + "; there is intake.");
        }
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw CommandFailed.wrongUse("--size takes numbers from 1 on.");
        }
        PrintWriter words = spec.commandLine().getErr();
        IntakeBench bench = new IntakeBench(application, seed, words::println);
        List<IntakeFigures> figures = new ArrayList<>();
        for (int size : sizes) {
            Path directory = Files.createTempDirectory("habeas-bench");
            try {
                figures.add(bench.run(directory, size));
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        }
        spec.commandLine().getOut().println(IntakeFigures.json(figures));
        return Commands.DONE;
    }
}
