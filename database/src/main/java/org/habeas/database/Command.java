package org.habeas.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of the operating system that is started with a clean environment, so that no PG… variable leaks in. */
final class Command {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "TZ", "UTC");

    private Command() {}

    /**
     * What a finished program left.
     *
     * @param exit its exit code, 0 for success
     * @param output what it printed, both streams
     */
    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }

        /** The output on one line, for a message. */
        String summary() {
            return output.strip().replaceAll("\\s*\\R\\s*", "; ");
        }
    }

    /** Prepares a program that starts in the root folder, which every user can enter. */
    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        return builder;
    }

    /** Runs a program to its end; one that cannot be started counts as failed with code 127, as in a shell. */
    static Outcome run(List<String> command) {
        try {
            Process process = prepare(command).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Starting PostgreSQL was interrupted.", e);
        }
    }
}
