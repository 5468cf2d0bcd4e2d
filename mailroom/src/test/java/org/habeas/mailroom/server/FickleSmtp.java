package org.habeas.mailroom.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an SMTP server on loopback and makes it unreliable: it puts some letters off, before or after they were
 * told, and hangs up on some that the server has taken, before the sender hears so. Which ones follows from the seed.
 */
public final class FickleSmtp implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]*>)");
    private static final String LATER = "451 4.7.1 Come again later";

    private final int target;
    private final Random random;
    private final double deferred;
    private final double dropped;
    private final ServerSocket listener;
    private final Map<String, Integer> drops = new HashMap<>();
    private int deferrals;

    private enum Mood {
        PASS,
        DEFER_RECIPIENT,
        DEFER_LETTER,
        DROP_AFTER_DOT
    }

    private FickleSmtp(int target, long seed, double deferred, double dropped) {
        this.target = target;
        this.random = new Random(seed);
        this.deferred = deferred;
        this.dropped = dropped;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProxiedConnection.run("fickle-smtp", this::accept);
    }

    /**
     * Listens on a free port.
     *
     * @param port of the real server on loopback
     * @param deferred share of the letters put off, half of them at the recipient and half of them after the final dot
     * @param dropped share of the letters taken without a word
     */
    public static FickleSmtp to(int port, long seed, double deferred, double dropped) {
        return new FickleSmtp(port, seed, deferred, dropped);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many deliveries were put off. */
    public synchronized int deferrals() {
        return deferrals;
    }

    /** The Message-IDs of letters that the server took while the sender heard nothing, with how often. */
    public synchronized Map<String, Integer> drops() {
        return Map.copyOf(drops);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                ProxiedConnection.run("fickle-smtp-connection", () -> talk(client));
            } catch (IOException e) {
                // Closed while it waited.
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            new Conversation(client, server).run();
        } catch (IOException e) {
            // One of them has hung up; the other sees the same.
        }
    }

    private synchronized Mood mood() {
        double drawn = random.nextDouble();
        Mood mood = drawn < deferred / 2
                ? Mood.DEFER_RECIPIENT
                : drawn < deferred ? Mood.DEFER_LETTER : drawn < deferred + dropped ? Mood.DROP_AFTER_DOT : Mood.PASS;
        deferrals += mood == Mood.DEFER_RECIPIENT || mood == Mood.DEFER_LETTER ? 1 : 0;
        return mood;
    }

    private synchronized void dropped(String messageId) {
        drops.merge(messageId, 1, Integer::sum);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection: command by command, answer by answer. */
    private final class Conversation {

        private final BufferedReader fromClient;
        private final BufferedReader fromServer;
        private final OutputStream toClient;
        private final OutputStream toServer;
        private Mood mood = Mood.PASS;

        Conversation(Socket client, Socket server) throws IOException {
            fromClient = reader(client);
            fromServer = reader(server);
            toClient = client.getOutputStream();
            toServer = server.getOutputStream();
        }

        void run() throws IOException {
            say(toClient, answer());
            for (String line = fromClient.readLine(); line != null; line = fromClient.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                mood = command.startsWith("MAIL ") ? mood() : mood;
                if (command.startsWith("RCPT ") && mood == Mood.DEFER_RECIPIENT) {
                    say(toClient, LATER);
                } else if (!command.equals("DATA")) {
                    say(toClient, ask(line));
                } else if (!letter()) {
                    return;
                }
            }
        }

        /** Answers whether the conversation goes on. */
        private boolean letter() throws IOException {
            boolean deferring = mood == Mood.DEFER_LETTER;
            say(toClient, deferring ? "354 go on" : ask("DATA"));
            StringBuilder letter = new StringBuilder();
            String line = fromClient.readLine();
            while (line != null && !line.equals(".")) {
                letter.append(line).append("\r\n");
                line = fromClient.readLine();
            }
            if (line == null) {
                return false;
            }
            if (deferring) {
                ask("RSET");
                say(toClient, LATER);
                return true;
            }
            String answer = ask(letter + ".");
            if (mood == Mood.DROP_AFTER_DOT && answer.startsWith("250")) {
                dropped(messageId(letter.toString()));
                return false;
            }
            say(toClient, answer);
            return true;
        }

        private String ask(String line) throws IOException {
            say(toServer, line);
            return answer();
        }

        private String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            @Nullable String line;
            do {
                line = fromServer.readLine();
                if (line == null) {
                    throw new IOException("The server has hung up.");
                }
                answer.append(answer.isEmpty() ? "" : "\r\n").append(line);
            } while (line.length() > 3 && line.charAt(3) == '-');
            return answer.toString();
        }
    }

    private static String messageId(String letter) {
        Matcher line = MESSAGE_ID.matcher(letter);
        return line.find() ? line.group(1) : "";
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
    }
}
