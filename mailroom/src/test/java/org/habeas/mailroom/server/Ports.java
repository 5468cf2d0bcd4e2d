package org.habeas.mailroom.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The ports of both servers on loopback.
 *
 * @param imap where Dovecot offers IMAP
 * @param lmtp where Dovecot takes mail from Postfix
 * @param smtp where Postfix takes mail
 */
record Ports(int imap, int lmtp, int smtp) {

    private static final int READ_TIMEOUT_MILLIS = 2000;

    static Ports free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket imap = new ServerSocket(0, 1, loopback);
                ServerSocket lmtp = new ServerSocket(0, 1, loopback);
                ServerSocket smtp = new ServerSocket(0, 1, loopback)) {
            return new Ports(imap.getLocalPort(), lmtp.getLocalPort(), smtp.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until IMAP and SMTP both greet with {@code greeting}; answers whether they did. */
    boolean greet(String greeting, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return Waiting.until(() -> greets(imap, greeting), end) && Waiting.until(() -> greets(smtp, greeting), end);
    }

    private static boolean greets(int port, String greeting) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), READ_TIMEOUT_MILLIS);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line != null && line.endsWith(greeting);
        } catch (IOException e) {
            return false;
        }
    }
}
