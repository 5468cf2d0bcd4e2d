package org.habeas.mailroom.listener;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The lines between a client and us. */
final class ClientWire {

    private static final int LONGEST_LINE = 4096;

    /** However slowly it drips, a mail has to be there after so many times the longest silence. */
    private static final int SILENCES_A_MAIL = 15;

    private final Duration timeout;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean secret;

    ClientWire(Socket socket, Duration timeout) throws IOException {
        this.timeout = timeout;
        this.socket = socket;
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** A line longer than any command. */
    static final class LineTooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** The next command without its line end, null when the client has hung up. */
    @Nullable
    String command() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new LineTooLong();
            }
            next = in.read();
        }
        return next < 0 ? null : line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** The mail that follows now. */
    InputStream mail() {
        return new MailData(new Patience(in, timeout.multipliedBy(SILENCES_A_MAIL)));
    }

    void say(String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    boolean isSecret() {
        return secret;
    }

    boolean isFromThisHost() {
        return socket.getInetAddress().isLoopbackAddress();
    }

    /** Goes on under TLS; whatever the client has sent before is forgotten (RFC 3207 4.2). */
    void protect(SSLContext tls) throws IOException {
        SSLSocket protectedSocket = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
        protectedSocket.setUseClientMode(false);
        protectedSocket.startHandshake();
        socket = protectedSocket;
        in = new BufferedInputStream(protectedSocket.getInputStream());
        out = protectedSocket.getOutputStream();
        secret = true;
    }

    /** Ends with an exception what takes too long as a whole. */
    private static final class Patience extends FilterInputStream {
        private final long end;

        Patience(InputStream in, Duration most) {
            super(in);
            this.end = System.nanoTime() + most.toNanos();
        }

        @Override
        public int read() throws IOException {
            check();
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            check();
            return super.read(target, offset, length);
        }

        private void check() throws SocketTimeoutException {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("the mail took too long");
            }
        }
    }
}
