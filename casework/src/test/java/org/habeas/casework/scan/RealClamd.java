package org.habeas.casework.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Debian's clamd running for a test on loopback, with a configuration and two signatures of its own below one directory:
 * the EICAR test file and {@link #MADE_UP}. It is never asked to fetch any others.
 */
final class RealClamd implements AutoCloseable {

    /** Bytes that harm nobody and that only this clamd takes for a virus. */
    static final String MADE_UP = "habeas test: these bytes harm nobody";

    /** StreamMaxLength. */
    static final int LONGEST_STREAM = 2 * 1024 * 1024;

    /** MaxFileSize: clamd takes a file between the two and does not read it. */
    static final int LONGEST_FILE = 1024 * 1024;

    // Ends clamd when this JVM lets go of standard input, in whatever way it ends; ends itself when clamd does.
    private static final String SUPERVISOR = """
            exec 3<&0
            "$1" --config-file="$2" </dev/null 3<&- &
            clamd=$!
            { cat <&3 >/dev/null; kill -TERM "$clamd"; } 2>/dev/null &
            watcher=$!
            wait "$clamd"
            kill -TERM "$watcher" 2>/dev/null
            """;
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration TO_STOP = Duration.ofSeconds(15);
    private static final int TRIES = 3;

    private final int port;
    private final Process process;

    private RealClamd(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** What is missing on this machine; a test calls {@link ClamdAvailability#require()} on it. */
    static ClamdAvailability available() {
        return ClamdAvailability.onThisMachine();
    }

    /** Starts it and returns when it answers. The directory should be below /tmp, where AppArmor lets clamd read. */
    static RealClamd start(Path directory) throws IOException {
        Path log = directory.resolve("clamd.log");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            // Between choosing a port and listening on it somebody else may take it: then once more with another.
            int port = freePort();
            Process process = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            SUPERVISOR,
                            "sh",
                            available().program().toString(),
                            configured(directory, port).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RealClamd clamd = new RealClamd(port, process);
            if (clamd.answers(System.nanoTime() + TO_START.toNanos())) {
                return clamd;
            }
            clamd.close();
        }
        throw new IllegalStateException("clamd did not start:\n" + Files.readString(log));
    }

    int port() {
        return port;
    }

    private static Path configured(Path directory, int port) throws IOException {
        Path signatures = Files.createDirectories(directory.resolve("signatures"));
        Files.writeString(
                signatures.resolve("habeas.ndb"),
                signature("Habeas.Test.MadeUp", MADE_UP) + signature("Habeas.Test.Eicar", FakeClamd.EICAR));
        return Files.writeString(directory.resolve("clamd.conf"), """
                Foreground yes
                LogTime yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                TemporaryDirectory %s
                MaxThreads 2
                StreamMaxLength %d
                MaxFileSize %d
                AlertExceedsMax yes
                """.formatted(
                port, signatures, Files.createDirectories(directory.resolve("work")), LONGEST_STREAM, LONGEST_FILE));
    }

    /** In the format of .ndb: name, any kind of file, anywhere in it, bytes. */
    private static String signature(String name, String bytes) {
        return name + ":0:*:" + HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.US_ASCII)) + "\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(long end) {
        while (!isThere()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private boolean isThere() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).equals("PONG\0");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while clamd starts", e);
        }
    }

    /** Stops it; may be called again. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("clamd had to be killed.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while clamd stops", e);
        }
    }
}
