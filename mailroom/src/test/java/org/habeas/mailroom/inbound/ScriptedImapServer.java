package org.habeas.mailroom.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.jspecify.annotations.Nullable;

/** A small IMAP server that misbehaves as a test tells it: one mailbox, its folders, and what it will not do. */
final class ScriptedImapServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Map<String, Box> boxes = new ConcurrentHashMap<>();

    /** All commands of all connections, without their tags. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    /** What it offers beyond IMAP4rev1. */
    volatile Set<String> offers = Set.of("IDLE", "MOVE", "UIDPLUS");

    /** What it answers to commands that begin so, instead of doing them. */
    final Map<String, String> refusals = new ConcurrentHashMap<>();

    volatile boolean readOnly;

    /** After so many bytes of the next text it hangs up; never when negative. */
    final AtomicInteger cutAfter = new AtomicInteger(-1);

    /** Takes everything and says nothing any more, as a firewall that drops packets does. */
    volatile boolean mute;

    ScriptedImapServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        box("INBOX");
        Thread thread = new Thread(this::serve, "scripted-imap");
        thread.setDaemon(true);
        thread.start();
    }

    /** A folder of the mailbox. */
    static final class Box {
        private final TreeMap<Long, byte[]> mails = new TreeMap<>();
        private final TreeSet<Long> withheld = new TreeSet<>();
        private final TreeSet<Long> deleted = new TreeSet<>();
        private long uidValidity = 7;

        /** When all its mails were received. */
        volatile String received = "22-Nov-2026 08:00:00 +0000";

        private volatile long last;

        synchronized long add(byte[] raw) {
            mails.put(++last, raw);
            return last;
        }

        synchronized void remove(long uid) {
            mails.remove(uid);
            deleted.remove(uid);
        }

        /** The mail is listed with its size, and its text is given only when this is called with false. */
        synchronized void withhold(long uid, boolean withhold) {
            if (withhold) {
                withheld.add(uid);
            } else {
                withheld.remove(uid);
            }
        }

        synchronized void renumber() {
            List<byte[]> again = new ArrayList<>(mails.values());
            mails.clear();
            uidValidity++;
            last = 0;
            again.forEach(this::add);
        }

        synchronized int count() {
            return mails.size();
        }

        synchronized Set<Long> deleted() {
            return new TreeSet<>(deleted);
        }

        private synchronized String fetched(String items) {
            StringBuilder answer = new StringBuilder();
            String wanted = items.substring(0, items.indexOf(' '));
            int number = 0;
            for (Map.Entry<Long, byte[]> mail : mails.entrySet()) {
                number++;
                if (!wanted.equals("1:*") && !wanted.equals(mail.getKey().toString())) {
                    continue;
                }
                answer.append("* " + number + " FETCH (UID " + mail.getKey());
                if (items.contains("BODY.PEEK[]")) {
                    byte[] raw = withheld.contains(mail.getKey()) ? new byte[0] : mail.getValue();
                    answer.append(" BODY[] {" + raw.length + "}\r\n").append(new String(raw, ISO_8859_1));
                } else {
                    answer.append(" INTERNALDATE \"" + received + "\" RFC822.SIZE " + mail.getValue().length);
                }
                answer.append(")\r\n");
            }
            return answer.toString();
        }
    }

    Box box(String name) {
        return boxes.computeIfAbsent(name, missing -> new Box());
    }

    /** As a person does who puts a folder aside: the mails keep their numbers under the other name. */
    void rename(String name, String other) {
        boxes.put(other, boxes.remove(name));
    }

    void drop(String name) {
        boxes.remove(name);
    }

    Account account() {
        return new Account(
                "scripted",
                "127.0.0.1",
                listener.getLocalPort(),
                "sar",
                "secret",
                Tls.NONE,
                List.of("INBOX"),
                "Done",
                null,
                null);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                if (listener.isClosed()) {
                    // Taken in the moment of closing: nobody is served any more.
                    socket.close();
                    return;
                }
                Thread thread = new Thread(() -> talk(socket), "scripted-imap-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            say(out, "* OK scripted\r\n");
            String selected = "";
            long told = 0;
            String line;
            while ((line = in.readLine()) != null) {
                String tag = line.substring(0, Math.max(0, line.indexOf(' ')));
                String command = line.substring(tag.length()).strip();
                String verb = command.toUpperCase(Locale.ROOT);
                commands.add(command);
                if (mute) {
                    continue;
                }
                if (verb.contains("BODY.PEEK") && cutAfter.get() >= 0) {
                    String whole = answer(tag, command, verb, selected);
                    say(out, whole.substring(0, whole.indexOf("}\r\n") + 3 + cutAfter.getAndSet(-1)));
                    return;
                }
                String refusal = refusal(verb);
                if (refusal != null) {
                    say(out, tag + " " + refusal + "\r\n");
                } else if (verb.equals("IDLE")) {
                    told = idle(in, out, tag, box(selected), told);
                } else {
                    if (verb.startsWith("SELECT") || verb.startsWith("EXAMINE")) {
                        selected = command.substring(command.indexOf(' ') + 1).replace("\"", "");
                        told = box(selected).last;
                    }
                    say(out, answer(tag, command, verb, selected));
                }
            }
        } catch (IOException e) {
            // The other side hung up; the test looks at what was said before.
        }
    }

    private @Nullable String refusal(String verb) {
        return refusals.entrySet().stream()
                .filter(one -> verb.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Tells of every mail that the client has not been told of, and ends when the client says so. */
    private long idle(BufferedReader in, OutputStream out, String tag, Box box, long toldBefore) throws IOException {
        say(out, "+ idling\r\n");
        long told = toldBefore;
        while (!in.ready()) {
            if (!mute && box.last > told) {
                told = box.last;
                say(out, "* " + box.count() + " EXISTS\r\n");
            }
            pause();
        }
        commands.add(in.readLine());
        if (!mute) {
            say(out, tag + " OK done\r\n");
        }
        return told;
    }

    private String answer(String tag, String command, String verb, String selected) {
        String done = tag + " OK\r\n";
        Box box = box(selected.isEmpty() ? "INBOX" : selected);
        if (verb.startsWith("CAPABILITY")) {
            return "* CAPABILITY IMAP4rev1 " + String.join(" ", offers) + "\r\n" + done;
        }
        if (verb.startsWith("LIST")) {
            String name = command.substring(command.lastIndexOf(' ') + 1).replace("\"", "");
            if (name.equals("*")) {
                StringBuilder all = new StringBuilder();
                boxes.keySet()
                        .forEach(one -> all.append(
                                "* LIST (" + (one.equals("Junk") ? "\\Junk" : "") + ") \"/\" \"" + one + "\"\r\n"));
                return all + done;
            }
            return (boxes.containsKey(name) ? "* LIST () \"/\" " + name + "\r\n" : "") + done;
        }
        if (verb.startsWith("CREATE")) {
            box(command.substring(7).replace("\"", ""));
        }
        if (verb.startsWith("SELECT") || verb.startsWith("EXAMINE")) {
            return "* FLAGS (\\Deleted)\r\n* " + box.count() + " EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY "
                    + box.uidValidity + "]\r\n* OK [UIDNEXT " + (box.last + 1) + "]\r\n" + tag + " OK ["
                    + (readOnly ? "READ-ONLY" : "READ-WRITE") + "]\r\n";
        }
        if (verb.startsWith("UID FETCH")) {
            return box.fetched(command.substring(10)) + done;
        }
        if (verb.startsWith("UID MOVE") || verb.startsWith("UID COPY")) {
            long uid = Long.parseLong(word(command, 2));
            byte[] raw = box.mails.get(uid);
            if (raw == null) {
                return done;
            }
            Box target = box(word(command, 3).replace("\"", ""));
            long there = target.add(raw);
            if (verb.startsWith("UID MOVE")) {
                box.remove(uid);
            }
            return offers.contains("UIDPLUS")
                    ? tag + " OK [COPYUID " + target.uidValidity + " " + uid + " " + there + "] done\r\n"
                    : done;
        }
        if (verb.startsWith("UID STORE")) {
            box.deleted.add(Long.parseLong(word(command, 2)));
        }
        if (verb.startsWith("UID EXPUNGE")) {
            box.remove(Long.parseLong(word(command, 2)));
        }
        return done;
    }

    private static String word(String command, int number) {
        return Pattern.compile(" ")
                .splitAsStream(command)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(ISO_8859_1));
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts every connection; new ones are taken. */
    void hangUp() throws IOException {
        for (Socket socket : connections) {
            socket.close();
        }
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }
}
