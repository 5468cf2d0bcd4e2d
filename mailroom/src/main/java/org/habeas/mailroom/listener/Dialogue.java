package org.habeas.mailroom.listener;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Listener;
import org.habeas.mailroom.MailroomSettings.Listener.Protocol;
import org.habeas.mailroom.reading.Envelope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection in which a mail server brings mail (RFC 5321, RFC 2033). A mail that was not stored is refused for now,
 * whatever the reason, so that the server keeps it and comes again.
 */
final class Dialogue {

    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_MISTAKES = 10;
    private static final Pattern PATH = Pattern.compile(
            "(?i)(?:FROM|TO):\\s{0,9}<(?:@[^<>:\\s]{1,250}:)?([^<>\\s\\p{Cntrl}]{0,320})>(?:\\s+(.*))?");
    private static final Pattern SIZE = Pattern.compile("SIZE=(\\d{1,18})");

    private final ClientWire wire;
    private final MailroomSettings settings;
    private final Listener listener;
    private final @Nullable SSLContext tls;
    private final Taking taking;
    private final List<String> recipients = new ArrayList<>();

    private boolean greeted;
    private @Nullable String returnPath;
    private boolean international;
    private int mistakes;

    Dialogue(ClientWire wire, MailroomSettings settings, Listener listener, @Nullable SSLContext tls, Taking taking) {
        this.wire = wire;
        this.settings = settings;
        this.listener = listener;
        this.tls = tls;
        this.taking = taking;
    }

    /** What takes a mail over. */
    interface Taking {

        /** Stores it; when this returns, it is committed. */
        void store(Envelope envelope, byte[] head, InputStream raw);
    }

    /** Talks until one side hangs up. */
    void run() throws IOException {
        try {
            wire.say("220 " + settings.domain() + (isLmtp() ? " LMTP" : " ESMTP") + " ready");
            String line = wire.command();
            while (line != null && answer(line)) {
                line = wire.command();
            }
        } catch (ClientWire.LineTooLong e) {
            wire.say("500 5.5.2 The line is too long");
        } catch (SocketTimeoutException e) {
            wire.say("421 4.4.2 Nothing came for too long");
        }
    }

    private boolean answer(String line) throws IOException {
        int blank = line.indexOf(' ');
        String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
        switch (verb) {
            case "LHLO", "EHLO", "HELO" -> greet(verb);
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> data();
            case "RSET" -> {
                reset();
                wire.say("250 2.0.0 Forgotten");
            }
            case "NOOP" -> wire.say("250 2.0.0 Still here");
            case "VRFY" -> wire.say("252 2.1.5 Send a mail and see");
            case "STARTTLS" -> startTls();
            case "QUIT" -> {
                wire.say("221 2.0.0 Goodbye");
                return false;
            }
            default -> mistake("500 5.5.1 No such command here");
        }
        if (mistakes > MOST_MISTAKES) {
            wire.say("421 4.7.0 Too many mistakes");
            return false;
        }
        return true;
    }

    private void greet(String verb) throws IOException {
        if (verb.equals("LHLO") != isLmtp()) {
            mistake("500 5.5.1 This is " + listener.protocol());
            return;
        }
        reset();
        greeted = true;
        if (verb.equals("HELO")) {
            wire.say("250 " + settings.domain());
            return;
        }
        List<String> lines = new ArrayList<>(List.of(
                "250-" + settings.domain(),
                "250-SIZE " + listener.maxSize().toBytes(),
                "250-8BITMIME",
                "250-SMTPUTF8",
                "250-PIPELINING"));
        if (tls != null && !wire.isSecret()) {
            lines.add("250-STARTTLS");
        }
        lines.add("250 ENHANCEDSTATUSCODES");
        wire.say(lines.toArray(String[]::new));
    }

    private void startTls() throws IOException {
        if (tls == null || wire.isSecret()) {
            mistake("502 5.5.1 Not offered");
            return;
        }
        wire.say("220 2.0.0 Go on under TLS");
        wire.protect(tls);
        reset();
        greeted = false;
    }

    private void mail(String rest) throws IOException {
        if (!greeted || returnPath != null) {
            mistake("503 5.5.1 Not now");
        } else if (!wire.isSecret() && !wire.isFromThisHost()) {
            wire.say("530 5.7.0 Use STARTTLS first");
        } else {
            Matcher path = PATH.matcher(rest);
            if (!path.matches() || !rest.regionMatches(true, 0, "FROM", 0, 4)) {
                mistake("501 5.1.7 No such return path");
                return;
            }
            parameters(path.group(1), path.group(2) == null ? "" : path.group(2).strip());
        }
    }

    private void parameters(String from, String given) throws IOException {
        for (String parameter :
                given.isEmpty() ? new String[0] : given.toUpperCase(Locale.ROOT).split("\\s+")) {
            Matcher size = SIZE.matcher(parameter);
            if (size.matches()) {
                if (Long.parseLong(size.group(1)) > listener.maxSize().toBytes()) {
                    wire.say("552 5.3.4 The mail is too large");
                    reset();
                    return;
                }
            } else if (parameter.equals("SMTPUTF8")) {
                international = true;
            } else if (!parameter.equals("BODY=8BITMIME") && !parameter.equals("BODY=7BIT")) {
                mistake("555 5.5.4 Unknown parameter");
                reset();
                return;
            }
        }
        if (!international && !isAscii(from)) {
            wire.say("553 5.6.7 That address needs SMTPUTF8");
            return;
        }
        returnPath = from;
        wire.say("250 2.1.0 Noted");
    }

    private void recipient(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (returnPath == null) {
            mistake("503 5.5.1 MAIL comes first");
        } else if (!path.matches() || !rest.regionMatches(true, 0, "TO", 0, 2) || path.group(2) != null) {
            mistake("501 5.1.3 No such recipient path");
        } else if (recipients.size() >= MOST_RECIPIENTS) {
            wire.say("452 4.5.3 Too many recipients at once");
        } else if (!international && !isAscii(path.group(1))) {
            wire.say("553 5.6.7 That address needs SMTPUTF8");
        } else if (settings.mailboxAmong(List.of(path.group(1))).isEmpty()) {
            wire.say("550 5.1.1 Nobody of that name here");
        } else {
            recipients.add(path.group(1));
            wire.say("250 2.1.5 Noted");
        }
    }

    private void data() throws IOException {
        if (returnPath == null || recipients.isEmpty()) {
            mistake("503 5.5.1 Nobody would get it");
            return;
        }
        wire.say("354 Go on, and end with a dot");
        String answer;
        try (Spool mail = Spool.of(wire.mail(), listener.maxSize().toBytes())) {
            answer = taken(mail, new Envelope(returnPath, recipients));
        }
        int answers = isLmtp() ? recipients.size() : 1;
        reset();
        for (int i = 0; i < answers; i++) {
            wire.say(answer);
        }
    }

    private String taken(Spool mail, Envelope envelope) throws IOException {
        if (mail.tooLarge()) {
            return "552 5.3.4 The mail is too large";
        }
        if (mail.isEmpty()) {
            return "554 5.6.0 There is no mail in it";
        }
        try (InputStream raw = mail.open()) {
            taking.store(envelope, mail.head(), raw);
            return "250 2.6.0 Stored";
        } catch (RuntimeException e) {
            LOG.warn("a mail that was brought to {} could not be stored; its server keeps it", listener.name(), e);
            return "451 4.3.0 Could not be stored, come again";
        }
    }

    private void mistake(String answer) throws IOException {
        mistakes++;
        wire.say(answer);
    }

    private void reset() {
        returnPath = null;
        international = false;
        recipients.clear();
    }

    private boolean isLmtp() {
        return listener.protocol() == Protocol.LMTP;
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }
}
