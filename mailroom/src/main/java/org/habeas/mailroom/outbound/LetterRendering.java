package org.habeas.mailroom.outbound;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.mailroom.reading.FileNames;
import org.springframework.stereotype.Component;

/**
 * Renders a letter to the bytes that will leave, all but the {@code Date} line, which is fixed when the letter is first
 * tried. The header block is checked afterwards: nothing in a name, subject or file name can add a line to it.
 */
@Component
class LetterRendering {

    private static final Set<String> ALLOWED = Set.of(
            "from",
            "to",
            "reply-to",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "auto-submitted",
            "x-auto-response-suppress",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-language");

    /** RFC 5322 3.6.4, and nothing else: an id is the one thing of a mail that we repeat to whoever it says it is from. */
    private static final Pattern ID =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,150}@(?:[\\w.-]{1,100}|\\[[\\w.:-]{1,100}\\])");

    /** Kept, because a session looks for providers through the whole class path. */
    private static final Session ASCII = session(false);

    private static final Session INTERNATIONAL = session(true);

    private final Documents documents;

    LetterRendering(Documents documents) {
        this.documents = documents;
    }

    /**
     * What stands in the header beside the letter itself.
     *
     * @param replyTo signed address of the case
     * @param messageId without angle brackets
     * @param references Message-IDs of the thread, oldest first; the last one is answered
     */
    record Envelope(PostAddress from, String replyTo, String messageId, List<String> references) {}

    byte[] render(Letter letter, Envelope envelope) {
        try {
            MimeMessage message = new FixedIdMessage(session(letter.to()), envelope.messageId());
            message.setFrom(address(envelope.from()));
            message.setRecipient(Message.RecipientType.TO, address(letter.to()));
            message.setReplyTo(new InternetAddress[] {new InternetAddress(envelope.replyTo())});
            message.setSubject(letter.subject(), "UTF-8");
            message.setContentLanguage(new String[] {letter.language()});
            thread(message, envelope.references());
            if (letter.automatic()) {
                message.setHeader("Auto-Submitted", "auto-replied");
                message.setHeader("X-Auto-Response-Suppress", "All");
            }
            body(message, letter);
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes, new String[] {"Date"});
            endWithLine(bytes);
            return checked(bytes.toByteArray());
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("letter " + letter.kind() + " cannot be rendered", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address beyond ASCII stands in the header as it is (RFC 6532); every other header keeps to ASCII. */
    private static Session session(PostAddress to) {
        String local = to.address().substring(0, to.address().lastIndexOf('@'));
        return StandardCharsets.US_ASCII.newEncoder().canEncode(local) ? ASCII : INTERNATIONAL;
    }

    private static Session session(boolean international) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(international));
        return Session.getInstance(properties);
    }

    private static void thread(MimeMessage message, List<String> references) throws MessagingException {
        List<String> ids = references.stream()
                .filter(id -> ID.matcher(id).matches())
                .map(id -> "<" + id + ">")
                .toList();
        if (!ids.isEmpty()) {
            message.setHeader("In-Reply-To", ids.get(ids.size() - 1));
            message.setHeader("References", MimeUtility.fold(12, String.join(" ", ids)));
        }
    }

    private void body(MimeMessage message, Letter letter) throws MessagingException {
        MimeMultipart alternative = letter.html() == null
                ? null
                : new MimeMultipart("alternative", text(letter.text(), "plain"), text(letter.html(), "html"));
        if (!letter.documents().isEmpty()) {
            MimeMultipart mixed =
                    new MimeMultipart("mixed", alternative == null ? text(letter.text(), "plain") : part(alternative));
            for (UUID id : letter.documents()) {
                mixed.addBodyPart(attachment(letter, id, mixed.getCount() - 1));
            }
            message.setContent(mixed);
        } else if (alternative != null) {
            message.setContent(alternative);
        } else {
            message.setText(letter.text(), "UTF-8", "plain");
            message.setHeader("Content-Transfer-Encoding", "quoted-printable");
        }
    }

    private MimeBodyPart attachment(Letter letter, UUID id, int number) throws MessagingException {
        CaseDocument document = documents
                .find(letter.reference(), id)
                .orElseThrow(() -> new IllegalArgumentException("the case has no document " + id));
        String name = FileNames.clean(document.name(), document.mediaType(), number);
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new DocumentSource(documents, document, name)));
        part.setFileName(name);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(words, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static MimeBodyPart part(MimeMultipart inner) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(inner);
        return part;
    }

    private static InternetAddress address(PostAddress address) throws UnsupportedEncodingException {
        int at = address.address().lastIndexOf('@');
        String domain = IDN.toASCII(address.address().substring(at + 1), IDN.ALLOW_UNASSIGNED);
        return new InternetAddress(
                address.address().substring(0, at + 1) + domain,
                address.name().isEmpty() ? null : address.name(),
                "UTF-8");
    }

    /** On the wire a letter always ends with a line end (RFC 5321 4.1.1.4), so the stored one does too. */
    private static void endWithLine(ByteArrayOutputStream message) {
        byte[] bytes = message.toByteArray();
        if (bytes.length < 2 || bytes[bytes.length - 2] != '\r' || bytes[bytes.length - 1] != '\n') {
            message.writeBytes(new byte[] {'\r', '\n'});
        }
    }

    private static byte[] checked(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String header = text.substring(0, text.indexOf("\r\n\r\n"));
        for (String line : header.split("\r\n", -1)) {
            boolean continued = line.startsWith(" ") || line.startsWith("\t");
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || (!continued && !ALLOWED.contains(name))) {
                throw new IllegalArgumentException("the letter would carry a header line that is not ours");
            }
        }
        return message;
    }

    /** Keeps our Message-ID where the library would make one up. */
    private static final class FixedIdMessage extends MimeMessage {
        private final String messageId;

        FixedIdMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + messageId + ">");
        }
    }

    private record DocumentSource(Documents documents, CaseDocument document, String name) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return documents.open(document);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("a document is read only");
        }

        @Override
        public String getContentType() {
            return document.mediaType();
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
