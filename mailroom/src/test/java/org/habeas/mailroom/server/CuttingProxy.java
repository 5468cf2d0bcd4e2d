package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bad line to a mail server on loopback: it ends connections in the middle of an IMAP literal, or goes dead without a
 * word. What it leaves alone passes unchanged. Which literals are cut follows from the seed.
 */
public final class CuttingProxy implements AutoCloseable {

    /** After how much of a literal both ends see the connection closed. */
    public enum Cut {
        /** One byte has passed. */
        FIRST_BYTE,
        /** Half of it. */
        HALF,
        /** All but one byte. */
        ALL_BUT_LAST_BYTE,
        /** The whole literal, but nothing of what follows it. */
        LAST_BYTE,
        /** Any number of bytes, perhaps none. */
        RANDOM
    }

    private final int target;
    private final Random random;
    private final ServerSocket listener;
    private final Queue<Cut> next = new ArrayDeque<>();
    private final Map<Cut, Integer> done = new TreeMap<>();
    private final List<ProxiedConnection> open = new ArrayList<>();
    private double share;
    private int connections;

    private CuttingProxy(int target, long seed) {
        this.target = target;
        this.random = new Random(seed);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProxiedConnection.run("cutting-proxy", this::accept);
    }

    /** Listens on a free port of loopback for connections to {@code port} there; cuts nothing until told. */
    public static CuttingProxy to(int port, long seed) {
        return new CuttingProxy(port, seed);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts the next literals of the server, one each; the ones behind them as {@link #cutShare} says. */
    public synchronized void cutNext(Cut... cuts) {
        next.addAll(List.of(cuts));
    }

    /** Cuts this share of all literals from now on, between 0 and 1, each at a place drawn at random. */
    public synchronized void cutShare(double ofAll) {
        share = ofAll;
    }

    /**
     * From now on nothing passes on the connections that are open, either way, and neither end is told, as when a router
     * forgets them. Connections opened later are not concerned.
     */
    public synchronized void dropSilently() {
        open.forEach(ProxiedConnection::goSilent);
    }

    /** Ends every connection that is open. */
    public synchronized void endAll() {
        List.copyOf(open).forEach(ProxiedConnection::close);
    }

    /** How many connections there have been. */
    public synchronized int connections() {
        return connections;
    }

    /** How many literals were cut, by place. */
    public synchronized Map<Cut, Integer> cuts() {
        return Map.copyOf(done);
    }

    /** After how many bytes of a literal of {@code length} bytes the connection ends; -1 if it is left alone. */
    synchronized long cutOf(long length) {
        Cut cut = cutOfTheNext();
        if (cut == null || length == 0) {
            return -1;
        }
        done.merge(cut, 1, Integer::sum);
        return switch (cut) {
            case FIRST_BYTE -> 1;
            case HALF -> length / 2;
            case ALL_BUT_LAST_BYTE -> length - 1;
            case LAST_BYTE -> length;
            case RANDOM -> (long) (random.nextDouble() * length);
        };
    }

    private @Nullable Cut cutOfTheNext() {
        Cut told = next.poll();
        if (told != null || random.nextDouble() >= share) {
            return told;
        }
        Cut[] all = Cut.values();
        return all[random.nextInt(all.length)];
    }

    synchronized void ended(ProxiedConnection connection) {
        open.remove(connection);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                try {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    start(new ProxiedConnection(this, client, server));
                } catch (IOException e) {
                    // The server is not there: the client sees that as a connection that ends at once.
                    client.close();
                }
            } catch (IOException e) {
                // Closed while it waited, or the client was gone already.
            }
        }
    }

    private synchronized void start(ProxiedConnection connection) {
        connections++;
        open.add(connection);
        connection.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endAll();
    }
}
