package org.habeas.system.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A mailbox whose mail lies on disk before its sender is told that it was taken, and until it is moved or expunged. */
final class KeptMailbox implements GreenMailUser, FolderListener {

    private final GreenMailUser user;
    private final MailFolder inbox;
    private final MailFiles files;
    private final Map<Long, Path> kept = new ConcurrentHashMap<>();

    KeptMailbox(GreenMailUser user, MailFolder inbox, MailFiles files) {
        this.user = user;
        this.inbox = inbox;
        this.files = files;
        inbox.addListener(this);
    }

    /** Called by the server before it answers 250; an exception makes it answer 451. */
    @Override
    public void deliver(MovingMessage mail) {
        deliver(mail.getMessage());
    }

    @Override
    public synchronized void deliver(MimeMessage mail) {
        Path file = files.keep(user.getEmail(), mail);
        try {
            load(file, mail);
        } catch (RuntimeException e) {
            files.forget(file);
            throw e;
        }
    }

    /** Puts a mail into the mailbox that lies on disk already. */
    synchronized void load(Path file, MimeMessage mail) {
        long uid = inbox.getUIDNext();
        user.deliver(mail);
        kept.put(uid, file);
        // a reader may have expunged it before it was noted here
        forget(stored -> false);
    }

    /** Forgets also what is marked as deleted, for nobody can expunge it any more. */
    void close() {
        forget(stored -> stored.isSet(Flags.Flag.DELETED));
    }

    // holds no lock of its own: the server calls it while it holds those of the folder
    @Override
    public void expunged(int number) {
        forget(stored -> false);
    }

    @Override
    public void added(int number) {}

    @Override
    public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {}

    @Override
    public void mailboxDeleted() {}

    private void forget(Predicate<StoredMessage> unwanted) {
        kept.forEach((uid, file) -> {
            // looked up one by one: a list made earlier would lack what has come since
            StoredMessage stored = inbox.getMessage(uid);
            if ((stored == null || unwanted.test(stored)) && kept.remove(uid, file)) {
                files.forget(file);
            }
        });
    }

    @Override
    public String getEmail() {
        return user.getEmail();
    }

    @Override
    public String getLogin() {
        return user.getLogin();
    }

    @Override
    public void create() {
        user.create();
    }

    @Override
    public void delete() {
        user.delete();
    }

    @Override
    public String getPassword() {
        return user.getPassword();
    }

    @Override
    public void setPassword(String password) {
        user.setPassword(password);
    }

    @Override
    public void authenticate(String password) throws UserException {
        user.authenticate(password);
    }

    @Override
    public String getQualifiedMailboxName() {
        return user.getQualifiedMailboxName();
    }
}
