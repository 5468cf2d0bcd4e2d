package org.habeas.system.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.habeas.system.CommandFailed;
import org.habeas.system.bench.ClockBench;
import org.habeas.system.bench.ClockFigures;
import org.habeas.system.bench.IntakeBench;
import org.habeas.system.bench.IntakeFigures;
import org.jspecify.annotations.Nullable;
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
            "clock: random histories of all rules through clock --batch in a JVM of its own, its start included. With",
            "--at-most it ends with 1 when a size took longer.",
            "",
            "Examples: habeas bench intake --size 2000,20000; habeas bench clock --at-most 30"
        })
final class BenchCommand implements Callable<Integer> {

    private static final int MAILS = 2000;
    private static final int HISTORIES = 100_000;

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What is measured: intake or clock.")
    private String name = "";

    @Option(
            names = "--size",
            paramLabel = "N",
            split = ",",
            description = "How many mails or histories, one size or several (default: 2000 mails, 100000 histories).")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same work (default: ${DEFAULT-VALUE}).")
    private long seed;

    private boolean late;

    @Option(
            names = "--at-most",
            paramLabel = "SECONDS",
            description = "clock alone: how long each size may take; the exit code is 1 when one took longer.")
    private @Nullable Double atMost;

    BenchCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw CommandFailed.wrongUse("--size takes numbers from 1 on.");
        }
        if (atMost != null && (!name.equals("clock") || !(atMost >= 0))) {
            throw CommandFailed.wrongUse("--at-most goes with clock and takes seconds from 0 on.");
        }
        ObjectNode figures =
                switch (name) {
                    case "intake" -> intake();
                    case "clock" -> clock();
                    default ->
                        throw CommandFailed.wrongUse("There is no benchmark " + name + "; there are intake and clock.");
                };
        spec.commandLine().getOut().println(figures);
        return late ? CommandFailed.DOES_NOT_HOLD : Commands.DONE;
    }

    private ObjectNode intake() throws IOException, InterruptedException {
        IntakeBench bench = new IntakeBench(application, seed, words());
        return IntakeFigures.json(each(MAILS, bench::run));
    }

    private ObjectNode clock() throws IOException, InterruptedException {
        ClockBench bench = new ClockBench(application, seed, words());
        List<ClockFigures> runs = each(HISTORIES, bench::run);
        Double limit = atMost;
        if (limit != null) {
            runs.stream().filter(run -> run.seconds() > limit).forEach(run -> {
                late = true;
                words().accept(run.rows() + " histories took " + run.seconds() + " s, more than " + limit + " s.");
            });
        }
        return ClockFigures.json(runs);
    }

    private Consumer<String> words() {
        PrintWriter words = spec.commandLine().getErr();
        return words::println;
    }

    private <T> List<T> each(int usual, Run<T> run) throws IOException, InterruptedException {
        List<T> figures = new ArrayList<>();
        for (int size : sizes.isEmpty() ? List.of(usual) : sizes) {
            Path directory = Files.createTempDirectory("habeas-bench");
            try {
                figures.add(run.in(directory, size));
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        }
        return figures;
    }

    /** One run of a benchmark in a directory of its own. */
    private interface Run<T> {
        T in(Path directory, int size) throws IOException, InterruptedException;
    }
}
