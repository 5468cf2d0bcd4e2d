package org.habeas.mailroom.inbound;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
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
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.habeas.mailroom.signin.MailSignIn;
import org.jspecify.annotations.Nullable;

/** A folder over IMAP. Angus speaks the protocol; what is asked and what is believed is decided here, by UID. */
final class ImapServerFolder implements ServerFolder {

    private static final long FETCHED_AT_ONCE = 4L << 20;

    private final Store store;
    private final IMAPFolder folder;
    private final String doneFolder;
    private final Clock clock;

    private ImapServerFolder(Store store, IMAPFolder folder, String doneFolder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.doneFolder = doneFolder;
        this.clock = clock;
    }

    /** Connects, signs in and opens the folder; every command has a time limit. */
    static ImapServerFolder open(Account account, String folderName, MailSignIn signIn, Clock clock)
            throws MessagingException {
        Store store = Session.getInstance(properties(account)).getStore(account.tls() == Tls.TLS ? "imaps" : "imap");
        try {
            signIn.connect(store, account.host(), account.port(), account.user(), account.password(), account.oauth2());
            Folder done = store.getFolder(account.doneFolder());
            if (!done.exists()) {
                done.create(Folder.HOLDS_MESSAGES);
            }
            IMAPFolder folder = (IMAPFolder) store.getFolder(folderName);
            folder.open(Folder.READ_WRITE);
            return new ImapServerFolder(store, folder, account.doneFolder(), clock);
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store);
            throw e;
        }
    }

    @Override
    public long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    @Override
    public List<Listed> list() throws MessagingException {
        List<Listed> mails = new ArrayList<>();
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
    public boolean moveAway(long uid) throws MessagingException {
        return Boolean.TRUE.equals(folder.doCommand(protocol -> {
            Argument target = new Argument();
            target.writeAtom(Long.toString(uid));
            target.writeString(BASE64MailboxEncoder.encode(doneFolder));
            if (protocol.hasCapability("MOVE")) {
                command(protocol, "UID MOVE", target);
                return true;
            }
            if (!protocol.hasCapability("UIDPLUS")) {
                return false;
            }
            command(protocol, "UID COPY", target);
            Argument deleted = new Argument();
            deleted.writeAtom(Long.toString(uid));
            deleted.writeAtom("+FLAGS.SILENT");
            deleted.writeAtom("(\\Deleted)");
            command(protocol, "UID STORE", deleted);
            protocol.uidexpunge(UIDSet.createUIDSets(new long[] {uid}));
            return true;
        }));
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

    private static Response[] command(IMAPProtocol protocol, String command, @Nullable Argument arguments)
            throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // See close().
        }
    }

    private static Properties properties(Account account) {
        Tls tls = account.tls();
        Properties properties = new Properties();
        for (String protocol : List.of("imap", "imaps")) {
            String prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "connectiontimeout", "10000");
            properties.setProperty(prefix + "timeout", "60000");
            properties.setProperty(prefix + "writetimeout", "60000");
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
            properties.setProperty(prefix + "starttls.required", Boolean.toString(tls == Tls.STARTTLS));
            MailSignIn.configure(properties, prefix, account.oauth2());
        }
        return properties;
    }
}
