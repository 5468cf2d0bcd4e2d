package org.habeas.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link RowWriter} in a JVM of its own, to be killed. */
final class RowWriterProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<Long> committed = new ArrayList<>();

    private RowWriterProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the JVM without waiting for anything. */
    static RowWriterProcess launch(Path dataDirectory) throws IOException {
        return launch(List.of(), System.getProperty("java.class.path"), dataDirectory);
    }

    static RowWriterProcess launch(List<String> prefix, String classPath, Path dataDirectory) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                RowWriter.class.getName(),
                dataDirectory.toString()));
        return new RowWriterProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the server stands and {@code rows} rows are committed; fails if the JVM ends before. */
    void awaitRows(int rows) throws IOException {
        int target = committed.size() + rows;
        while (committed.size() < target) {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("The writer ended before it had written " + rows + " rows.");
            }
            read(line);
        }
    }

    /** Kills the JVM as {@code kill -9} does and answers every row whose commit it had reported. */
    List<Long> kill() throws IOException, InterruptedException {
        // Through the handle: Process.destroyForcibly() would throw away what the JVM has said.
        process.toHandle().destroyForcibly();
        process.waitFor();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read(line);
        }
        return committed;
    }

    private void read(String line) {
        if (line.matches("\\d+")) {
            committed.add(Long.parseLong(line));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
