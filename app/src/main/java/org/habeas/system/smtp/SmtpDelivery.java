package org.habeas.system.smtp;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One delivery of a raw mail to a server on this machine (RFC 5321), without authentication or encryption. */
public final class SmtpDelivery {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final int port;

    /** @param port of the SMTP server on the loopback address */
    public SmtpDelivery(int port) {
        this.port = port;
    }

    /**
     * Delivers the bytes as they are, except that lone line feeds become CR LF, which SMTP asks for.
     *
     * @param sender envelope sender
     * @param recipient envelope recipient
     * @throws SmtpRefused when the server says no, with its words
     * @throws IOException when there is no server or the connection breaks
     */
    public void deliver(String sender, String recipient, byte[] mail) throws IOException, SmtpRefused {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream wire = new BufferedOutputStream(socket.getOutputStream());
            expect(answers, '2');
            say(wire, "EHLO localhost");
            expect(answers, '2');
            say(wire, "MAIL FROM:<" + address(sender) + ">");
            expect(answers, '2');
            say(wire, "RCPT TO:<" + address(recipient) + ">");
            expect(answers, '2');
            say(wire, "DATA");
            expect(answers, '3');
            writeBody(wire, mail);
            say(wire, ".");
            expect(answers, '2');
            say(wire, "QUIT");
        }
    }

    private static String address(String address) throws SmtpRefused {
        if (address.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == 0x7f)) {
            throw new SmtpRefused("an address holds no blanks, angle brackets or control characters");
        }
        return address;
    }

    /** Doubles a dot that begins a line (RFC 5321 4.5.2) and ends the last line. */
    static void writeBody(OutputStream wire, byte[] mail) throws IOException {
        boolean lineStarts = true;
        byte before = 0;
        for (byte b : mail) {
            if (b == '\n' && before != '\r') {
                wire.write('\r');
            }
            if (b == '.' && lineStarts) {
                wire.write('.');
            }
            wire.write(b);
            lineStarts = b == '\n';
            before = b;
        }
        if (!lineStarts) {
            wire.write('\r');
            wire.write('\n');
        }
    }

    private static void say(OutputStream wire, String line) throws IOException {
        wire.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        wire.flush();
    }

    private static void expect(BufferedReader answers, char kind) throws IOException, SmtpRefused {
        String line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("the mail server closed the connection");
        }
        if (line.isEmpty() || line.charAt(0) != kind) {
            throw new SmtpRefused(line);
        }
    }
}
