package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The small shell script that runs both servers and ends them when this JVM lets go of its standard input. */
final class Supervisor {

    private static final long SECONDS_TO_STOP = 15;

    private final Process process;

    private Supervisor(Process process) {
        this.process = process;
    }

    static Supervisor start(MailServerFiles files) {
        try {
            return new Supervisor(new ProcessBuilder(
                            "/bin/sh",
                            files.supervisor().toString(),
                            files.home().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(process.pid()));
        process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("The mail servers had to be killed.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the mail servers stop", e);
        }
    }
}
