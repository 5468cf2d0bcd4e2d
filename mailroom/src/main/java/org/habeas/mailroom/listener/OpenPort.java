package org.habeas.mailroom.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port with its connections, each on a thread of its own. */
final class OpenPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPort.class);
    private static final int LOOKS_UP_AFTER_MILLIS = 500;
    private static final int WAITING_CLIENTS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServerSocket server;
    private final int most;
    private final Talk talk;
    private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();

    OpenPort(String address, int port, int most, Talk talk) throws IOException {
        this.server = new ServerSocket(port, WAITING_CLIENTS, InetAddress.getByName(address));
        this.server.setSoTimeout(LOOKS_UP_AFTER_MILLIS);
        this.most = most;
        this.talk = talk;
    }

    /** What is said in a connection. */
    interface Talk {
        void with(Socket client) throws IOException;
    }

    int number() {
        return server.getLocalPort();
    }

    /** Takes connections until the thread is interrupted. */
    void serve() throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                take(server.accept());
            } catch (SocketTimeoutException e) {
                // Nobody came; time to see whether to go on.
            }
        }
    }

    /** Lets no further command in; a mail that is being stored still gets its answer. */
    @Override
    public void close() throws IOException {
        server.close();
        // Whoever was told to stop still waits for the mail that is being stored.
        boolean interrupted = Thread.interrupted();
        for (Map.Entry<Socket, Thread> connection : connections.entrySet()) {
            try (Socket client = connection.getKey()) {
                client.shutdownInput();
                connection.getValue().join(PATIENCE.toMillis());
            } catch (IOException e) {
                // The client was faster.
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Socket client) throws IOException {
        if (connections.size() >= most) {
            try (client) {
                client.getOutputStream()
                        .write("421 4.3.2 Too many connections, come again\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // It went by itself.
            }
            return;
        }
        Thread thread = new Thread(() -> hold(client), "mail-listener-" + client.getPort());
        thread.setDaemon(true);
        connections.put(client, thread);
        thread.start();
    }

    private void hold(Socket client) {
        try (client) {
            talk.with(client);
        } catch (IOException e) {
            LOG.debug("a connection to the mail listener broke off", e);
        } finally {
            connections.remove(client);
        }
    }
}
