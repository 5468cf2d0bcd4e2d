package org.habeas.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever of PostgreSQL is alive in one cluster folder, found by the processes themselves: {@code postmaster.pid} may
 * lie, after a crash, in a container, or when its number was given to someone else.
 *
 * @param cluster the cluster folder, free of symbolic links
 */
record RunningServer(Path cluster) {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final long SECONDS_FOR_FAST_SHUTDOWN = 60;
    private static final long SECONDS_FOR_IMMEDIATE_SHUTDOWN = 5;

    /**
     * A name for the cluster that PostgreSQL puts into the title of each of its processes (cluster_name), so that even
     * the orphans of a killed postmaster can be told from those of other servers.
     */
    String title() {
        return "habeas-" + UUID.nameUUIDFromBytes(cluster.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The pids of all processes of the server: the postmaster, its children, and orphans of a killed one. */
    List<Long> pids() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> isPostmaster(pid) || bearsTitle(pid) || worksHere(pid))
                .toList();
    }

    /** The pids of the postmasters alone, of which there is at most one unless something is badly wrong. */
    List<Long> postmasters() {
        return ProcessHandle.allProcesses()
                .filter(process -> isPostmaster(process.pid()))
                // A child that has just been forked still looks like its parent.
                .filter(process -> process.parent()
                        .map(parent -> !isPostmaster(parent.pid()))
                        .orElse(true))
                .map(ProcessHandle::pid)
                .toList();
    }

    /**
     * Stops the server, without losing what is committed: asks the postmaster first (SIGINT, fast shutdown), and ends
     * what does not obey in time, or has no postmaster any more, with SIGQUIT and then SIGKILL, after which PostgreSQL
     * recovers from its log at the next start.
     */
    void stop() {
        List<Long> postmasters =
                postmasters().stream().filter(pid -> pid == recordedPid()).toList();
        if (!postmasters.isEmpty()) {
            signal("INT", postmasters);
            if (isGoneWithin(SECONDS_FOR_FAST_SHUTDOWN)) {
                return;
            }
        }
        for (String signal : List.of("QUIT", "KILL")) {
            List<Long> left = pids();
            if (left.isEmpty()) {
                return;
            }
            LOG.warn("Ending PostgreSQL in {} with SIG{}.", cluster, signal);
            signal(signal, left);
            if (isGoneWithin(SECONDS_FOR_IMMEDIATE_SHUTDOWN)) {
                return;
            }
        }
        throw new DatabaseUnavailable(
                "The PostgreSQL that still runs in " + cluster + " cannot be stopped; its pids are " + pids() + ".");
    }

    /**
     * Removes a {@code postmaster.pid} at which PostgreSQL would stumble: an empty one, or one whose number now belongs
     * to a process that is not this server. Any other is left, since PostgreSQL reads in it which shared memory to
     * check. Only to be called when nothing runs here.
     */
    void clearStaleRecord() throws IOException {
        long recorded = recordedPid();
        boolean misleading = recorded == 0
                || ProcessHandle.of(recorded).map(ProcessHandle::isAlive).orElse(false);
        if (misleading && Files.deleteIfExists(record())) {
            LOG.info("Removed a stale {}.", record());
        }
    }

    /** Whether the postmaster with this pid says that it takes connections. */
    boolean isReady(long pid) {
        List<String> lines = recordLines();
        return recordedPid() == pid && lines.size() > 7 && lines.get(7).strip().equals("ready");
    }

    private boolean isGoneWithin(long seconds) {
        return Pause.until(() -> pids().isEmpty(), seconds);
    }

    private boolean worksHere(long pid) {
        Path entry = Path.of("/proc", Long.toString(pid));
        try {
            Path program = Files.readSymbolicLink(entry.resolve("exe")).getFileName();
            return Files.readSymbolicLink(entry.resolve("cwd")).equals(cluster)
                    && program != null
                    && program.toString().startsWith("postgres");
        } catch (IOException e) {
            // gone meanwhile, a zombie, or of another user; even root is denied a look in many containers
            return false;
        }
    }

    private boolean isPostmaster(long pid) {
        byte[] folder = cluster.toString().getBytes(StandardCharsets.UTF_8);
        return commandLine(pid).contains("/postgres\0-D\0" + new String(folder, StandardCharsets.ISO_8859_1) + "\0");
    }

    private boolean bearsTitle(long pid) {
        return commandLine(pid).startsWith("postgres: " + title() + ":");
    }

    /** The command line, which every user may read, and which is there before a server has entered its folder. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // gone meanwhile
            return "";
        }
    }

    private static void signal(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s " + signal + " \"$@\"", "sh"));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        Command.run(command);
    }

    private Path record() {
        return cluster.resolve("postmaster.pid");
    }

    private List<String> recordLines() {
        try {
            return Files.readAllLines(record(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The postmaster's pid as recorded, or 0; a single-user server records its pid as a negative number. */
    private long recordedPid() {
        List<String> lines = recordLines();
        if (lines.isEmpty()) {
            return 0;
        }
        try {
            return Math.abs(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
