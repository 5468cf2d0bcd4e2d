package org.habeas.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.system.HabeasProgram;

/**
 * {@code habeas serve --config} in a JVM of its own.
 *
 * @param process the JVM
 * @param out what it writes to standard output
 * @param err what it writes to standard error
 */
record ServedApplication(Process process, Path out, Path err) implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int LONGEST_STOP_SECONDS = 40;
    private static final Pattern RUNNING = Pattern.compile("Habeas is running on port (\\d+)");

    /** Starts it, and does not wait. */
    static ServedApplication launch(Path configuration, Map<String, String> environment) throws IOException {
        Path folder = Files.createTempDirectory(configuration.resolveSibling(""), "serve");
        Path out = folder.resolve("out.log");
        Path err = folder.resolve("err.log");
        ProcessBuilder program = new ProcessBuilder(
                        HabeasProgram.command(List.of(), "serve", "--config", configuration.toString()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        program.environment().putAll(environment);
        return new ServedApplication(program.start(), out, err);
    }

    /** Waits until it says that it runs, and where; fails with all it wrote if it does not. */
    int awaitPort() throws IOException {
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> RUNNING.matcher(output()).find() || !process.isAlive());
        Matcher running = RUNNING.matcher(output());
        assertThat(running.find()).as(output() + errors()).isTrue();
        return Integer.parseInt(running.group(1));
    }

    String output() throws IOException {
        return Files.readString(out);
    }

    String errors() throws IOException {
        return Files.readString(err);
    }

    /** Sends SIGTERM, as a service manager does, and answers the exit code. */
    int terminate() throws InterruptedException {
        assertThat(process.toHandle().destroy()).isTrue();
        return exit();
    }

    /** The exit code after it has ended by itself. */
    int exit() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS))
                .as("has ended")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
