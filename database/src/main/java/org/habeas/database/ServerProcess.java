package org.habeas.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL server process, in a session of its own so that Ctrl-C in Habeas's terminal does not reach it: the
 * database stops when it is told to, after those who use it.
 */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final long LARGEST_LOG_BYTES = 10L * 1024 * 1024;
    private static final long SECONDS_TO_RECOVER = 600;
    /** The kernel's limit for the path of a Unix socket, without the terminating zero (unix(7)). */
    private static final int LONGEST_SOCKET_PATH = 107;

    private final Process process;
    private final RunningServer server;
    private volatile boolean stopping;

    private ServerProcess(Process process, RunningServer server) {
        this.process = process;
        this.server = server;
    }

    /** Another program listens on the port. */
    static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** PostgreSQL itself found that another server, or a remnant of one, is still at work on the cluster. */
    static final class ClusterInUse extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Starts the server and waits until it takes connections, recovery after a crash included. */
    static ServerProcess start(DatabaseFiles files, Binaries binaries, ServerIdentity identity, int port)
            throws PortTaken, ClusterInUse {
        try {
            Path log = files.log();
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
                Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(log)) {
                FileTree.writePrivately(log, new byte[0]);
            }
            long logBefore = Files.size(log);
            Process process = Command.prepare(command(files, binaries, identity, port))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            RunningServer server = new RunningServer(files.cluster());
            boolean settled =
                    Pause.until(() -> !process.isAlive() || server.isReady(process.pid()), SECONDS_TO_RECOVER);
            if (!process.isAlive()) {
                throw failure(log, logBefore);
            }
            ServerProcess started = new ServerProcess(process, server);
            if (!settled) {
                started.stop();
                throw new DatabaseUnavailable("PostgreSQL did not become ready within " + SECONDS_TO_RECOVER
                        + " seconds; its log is " + log + ".");
            }
            started.reportUnexpectedEnd(log);
            return started;
        } catch (IOException e) {
            throw new DatabaseUnavailable("PostgreSQL cannot be started.", e);
        }
    }

    void stop() {
        stopping = true;
        server.stop();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a log line is all that comes of it
    private void reportUnexpectedEnd(Path log) {
        process.onExit().thenAccept(ended -> {
            if (!stopping) {
                LOG.error(
                        "PostgreSQL ended by itself with code {}; restart Habeas. Its log is {}.",
                        ended.exitValue(),
                        log);
            }
        });
    }

    private static List<String> command(DatabaseFiles files, Binaries binaries, ServerIdentity identity, int port) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(identity.command(
                List.of(binaries.program("postgres"), "-D", files.cluster().toString())));
        for (String setting : settings(files, port)) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    /** Given on the command line, which neither postgresql.conf nor ALTER SYSTEM can overrule. */
    private static List<String> settings(DatabaseFiles files, int port) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=" + socketDirectory(files, port),
                "cluster_name=" + new RunningServer(files.cluster()).title(),
                "unix_socket_permissions=0700",
                "password_encryption=scram-sha-256",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "timezone=UTC",
                "log_timezone=UTC",
                // Errors and the statements in them carry the values of rows, that is personal data; they reach the
                // application as exceptions. The level "log" keeps what the server says about itself.
                "log_min_messages=log",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_checkpoints=off");
    }

    private static String socketDirectory(DatabaseFiles files, int port) {
        String socket = files.sockets().resolve(".s.PGSQL." + port).toString();
        boolean fits = socket.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
        // A comma or a quote would be read as a list of folders.
        boolean plain = socket.chars().noneMatch(letter -> letter == ',' || letter == '"');
        if (fits && plain) {
            return files.sockets().toString();
        }
        LOG.info("PostgreSQL listens on TCP only: the path {} cannot name a Unix socket.", socket);
        return "";
    }

    private static RuntimeException failure(Path log, long from) throws IOException, PortTaken, ClusterInUse {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        List<String> lines = text.substring((int) Math.min(from, text.length()))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.stream().anyMatch(line -> line.contains("Address already in use"))) {
            throw new PortTaken();
        }
        if (lines.stream()
                .anyMatch(line -> line.contains("lock file \"postmaster.pid\" already exists")
                        || line.contains("pre-existing shared memory block"))) {
            throw new ClusterInUse();
        }
        String last = lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .reduce((first, second) -> second)
                .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
        return new DatabaseUnavailable("PostgreSQL did not start: " + last + " (its log is " + log + ").");
    }
}
