package org.habeas.system.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.system.CommandFailed;
import org.habeas.system.samples.SampleMails;
import org.habeas.system.smtp.SmtpDelivery;
import org.habeas.system.smtp.SmtpRefused;

/**
 * A mail server in memory on the loopback address: it takes mail for anybody, so that no demonstration ever mails a
 * real person, and gives the company's mailbox by IMAP. It writes each mail to a file before it says that it took it.
 */
public final class DemoMailServer implements AutoCloseable {

    /** The login of the company's mailbox. */
    public static final String LOGIN = "sar";

    /** Its password; the server listens on the loopback address only. */
    public static final String PASSWORD = "sar";

    /** The company's public addresses, whose mail lies in one mailbox. */
    private static final Set<String> COMPANY =
            Set.of(SampleMails.MAILBOX, SampleMails.LEGAL_MAILBOX, SampleMails.SECURITY_MAILBOX);

    private static final String LOOPBACK = "127.0.0.1";
    private static final long STARTUP_MILLIS = 10_000;

    private final GreenMail server;
    private final MailFiles files;
    private final Map<String, KeptMailbox> mailboxes = new ConcurrentHashMap<>();

    private DemoMailServer(GreenMail server, MailFiles files) {
        this.server = server;
        this.files = files;
    }

    /**
     * Starts it with the mail that was in it when it last ended, however it ended.
     *
     * @param smtpPort 0 for any free one
     * @param directory in which its mail lies
     * @throws CommandFailed when the port is taken
     */
    public static DemoMailServer start(int smtpPort, Path directory) {
        FreePorts.demand(smtpPort, "the demo mailbox", "--smtp-port");
        GreenMail server = new GreenMail(
                new ServerSetup[] {setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(0, ServerSetup.PROTOCOL_IMAP)});
        server.setUser(SampleMails.MAILBOX, LOGIN, PASSWORD);
        DemoMailServer started = new DemoMailServer(server, new MailFiles(directory));
        // both before it listens: no mail may come past the files or before those that lie there
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> started.mailboxOf(recipient.getEmail()));
        started.files.load((address, file, mail) -> started.mailboxOf(address).load(file, mail));
        server.start();
        return started;
    }

    /** Where it takes mail. */
    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** Where the company's mailbox can be read. */
    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Delivers a raw mail by SMTP, as anybody would. */
    public void deliver(String sender, String recipient, byte[] mail) {
        try {
            new SmtpDelivery(smtpPort()).deliver(sender, recipient, mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SmtpRefused e) {
            throw new IllegalStateException(e);
        }
    }

    /** The addresses, other than the company's, that have received mail. */
    public List<String> requesters() {
        return server.getUserManager().listUser().stream()
                .filter(user -> !user.getEmail().equals(SampleMails.MAILBOX))
                .filter(user -> !messages(user).isEmpty())
                .map(GreenMailUser::getEmail)
                .sorted()
                .toList();
    }

    /** What an address has received, newest first; empty for an address nobody wrote to. */
    public List<DemoMail> received(String address) {
        GreenMailUser user = server.getUserManager().getUserByEmail(address);
        return user == null
                ? List.of()
                : messages(user).stream()
                        .sorted(Comparator.comparingLong(StoredMessage::getUid).reversed())
                        .map(DemoMail::of)
                        .toList();
    }

    @Override
    public void close() {
        server.stop();
        mailboxes.values().forEach(KeptMailbox::close);
    }

    private List<StoredMessage> messages(GreenMailUser user) {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The company's addresses, signed ones ({@code sar+...@}) too, are one mailbox; everybody else has one of their own. */
    private KeptMailbox mailboxOf(String address) {
        String wanted = address.toLowerCase(Locale.ROOT);
        if (COMPANY.contains(wanted.replaceFirst("\\+[^@]*@", "@"))) {
            wanted = SampleMails.MAILBOX;
        }
        return mailboxes.computeIfAbsent(wanted, this::mailbox);
    }

    private KeptMailbox mailbox(String address) {
        try {
            UserManager users = server.getUserManager();
            GreenMailUser known = users.getUserByEmail(address);
            GreenMailUser user = known == null ? users.createUser(address, address, address) : known;
            return new KeptMailbox(
                    user, server.getManagers().getImapHostManager().getInbox(user), files);
        } catch (UserException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, LOOPBACK, protocol);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        return setup;
    }
}
