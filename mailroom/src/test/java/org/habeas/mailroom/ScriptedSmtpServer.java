package org.habeas.mailroom;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A mail server that behaves as a test tells it, one behaviour a letter, and keeps what was on the wire. */
public final class ScriptedSmtpServer {

    /** What the server does with a letter. */
    public enum Behaviour {
        /** Takes it. */
        ACCEPT,
        /** Says 451 to the recipient. */
        DEFER,
        /** Says 451 after the final dot. */
        DEFER_AFTER_DATA,
        /** Says 550 to the recipient. */
        REFUSE,
        /** Takes the final dot and hangs up without an answer. */
        DROP_AFTER_DOT,
        /** Hangs up after the first line of the letter. */
        DROP_IN_DATA
    }

    private final ServerSocket listener;
    private final Deque<Behaviour> script = new ConcurrentLinkedDeque<>();

    /** Whole letters as they were received, the dropped ones included. */
    public final List<String> letters = new CopyOnWriteArrayList<>();

    /** All commands of all connections. */
    public final List<String> commands = new CopyOnWriteArrayList<>();

    /** How many connections there were. */
    public final AtomicInteger connections = new AtomicInteger();

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    public ScriptedSmtpServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Forgets everything, once the last client has gone, and accepts from now on. */
    public void reset() {
        for (int waited = 0; open.get() > 0 && waited < 200; waited++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        script.clear();
        letters.clear();
        commands.clear();
        connections.set(0);
        extensions.clear();
        busy.set(0);
        tokens.clear();
        received.reset();
    }

    /** Every byte of every connection that came from the other side, one character each. */
    public String wire() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    /** Offers reports on deliveries (RFC 3461) from the next connection on. */
    public void offersReports() {
        offers("DSN");
    }

    /** Offers an extension from the next connection on. */
    public void offers(String extension) {
        extensions.add(extension);
    }

    /** Sends the next connections away with 421. */
    public void isBusyFor(int connections) {
        busy.set(connections);
    }

    /** Lets in who shows one of these access tokens (XOAUTH2). */
    public void takesTokens(String... taken) {
        tokens.clear();
        tokens.addAll(List.of(taken));
        offers("AUTH XOAUTH2");
    }

    /** What happens to the next letters, one each; afterwards they are accepted. */
    public void next(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> talk(socket), "scripted-smtp-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        connections.incrementAndGet();
        open.incrementAndGet();
        try (socket) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(recorded(socket.getInputStream()), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                say(out, "421 4.3.2 too busy");
                return;
            }
            say(out, "220 scripted");
            Behaviour behaviour = Behaviour.ACCEPT;
            String line;
            while ((line = in.readLine()) != null) {
                commands.add(line);
                if (line.startsWith("EHLO")) {
                    StringBuilder greeting = new StringBuilder("250-scripted\r\n");
                    for (String extension : extensions) {
                        greeting.append("250-").append(extension).append("\r\n");
                    }
                    say(out, greeting + "250 HELP");
                } else if (line.startsWith("AUTH XOAUTH2 ")) {
                    signIn(in, out, line.substring(13));
                } else if (line.startsWith("MAIL")) {
                    behaviour = script.isEmpty() ? Behaviour.ACCEPT : script.poll();
                    say(out, "250 ok");
                } else if (line.startsWith("RCPT") && behaviour == Behaviour.DEFER) {
                    say(out, "451 4.7.1 later");
                } else if (line.startsWith("RCPT") && behaviour == Behaviour.REFUSE) {
                    say(out, "550 5.1.1 nobody here");
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    if (behaviour == Behaviour.DROP_IN_DATA) {
                        in.readLine();
                        return;
                    }
                    if (!data(in, out, behaviour)) {
                        return;
                    }
                } else if (line.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // The other side hung up; the test looks at what arrived before.
        } finally {
            open.decrementAndGet();
        }
    }

    /** RFC 7628 is for another mechanism; this one refuses with a challenge that is answered by an empty line. */
    private void signIn(BufferedReader in, OutputStream out, String response) throws IOException {
        String plain = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
        commands.add(plain);
        if (tokens.stream().anyMatch(token -> plain.endsWith("\001auth=Bearer " + token + "\001\001"))) {
            say(out, "235 2.7.0 welcome");
            return;
        }
        say(out, "334 eyJzdGF0dXMiOiI0MDEifQ==");
        in.readLine();
        say(out, "535 5.7.8 the token is not good");
    }

    private InputStream recorded(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                if (read > 0) {
                    received.write(target, offset, read);
                }
                return read;
            }
        };
    }

    private boolean data(BufferedReader in, OutputStream out, Behaviour behaviour) throws IOException {
        StringBuilder letter = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null && !line.equals(".")) {
            letter.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        letters.add(letter.toString());
        if (behaviour == Behaviour.DROP_AFTER_DOT) {
            return false;
        }
        say(out, behaviour == Behaviour.DEFER_AFTER_DATA ? "451 4.3.0 later" : "250 2.0.0 queued as X1");
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
