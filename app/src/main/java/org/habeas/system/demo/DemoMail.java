package org.habeas.system.demo;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a requester of the demonstration sees it.
 *
 * @param uid number in its mailbox
 * @param replyTo address to which an answer goes; empty when none was given
 * @param messageId with angle brackets, as {@code In-Reply-To} wants it
 * @param text plain text part, empty when there is none
 * @param attachments names of what came with it
 */
public record DemoMail(
        long uid,
        String from,
        String replyTo,
        String subject,
        String messageId,
        Instant receivedAt,
        String text,
        List<String> attachments) {

    static DemoMail of(StoredMessage stored) {
        try {
            MimeMessage mail = stored.getMimeMessage();
            List<String> attachments = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            read(mail, text, attachments);
            return new DemoMail(
                    stored.getUid(),
                    first(mail.getFrom()),
                    first(mail.getReplyTo()),
                    orEmpty(mail.getSubject()),
                    orEmpty(mail.getMessageID()),
                    stored.getReceivedDate().toInstant(),
                    text.toString(),
                    List.copyOf(attachments));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail in the demo mailbox cannot be read", e);
        }
    }

    private static void read(Part part, StringBuilder text, List<String> attachments)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                read(inner, text, attachments);
            }
        } else if (part.getFileName() != null) {
            attachments.add(part.getFileName());
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }

    private static String first(Address @Nullable [] addresses) {
        return addresses != null && addresses.length > 0 && addresses[0] instanceof InternetAddress address
                ? orEmpty(address.getAddress())
                : "";
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
