package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through a {@link CuttingProxy}, which decides where the server's literals are cut. */
final class ProxiedConnection {

    private static final int BUFFER = 1 << 14;

    private final CuttingProxy proxy;
    private final Socket client;
    private final Socket server;
    private final AtomicInteger ends = new AtomicInteger(2);
    private volatile boolean silent;

    ProxiedConnection(CuttingProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        run("cutting-proxy-up", () -> pass(client, server, false));
        run("cutting-proxy-down", () -> pass(server, client, true));
    }

    void goSilent() {
        silent = true;
    }

    void close() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.close();
            } catch (IOException e) {
                // It was gone already.
            }
        }
        proxy.ended(this);
    }

    /** Passes everything one way until that end closes or the connection is cut. */
    private void pass(Socket from, Socket to, boolean literals) {
        LiteralScan scan = new LiteralScan(literals);
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (silent) {
                    continue;
                }
                int passes = scan.passes(buffer, read);
                out.write(buffer, 0, passes);
                out.flush();
                if (passes < read || scan.cutNow()) {
                    close();
                    return;
                }
            }
        } catch (IOException e) {
            // One end is gone, and the other one is told below.
        }
        // A silent connection hides even the end of one side from the other.
        if (!silent || ends.decrementAndGet() == 0) {
            close();
        }
    }

    static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Finds literals, {@code {length}} at the end of a line and then so many bytes, in what a server says. */
    private final class LiteralScan {

        private final boolean wanted;
        private long left;
        private long untilCut = -1;
        private long announced = -1;

        LiteralScan(boolean wanted) {
            this.wanted = wanted;
        }

        boolean cutNow() {
            return untilCut == 0;
        }

        /** How many of the bytes pass before the cut. */
        int passes(byte[] bytes, int length) {
            for (int at = 0; wanted && at < length; at++) {
                if (untilCut == 0) {
                    return at;
                }
                if (left > 0) {
                    left--;
                    untilCut -= untilCut > 0 ? 1 : 0;
                } else {
                    inLine(bytes[at]);
                }
            }
            return length;
        }

        private void inLine(byte character) {
            if (character == '{') {
                announced = 0;
            } else if (character >= '0' && character <= '9' && announced >= 0) {
                announced = announced * 10 + character - '0';
            } else if (character == '\n' && announced >= 0) {
                left = announced;
                untilCut = proxy.cutOf(announced);
                announced = -1;
            } else if (character != '}' && character != '\r') {
                announced = -1;
            }
        }
    }
}
