package org.habeas.system.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Random histories through {@code clock --batch} in a JVM of its own, started as the launcher starts it. */
public final class ClockBench {
    private final Class<?> application;
    private final long seed;
    private final Consumer<String> words;

    /**
     * A benchmark.
     *
     * @param application the class whose main method runs commands
     * @param seed the same seed gives the same histories
     * @param words told what goes on
     */
    public ClockBench(Class<?> application, long seed, Consumer<String> words) {
        this.application = application;
        this.seed = seed;
        this.words = words;
    }

    /**
     * Writes a file of that many rows into a directory and times the command over it.
     *
     * @throws IllegalStateException when the command fails
     */
    public ClockFigures run(Path directory, int rows) throws IOException, InterruptedException {
        double start = seconds(directory, 1);
        words.accept(rows + " random histories through clock --batch ...");
        double seconds = seconds(directory, rows);
        long dated;
        long refused;
        try (Stream<String> lines = Files.lines(directory.resolve("answers.csv"))) {
            List<String[]> cells = lines.skip(1).map(line -> line.split(",", 5)).toList();
            if (cells.size() != rows) {
                throw new IllegalStateException(cells.size() + " answers to " + rows + " rows");
            }
            dated = cells.stream().filter(row -> !row[2].isEmpty()).count();
            refused = cells.stream().filter(row -> !row[4].isEmpty()).count();
        }
        return new ClockFigures(
                "clock",
                rows,
                Files.size(directory.resolve("questions.csv")),
                seconds,
                Math.rint(rows / seconds),
                start,
                dated,
                refused);
    }

    private double seconds(Path directory, int rows) throws IOException, InterruptedException {
        Path questions = directory.resolve("questions.csv");
        Files.writeString(questions, new ClockHistories(seed).csv(rows));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        String classPath = System.getProperty("java.class.path");
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        command.addAll(jar ? List.of("-jar", classPath) : List.of("-cp", classPath, application.getName()));
        command.addAll(List.of("clock", "--batch", questions.toString()));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("answers.csv").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int code = process.waitFor();
        long ended = System.nanoTime();
        if (code != 0) {
            throw new IllegalStateException("clock --batch ended with exit code " + code);
        }
        return Math.round((ended - began) / 1e6) / 1e3;
    }
}
