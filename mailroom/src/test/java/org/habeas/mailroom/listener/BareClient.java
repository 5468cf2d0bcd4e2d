package org.habeas.mailroom.listener;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that says exactly what a test wants. */
final class BareClient implements AutoCloseable {

    private Socket socket;
    private BufferedReader answers;

    BareClient(int port) throws IOException {
        this(InetAddress.getLoopbackAddress(), port);
    }

    BareClient(InetAddress address, int port) throws IOException {
        socket = new Socket(address, port);
        socket.setSoTimeout(20_000);
        answers = reader(socket);
    }

    /** The whole next answer, its lines with a blank between. */
    String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = answers.readLine();
        while (line != null) {
            answer.append(answer.isEmpty() ? "" : " ").append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return answer.toString();
            }
            line = answers.readLine();
        }
        return answer.isEmpty() ? "hung up" : answer.toString();
    }

    String say(String line) throws IOException {
        send(line + "\r\n");
        return answer();
    }

    /** One character a byte. */
    void sendBytes(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    void protect(SSLContext tls) throws IOException {
        SSLSocket under = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        under.startHandshake();
        socket = under;
        answers = reader(under);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
