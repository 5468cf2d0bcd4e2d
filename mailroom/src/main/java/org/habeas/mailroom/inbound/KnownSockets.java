package org.habeas.mailroom.inbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the socket of a connection and keeps hold of it, because only there the time to wait for an answer can change. */
final class KnownSockets extends SocketFactory {

    private static final SocketFactory PLAIN = SocketFactory.getDefault();

    private volatile @Nullable Socket latest;

    /** How long the next reading may wait, also below TLS. */
    void waitAtMost(Duration time) throws SocketException {
        Socket socket = latest;
        if (socket != null) {
            socket.setSoTimeout((int) Math.max(1, time.toMillis()));
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return kept(PLAIN.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return kept(PLAIN.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(PLAIN.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return kept(PLAIN.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(PLAIN.createSocket(host, port, from, fromPort));
    }

    private Socket kept(Socket socket) throws SocketException {
        socket.setKeepAlive(true);
        latest = socket;
        return socket;
    }
}
