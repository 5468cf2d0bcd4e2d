package org.habeas.mailroom.server;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A mail program that looks at a mailbox of the {@link RealMailServers} through IMAP. */
public final class ImapReader {

    private ImapReader() {}

    static Store connect(RealMailServers servers, String mailbox, String password) throws MessagingException {
        Store store = session(servers).getStore("imap");
        store.connect(servers.host(), servers.imapPort(), mailbox, password);
        return store;
    }

    /** The bytes of every mail in the inbox as the server gives them. */
    public static List<byte[]> inboxOf(RealMailServers servers, String mailbox) throws MessagingException, IOException {
        List<byte[]> mails = new ArrayList<>();
        try (Store store = connect(servers, mailbox, servers.password());
                Folder inbox = open(store, Folder.READ_ONLY)) {
            for (Message message : inbox.getMessages()) {
                try (InputStream bytes = ((IMAPMessage) message).getMimeStream()) {
                    mails.add(bytes.readAllBytes());
                }
            }
        }
        return mails;
    }

    /** UIDVALIDITY and UID. */
    static String identityOfTheFirstMail(RealMailServers servers, String mailbox) throws MessagingException {
        try (Store store = connect(servers, mailbox, servers.password());
                IMAPFolder inbox = (IMAPFolder) open(store, Folder.READ_ONLY)) {
            return inbox.getUIDValidity() + "/" + inbox.getUID(inbox.getMessage(1));
        }
    }

    /** Moves every mail of the inbox to another folder, which is made. */
    static void moveEverything(RealMailServers servers, String mailbox, String to) throws MessagingException {
        try (Store store = connect(servers, mailbox, servers.password());
                IMAPFolder inbox = (IMAPFolder) open(store, Folder.READ_WRITE)) {
            Folder target = store.getFolder(to);
            target.create(Folder.HOLDS_MESSAGES);
            inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.SEEN), false);
            inbox.moveMessages(inbox.getMessages(), target);
        }
    }

    static boolean smtpUsesTls(RealMailServers servers) throws MessagingException {
        try (SMTPTransport transport = (SMTPTransport) session(servers).getTransport("smtp")) {
            transport.connect(servers.host(), servers.smtpPort(), servers.user(), servers.password());
            return transport.isSSL();
        }
    }

    private static Folder open(Store store, int mode) throws MessagingException {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(mode);
        return inbox;
    }

    private static Session session(RealMailServers servers) {
        Properties properties = new Properties();
        String tls = String.valueOf(servers.certificate().isPresent());
        for (String protocol : List.of("imap", "smtp")) {
            properties.setProperty("mail." + protocol + ".starttls.enable", tls);
            properties.setProperty("mail." + protocol + ".starttls.required", tls);
            properties.setProperty("mail." + protocol + ".ssl.trust", "127.0.0.1");
            properties.setProperty("mail." + protocol + ".timeout", "10000");
        }
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.partialfetch", "false");
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties);
    }
}
