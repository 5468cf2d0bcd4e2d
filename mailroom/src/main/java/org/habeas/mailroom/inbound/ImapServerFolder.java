package org.habeas.mailroom.inbound;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.habeas.mailroom.MailboxTrouble;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.habeas.mailroom.signin.MailSignIn;
import org.jspecify.annotations.Nullable;

/** A folder over IMAP. Angus speaks the protocol; what is asked and what is believed is decided here, by UID. */
final class ImapServerFolder implements ServerFolder {

    private static final long FETCHED_AT_ONCE = 4L << 20;
    private static final Pattern COPY_UID = Pattern.compile("\\[COPYUID (\\d+) \\d+ (\\d+)\\]");

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Store store;
    private final KnownSockets sockets;
    private final IMAPFolder folder;
    private final String doneFolder;
    private final Clock clock;
    private boolean newMail;

    private ImapServerFolder(Store store, KnownSockets sockets, IMAPFolder folder, String doneFolder, Clock clock) {
        this.store = store;
        this.sockets = sockets;
        this.folder = folder;
        this.doneFolder = doneFolder;
        this.clock = clock;
    }

    /** Connects, signs in and opens the folder; every command has a time limit. */
    static ImapServerFolder open(Account account, String folderName, MailSignIn signIn, Clock clock)
            throws MessagingException {
        KnownSockets sockets = new KnownSockets();
        Store store =
                Session.getInstance(properties(account, sockets)).getStore(account.tls() == Tls.TLS ? "imaps" : "imap");
        try {
            signIn.connect(store, account.host(), account.port(), account.user(), account.password(), account.oauth2());
            Folder done = store.getFolder(account.doneFolder());
            if (!done.exists()) {
                done.create(Folder.HOLDS_MESSAGES);
            }
            IMAPFolder folder = (IMAPFolder) store.getFolder(folderName);
            folder.open(Folder.READ_WRITE);
            return new ImapServerFolder(store, sockets, folder, account.doneFolder(), clock);
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store);
            throw e;
        }
    }

    @Override
    public void refresh() throws MessagingException {
        if (folder.isOpen()) {
            folder.close(false);
        }
        folder.open(Folder.READ_WRITE);
    }

    @Override
    public long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    @Override
    public long uidNext() throws MessagingException {
        return Math.max(0, folder.getUIDNext());
    }

    @Override
    public List<Listed> list() throws MessagingException {
        List<Listed> mails = new ArrayList<>();
        newMail = false;
        if (folder.getMessageCount() == 0) {
            return mails;
        }
        for (FetchResponse fetched : fetch("UID FETCH 1:* (UID INTERNALDATE RFC822.SIZE)")) {
            UID uid = fetched.getItem(UID.class);
            INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
            RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
            if (uid != null) {
                Instant received = date == null || date.getDate() == null
                        ? clock.instant()
                        : date.getDate().toInstant();
                mails.add(new Listed(uid.uid, received, size == null ? 0 : size.size));
            }
        }
        return mails;
    }

    @Override
    public InputStream open(Listed mail) throws MessagingException {
        // A small mail in one literal, which every server can; a large one in pieces, so that it is never whole in
        // memory.
        return mail.size() <= FETCHED_AT_ONCE
                ? new ByteArrayInputStream(literal(mail.uid(), "BODY.PEEK[]"))
                : new LiteralPieces((from, length) -> literal(mail.uid(), "BODY.PEEK[]<" + from + "." + length + ">"));
    }

    @Override
    public Set<MailboxTrouble> shortcomings() throws MessagingException {
        if (folder.getMode() == Folder.READ_ONLY) {
            return Set.of(MailboxTrouble.READ_ONLY);
        }
        return Boolean.TRUE.equals(folder.doCommand(
                        protocol -> protocol.hasCapability("MOVE") || protocol.hasCapability("UIDPLUS")))
                ? Set.of()
                : Set.of(MailboxTrouble.NO_SAFE_MOVE);
    }

    @Override
    public Away moveAway(long uid) throws MessagingException {
        if (folder.getMode() == Folder.READ_ONLY) {
            return new Away(OnServer.THERE, MailboxTrouble.READ_ONLY, null);
        }
        return (Away) folder.doCommand(protocol -> {
            Argument target = new Argument();
            target.writeAtom(Long.toString(uid));
            target.writeString(BASE64MailboxEncoder.encode(doneFolder));
            DonePlace place;
            try {
                if (protocol.hasCapability("MOVE")) {
                    return new Away(OnServer.MOVED, null, place(command(protocol, "UID MOVE", target)));
                }
                place = place(command(protocol, "UID COPY", target));
            } catch (CommandFailedException | BadCommandException e) {
                return new Away(OnServer.THERE, refusal(e.getResponse()), null);
            }
            // From here on a copy lies in the done folder: to copy once more with every look would fill it.
            try {
                flagDeleted(protocol, uid);
                if (protocol.hasCapability("UIDPLUS")) {
                    protocol.uidexpunge(UIDSet.createUIDSets(new long[] {uid}));
                    return new Away(OnServer.MOVED, null, place);
                }
                return new Away(OnServer.LEFT, MailboxTrouble.NO_SAFE_MOVE, place);
            } catch (CommandFailedException | BadCommandException e) {
                return new Away(OnServer.LEFT, refusal(e.getResponse()), place);
            }
        });
    }

    @Override
    public boolean remove(long uid) throws MessagingException {
        return Boolean.TRUE.equals(folder.doCommand(protocol -> {
            if (!protocol.hasCapability("UIDPLUS")) {
                return false;
            }
            flagDeleted(protocol, uid);
            protocol.uidexpunge(UIDSet.createUIDSets(new long[] {uid}));
            return true;
        }));
    }

    @Override
    public void awaitNews(Duration longest, Duration answer) throws MessagingException, InterruptedException {
        if (newMail) {
            return;
        }
        boolean waited = Boolean.TRUE.equals(folder.doCommand(protocol -> {
            try {
                return protocol.hasCapability("IDLE")
                        && new ImapIdle(protocol, sockets).await(longest, answer, LONGEST_SILENCE);
            } catch (SocketException e) {
                throw new ConnectionException(e.toString());
            }
        }));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!waited) {
            Thread.sleep(longest.toMillis());
        }
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException e) {
            // The connection is gone already; nothing of ours depends on a clean goodbye.
        }
        closeQuietly(store);
    }

    private byte[] literal(long uid, String item) throws MessagingException {
        for (FetchResponse fetched : fetch("UID FETCH " + uid + " (UID " + item + ")")) {
            UID answered = fetched.getItem(UID.class);
            BODY body = fetched.getItem(BODY.class);
            if (answered != null && answered.uid == uid && body != null) {
                return body.getByteArray() == null
                        ? new byte[0]
                        : body.getByteArray().getNewBytes();
            }
        }
        return new byte[0];
    }

    private List<FetchResponse> fetch(String command) throws MessagingException {
        List<FetchResponse> fetched = new ArrayList<>();
        folder.doCommand(protocol -> {
            for (Response response : command(protocol, command, null)) {
                if (response instanceof FetchResponse answer) {
                    fetched.add(answer);
                }
            }
            return null;
        });
        return fetched;
    }

    private Response[] command(IMAPProtocol protocol, String command, @Nullable Argument arguments)
            throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        for (Response response : responses) {
            newMail |= ImapIdle.tellsOfMail(response);
        }
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private void flagDeleted(IMAPProtocol protocol, long uid) throws ProtocolException {
        Argument deleted = new Argument();
        deleted.writeAtom(Long.toString(uid));
        deleted.writeAtom("+FLAGS.SILENT");
        deleted.writeAtom("(\\Deleted)");
        command(protocol, "UID STORE", deleted);
    }

    /** Where the server says it has put the mail (RFC 4315, COPYUID). */
    private static @Nullable DonePlace place(Response[] responses) {
        for (Response response : responses) {
            Matcher copied = COPY_UID.matcher(response.toString());
            if (response.isOK() && copied.find()) {
                return new DonePlace(Long.parseLong(copied.group(1)), Long.parseLong(copied.group(2)));
            }
        }
        return null;
    }

    private static MailboxTrouble refusal(@Nullable Response response) {
        return String.valueOf(response).toUpperCase(Locale.ROOT).contains("[OVERQUOTA]")
                ? MailboxTrouble.OVER_QUOTA
                : MailboxTrouble.MOVE_REFUSED;
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // See close().
        }
    }

    private static Properties properties(Account account, KnownSockets sockets) {
        Tls tls = account.tls();
        Properties properties = new Properties();
        for (String protocol : List.of("imap", "imaps")) {
            String prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "connectiontimeout", "10000");
            properties.setProperty(prefix + "timeout", Long.toString(LONGEST_SILENCE.toMillis()));
            properties.setProperty(prefix + "writetimeout", "60000");
            properties.setProperty(prefix + "allowreadonlyselect", "true");
            properties.put(prefix + "socketFactory", sockets);
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
            properties.setProperty(prefix + "starttls.required", Boolean.toString(tls == Tls.STARTTLS));
            MailSignIn.configure(properties, prefix, account.oauth2());
        }
        return properties;
    }
}
