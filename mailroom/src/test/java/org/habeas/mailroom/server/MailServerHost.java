package org.habeas.mailroom.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that starts the servers, names their processes and is killed before it could stop them. */
final class MailServerHost implements AutoCloseable {

    private static final String END_OF_LIST = "end";

    private final Process process;

    private MailServerHost(Process process) {
        this.process = process;
    }

    /** What runs in that JVM; its argument is the servers' directory. */
    public static void main(String[] arguments) throws InterruptedException {
        RealMailServers servers = RealMailServers.start(Path.of(arguments[0]));
        servers.pids().forEach(System.out::println);
        System.out.println(END_OF_LIST);
        Thread.sleep(Long.MAX_VALUE);
    }

    static MailServerHost launch(Path directory) throws IOException {
        return new MailServerHost(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MailServerHost.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    List<Long> awaitPids() throws IOException {
        List<Long> pids = new ArrayList<>();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); !END_OF_LIST.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new AssertionError("The servers did not start.");
            }
            pids.add(Long.parseLong(line));
        }
        return pids;
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
