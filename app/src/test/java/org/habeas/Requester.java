package org.habeas;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.demo.DemoMailServer;
import org.habeas.system.samples.SampleMails;

/** A person who writes to the privacy desk with a mail program and reads what comes back. */
final class Requester {

    private final DemoMailServer server;
    private final String name;
    private final String address;

    /** Somebody whose address nobody else has. */
    Requester(DemoMailServer server, String name) {
        this.server = server;
        this.name = name;
        this.address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "."
                + UUID.randomUUID().toString().substring(0, 8) + "@mail.example";
    }

    String address() {
        return address;
    }

    /** Writes to the public address. */
    void writes(String subject, String text) {
        sends(SampleMails.MAILBOX, "Subject: " + subject, text);
    }

    /** Answers a mail as a mail program does: to its signed address and in its thread. */
    void answers(DemoMail mail, String text) {
        sends(
                mail.replyTo(),
                "Subject: Re: " + mail.subject() + "\r\nIn-Reply-To: " + mail.messageId() + "\r\nReferences: "
                        + mail.messageId(),
                text);
    }

    /** What came, oldest first. */
    List<DemoMail> received() {
        List<DemoMail> newestFirst = new ArrayList<>(server.received(address));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The newest mail byte for byte, as this person's mail program fetches it. */
    byte[] fetchesNewest() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                Message newest = inbox.getMessage(inbox.getMessageCount());
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                newest.writeTo(bytes);
                return bytes.toByteArray();
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sends(String to, String headers, String text) {
        String mail = "From: " + name + " <" + address + ">\r\nTo: <" + to + ">\r\n" + headers
                + "\r\nDate: Sun, 22 Nov 2026 08:00:00 +0000\r\nMessage-ID: <" + UUID.randomUUID()
                + "@mail.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n" + text.replace("\n", "\r\n") + "\r\n";
        server.deliver(address, to, mail.getBytes(StandardCharsets.UTF_8));
    }
}
