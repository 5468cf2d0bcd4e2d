package org.habeas.mailroom.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dovecot (IMAP) and Postfix (SMTP) running for a test on loopback. Every address of every domain has a mailbox here,
 * made by the first mail; {@code name+anything@} is the mailbox {@code name@}; nothing leaves the machine. Mail and
 * queue stay in the directory and are there again when servers are started in it anew.
 */
public final class RealMailServers implements AutoCloseable {

    private static final String COMPANY = "sar@northwind.example";
    private static final int TRIES = 3;

    private final MailServerFiles files;
    private final Ports ports;
    private final Supervisor supervisor;
    private final @Nullable SelfSignedCertificate certificate;

    private RealMailServers(
            MailServerFiles files, Ports ports, Supervisor supervisor, @Nullable SelfSignedCertificate certificate) {
        this.files = files;
        this.ports = ports;
        this.supervisor = supervisor;
        this.certificate = certificate;
    }

    /** What is missing on this machine; a test calls {@link ServerAvailability#require()} on it. */
    public static ServerAvailability available() {
        return ServerAvailability.onThisMachine();
    }

    /** Starts both servers without TLS on free ports; returns when both have greeted. */
    public static RealMailServers start(Path directory) {
        return start(MailServerFiles.in(directory), null, Map.of());
    }

    /**
     * As {@link #start}, and Postfix brings the mail of some domains by LMTP to other servers on this machine.
     *
     * @param lmtpRoutes their ports by domain
     */
    public static RealMailServers startWithRoutes(Path directory, Map<String, Integer> lmtpRoutes) {
        return start(MailServerFiles.in(directory), null, lmtpRoutes);
    }

    /** As {@link #start}, and both servers offer STARTTLS with a certificate for {@code localhost} of its own. */
    public static RealMailServers startWithTls(Path directory) {
        MailServerFiles files = MailServerFiles.in(directory);
        return start(files, SelfSignedCertificate.in(files.configuration()), Map.of());
    }

    private static RealMailServers start(
            MailServerFiles files, @Nullable SelfSignedCertificate certificate, Map<String, Integer> lmtpRoutes) {
        IllegalStateException last = new IllegalStateException("never tried");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            // Between choosing a port and listening on it somebody else may take it: then once more with others.
            Ports ports = Ports.free();
            String greeting = "Habeas test " + System.nanoTime();
            files.write(ports, greeting, certificate, lmtpRoutes);
            Supervisor supervisor = Supervisor.start(files);
            if (ports.greet(greeting, Duration.ofSeconds(20))) {
                return new RealMailServers(files, ports, supervisor, certificate);
            }
            supervisor.stop();
            last = new IllegalStateException("The mail servers did not start:\n" + files.logs());
        }
        throw last;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int imapPort() {
        return ports.imap();
    }

    public int smtpPort() {
        return ports.smtp();
    }

    /** The company's mailbox, which is also the user to sign in with; any other address works as well. */
    public String user() {
        return COMPANY;
    }

    /** The password of every mailbox. */
    public String password() {
        return MailServerFiles.PASSWORD;
    }

    /** The certificate both servers show, as a PEM file; empty without TLS. */
    public Optional<Path> certificate() {
        return Optional.ofNullable(certificate).map(SelfSignedCertificate::pem);
    }

    /** Delivers a mail by SMTP from an empty return path; see {@link #deliver(byte[], String, String)}. */
    public void deliver(byte[] mail, String to) {
        deliver(mail, "", to);
    }

    /**
     * Delivers a mail by SMTP and returns when Postfix has taken it into its queue; it reaches the mailbox a moment
     * later. Line ends are sent as CRLF, every other byte as it is.
     */
    public void deliver(byte[] mail, String from, String to) {
        try (SmtpConnection connection = SmtpConnection.open(smtpPort())) {
            connection.send(mail, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts bytes into the inbox of {@code mailbox} behind the servers' back, as no SMTP server would let through. */
    public void place(byte[] mail, String mailbox) {
        maildir(mailbox).place(mail);
    }

    /** Puts every mail of a folder back into the inbox. */
    public void putBack(String mailbox, String folder) {
        maildir(mailbox).putBack(folder);
    }

    /** Marks every mail in the inbox of {@code mailbox} as seen. */
    public void markSeen(String mailbox) {
        maildir(mailbox).markSeen();
    }

    /** Makes Dovecot number the inbox of {@code mailbox} anew, as after a restored backup; nobody may be signed in. */
    public void renumber(String mailbox) {
        maildir(mailbox).renumber();
    }

    /** The bytes of every mail in the inbox of {@code mailbox} as they lie on disk, in no particular order. */
    public List<byte[]> messagesOf(String mailbox) {
        return maildir(mailbox).messages("INBOX");
    }

    /** The bytes of every mail in one folder of {@code mailbox}; none if there is no such folder. */
    public List<byte[]> messagesOf(String mailbox, String folder) {
        return maildir(mailbox).messages(folder);
    }

    /** The inbox after it holds {@code count} mails; fails if it does not within {@code limit}. */
    public List<byte[]> awaitMessages(String mailbox, int count, Duration limit) {
        return maildir(mailbox).await(count, limit);
    }

    /** Waits until Postfix has nothing left to deliver; fails if it has after {@code limit}. */
    public void awaitEmptyQueue(Duration limit) {
        if (!Waiting.until(files::queueIsEmpty, System.nanoTime() + limit.toNanos())) {
            throw new AssertionError("Mail still waits in the queue after " + limit + "\n" + files.logs());
        }
    }

    /** The names of the folders of {@code mailbox}, INBOX included, with a dot between levels. */
    public List<String> folders(String mailbox) {
        return maildir(mailbox).folders();
    }

    /** The address of every mailbox that has got mail. */
    public List<String> mailboxes() {
        return files.mailboxes();
    }

    /** The end of all the servers' logs, to show with a failure. */
    public String logs() {
        return files.logs();
    }

    /** Ids of every process that belongs to the servers now. */
    List<Long> pids() {
        return supervisor.pids();
    }

    private Maildir maildir(String mailbox) {
        return new Maildir(files.mailbox(mailbox));
    }

    /** Stops both servers and everything they started; the mail stays. */
    public void stop() {
        supervisor.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
