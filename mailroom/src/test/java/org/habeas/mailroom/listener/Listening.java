package org.habeas.mailroom.listener;

import java.io.IOException;
import java.io.UncheckedIOException;

/** An open port that takes connections while a test runs. */
final class Listening implements AutoCloseable {

    private final OpenPort port;
    private final Thread thread;

    Listening(OpenPort port) {
        this.port = port;
        this.thread = new Thread(this::serve, "listening");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port.number();
    }

    /** A client that has been greeted. */
    BareClient client() throws IOException {
        BareClient client = new BareClient(port.number());
        client.answer();
        return client;
    }

    /** Brings a mail over LMTP, one character a byte, and gives the answer to it. */
    String deliver(String from, String stuffed) throws IOException {
        try (BareClient client = client()) {
            client.say("LHLO mx");
            client.say("MAIL FROM:<" + from + ">");
            client.say("RCPT TO:<sar@northwind.example>");
            client.say("DATA");
            client.sendBytes(stuffed + ".\r\n");
            return client.answer();
        }
    }

    private void serve() {
        try {
            port.serve();
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        port.close();
    }
}
