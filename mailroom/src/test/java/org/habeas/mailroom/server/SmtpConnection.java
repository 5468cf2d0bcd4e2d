package org.habeas.mailroom.server;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One SMTP connection that sends bytes as they are; a mail library would tidy them up. */
final class SmtpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final BufferedReader answers;
    private final OutputStream commands;

    private SmtpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.commands = new BufferedOutputStream(socket.getOutputStream());
    }

    static SmtpConnection open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        SmtpConnection connection = new SmtpConnection(socket);
        connection.expect('2');
        connection.ask("EHLO sender.habeas.test", '2');
        return connection;
    }

    void send(byte[] mail, String from, String to) throws IOException {
        ask("MAIL FROM:<" + from + "> BODY=8BITMIME", '2');
        ask("RCPT TO:<" + to + ">", '2');
        ask("DATA", '3');
        boolean lineStart = true;
        for (int i = 0; i < mail.length; i++) {
            byte octet = mail[i];
            if (lineStart && octet == '.') {
                commands.write('.');
            }
            if (octet == '\n' && (i == 0 || mail[i - 1] != '\r')) {
                commands.write('\r');
            }
            commands.write(octet);
            lineStart = octet == '\n';
        }
        if (!lineStart) {
            commands.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        ask(".", '2');
    }

    private void ask(String command, char expected) throws IOException {
        commands.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        commands.flush();
        expect(expected);
    }

    private void expect(char expected) throws IOException {
        String line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        if (line == null || line.isEmpty() || line.charAt(0) != expected) {
            throw new IOException("SMTP: " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
