package org.habeas;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A clamd that speaks INSTREAM over a real socket and knows one virus, the EICAR test file. */
final class FakeClamd implements AutoCloseable {

    /** The test file of EICAR, which every scanner finds and which does nothing; in two halves, so that none finds this. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final ServerSocket server;
    private final Thread thread;

    private FakeClamd(ServerSocket server) {
        this.server = server;
        this.thread = new Thread(this::serve, "clamd");
        this.thread.setDaemon(true);
    }

    /** At a port, 0 for any free one. */
    static FakeClamd start(int port) {
        try {
            FakeClamd clamd = new FakeClamd(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
            clamd.thread.start();
            return clamd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException closed) {
                // The test is over, or who asked hung up.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            say(socket, "UNKNOWN COMMAND");
            return;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.write(in.readNBytes(length));
        }
        say(
                socket,
                file.toString(StandardCharsets.ISO_8859_1).contains(EICAR)
                        ? "stream: Eicar-Signature FOUND"
                        : "stream: OK");
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write((words + "\0").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        socket.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
