package org.habeas.mailroom.outbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.habeas.casework.vault.VaultUnavailable;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.habeas.mailroom.signin.MailSignIn;
import org.springframework.dao.DataAccessException;

/** A connection to the server that takes our letters, used for one letter after the other. */
final class SmtpConnection implements AutoCloseable {

    /** Refusals of our sign-in or protection, not of the letter (RFC 4954 section 6). */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    /** RFC 3461 4.4. */
    private static final int LONGEST_ENVELOPE_ID = 100;

    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(60);

    private final MailroomSettings settings;
    private final MailSignIn signIn;
    private final Session session;
    private final SMTPTransport transport;
    private int letters;

    private SmtpConnection(MailroomSettings settings, MailSignIn signIn, Session session, SMTPTransport transport) {
        this.settings = settings;
        this.signIn = signIn;
        this.session = session;
        this.transport = transport;
    }

    /** Connects and signs in; a server without the protection that is configured is not used. */
    static SmtpConnection open(MailroomSettings settings, MailSignIn signIn) throws MessagingException {
        return open(settings, signIn, false);
    }

    private static SmtpConnection open(MailroomSettings settings, MailSignIn signIn, boolean international)
            throws MessagingException {
        MailroomSettings.Smtp smtp = settings.smtp();
        String protocol = smtp.tls() == Tls.TLS ? "smtps" : "smtp";
        Session session = Session.getInstance(properties(settings, protocol, international));
        SMTPTransport transport = (SMTPTransport) session.getTransport(protocol);
        signIn.connect(transport, smtp.host(), smtp.port(), smtp.user(), smtp.password(), smtp.oauth2());
        return new SmtpConnection(settings, signIn, session, transport);
    }

    /** Whether another letter may go over it: it is open and has not had its number. */
    boolean isUsable() {
        return transport.isConnected() && letters < settings.smtp().lettersPerConnection();
    }

    /**
     * Sends exactly these bytes. A server that reports on deliveries (RFC 3461) is asked to tell of failure and delay,
     * under a name by which the report is known, and to leave the letter itself out of it.
     *
     * @param recipient the only one
     * @param name of the delivery, printable ASCII without plus and equals sign
     */
    Delivery send(String envelopeFrom, String recipient, String name, String dateLine, InputStream content) {
        letters++;
        if (isInternational(recipient)) {
            return sendInternational(envelopeFrom, recipient, name, dateLine, content);
        }
        return sendHere(envelopeFrom, recipient, name, dateLine, content);
    }

    /**
     * A local part beyond ASCII needs SMTPUTF8 (RFC 6531), which the library says for every letter of a connection or
     * for none; what can do without it never asks for it.
     */
    private Delivery sendInternational(
            String envelopeFrom, String recipient, String name, String dateLine, InputStream content) {
        if (!transport.supportsExtension("SMTPUTF8")) {
            return new Delivery.Refused("The address has letters beyond ASCII before the at sign, and our mail server"
                    + " does not offer SMTPUTF8 (RFC 6531), without which no mail can be sent there.");
        }
        try (SmtpConnection international = open(settings, signIn, true)) {
            return international.sendHere(envelopeFrom, recipient, name, dateLine, content);
        } catch (MessagingException e) {
            return new Delivery.Deferred("The mail server takes no letters now.");
        }
    }

    private Delivery sendHere(
            String envelopeFrom, String recipient, String name, String dateLine, InputStream content) {
        ExactMessage message = new ExactMessage(session, dateLine, content);
        try {
            message.setEnvelopeFrom(envelopeFrom);
            if (transport.supportsExtension("DSN")) {
                message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
                message.setReturnOption(SMTPMessage.RETURN_HDRS);
                if (name.length() <= LONGEST_ENVELOPE_ID) {
                    message.setMailExtension("ENVID=" + name);
                }
            }
            transport.sendMessage(message, new InternetAddress[] {address(recipient)});
            return new Delivery.Accepted(answer());
        } catch (AddressException e) {
            return new Delivery.Refused("No mail can be sent to the address: its domain cannot be.");
        } catch (MessagingException e) {
            return failed(e, message);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Everything that matters was answered before.
        }
    }

    private Delivery failed(MessagingException failure, ExactMessage message) {
        MessagingException answer = answerIn(failure);
        int code = codeOf(answer);
        String words = String.valueOf(answer.getMessage()).strip();
        if (code >= 500 && code < 600 && !ABOUT_US.contains(code)) {
            return new Delivery.Refused(words);
        }
        // The library sends the final dot only after the last byte was written without an error.
        if (code < 400 && message.isComplete()) {
            return new Delivery.Doubtful(words);
        }
        return new Delivery.Deferred(words);
    }

    private String answer() {
        String answer = transport.getLastServerResponse();
        return answer == null ? "" : answer.strip();
    }

    /** The answer of the server within a failure, the failure itself when the connection ended without one. */
    private static MessagingException answerIn(MessagingException failure) {
        MessagingException answer = failure;
        Exception at = failure;
        while (at instanceof MessagingException chained) {
            if (codeOf(chained) > 0) {
                answer = chained;
            }
            at = chained.getNextException();
        }
        return answer;
    }

    /** The SMTP code, 0 when there is none. */
    private static int codeOf(MessagingException failure) {
        if (failure instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException refused ? Math.max(0, refused.getReturnCode()) : 0;
    }

    private static boolean isInternational(String recipient) {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(recipient.substring(0, recipient.lastIndexOf('@')));
    }

    private static InternetAddress address(String recipient) throws AddressException {
        int at = recipient.lastIndexOf('@');
        InternetAddress address = new InternetAddress();
        try {
            address.setAddress(
                    recipient.substring(0, at + 1) + IDN.toASCII(recipient.substring(at + 1), IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException e) {
            throw new AddressException("no domain name");
        }
        return address;
    }

    /**
     * How long one answer of the server is waited for: a delivery waits for at most four, so a living sender has given
     * up before its lease ends and nobody takes its letter for broken off.
     */
    static Duration patience(Duration lease) {
        Duration share = lease.dividedBy(5);
        return share.compareTo(LONGEST_PATIENCE) < 0 ? share : LONGEST_PATIENCE;
    }

    private static Properties properties(MailroomSettings settings, String protocol, boolean international) {
        Tls tls = settings.smtp().tls();
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", "10000");
        String patience = Long.toString(patience(settings.lease()).toMillis());
        properties.setProperty(prefix + "timeout", patience);
        properties.setProperty(prefix + "writetimeout", patience);
        properties.setProperty(prefix + "localhost", settings.domain());
        properties.setProperty(prefix + "auth", Boolean.toString(settings.smtp().user() != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(international));
        MailSignIn.configure(properties, prefix, settings.smtp().oauth2());
        return properties;
    }

    /** A message that writes the stored bytes and nothing else, and knows whether it has written them all. */
    private static final class ExactMessage extends SMTPMessage {
        private final String dateLine;
        private final InputStream stored;
        private boolean complete;

        ExactMessage(Session session, String dateLine, InputStream stored) {
            super(session);
            this.dateLine = dateLine;
            this.stored = stored;
        }

        @Override
        public void writeTo(OutputStream wire, String[] ignored) throws IOException {
            byte[] first = (dateLine + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                new SequenceInputStream(new ByteArrayInputStream(first), stored).transferTo(wire);
            } catch (VaultUnavailable | DataAccessException e) {
                // As an IOException the library drops the connection without the final dot.
                throw new IOException("the letter could not be read to its end", e);
            }
            wire.flush();
            complete = true;
        }

        boolean isComplete() {
            return complete;
        }
    }
}
