package org.habeas.mailroom.inbound;

import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mailbox in GreenMail, which keeps parsed mails and so proves nothing about broken bytes. */
final class GreenMailbox implements MailIntakeContract.MailboxOnServer {

    private final GreenMail server;
    private final JdbcClient jdbc;

    GreenMailbox(GreenMail server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
    }

    /** Empties the mailbox. */
    void clear() throws FolderException {
        for (String name : new String[] {"INBOX", "Done"}) {
            MailFolder folder = folder(name);
            if (folder != null) {
                folder.deleteAllMessages();
            }
        }
    }

    @Override
    public void deliver(byte[] raw) throws Exception {
        inbox().appendMessage(
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)),
                        new Flags(),
                        Date.from(Clock.systemUTC().instant()));
    }

    @Override
    public int waiting() {
        return inbox().getMessageCount();
    }

    @Override
    public int done() {
        MailFolder done = folder("Done");
        return done == null ? 0 : done.getMessageCount();
    }

    /** GreenMail cannot number its INBOX anew; to us it looks the same when what we remember is another number. */
    @Override
    public void renumber() throws Exception {
        MailFolder done = Objects.requireNonNull(folder("Done"));
        for (StoredMessage mail : List.copyOf(done.getMessages())) {
            inbox().appendMessage(mail.getMimeMessage(), new Flags(), mail.getReceivedDate());
        }
        done.deleteAllMessages();
        jdbc.sql("update mailroom_inbound_mail set uidvalidity = uidvalidity - 1")
                .update();
        jdbc.sql("update mailroom_folder set uidvalidity = uidvalidity - 1").update();
    }

    @Override
    public void markSeen() throws Exception {
        for (StoredMessage mail : List.copyOf(inbox().getMessages())) {
            mail.setFlag(Flags.Flag.SEEN, true);
        }
    }

    @Override
    public boolean keepsBytes() {
        return false;
    }

    private MailFolder inbox() {
        return Objects.requireNonNull(folder(ImapConstants.INBOX_NAME));
    }

    private @Nullable MailFolder folder(String name) {
        return server.getManagers().getImapHostManager().getFolder(user(), name);
    }

    private GreenMailUser user() {
        return server.getUserManager().getUser("sar");
    }
}
