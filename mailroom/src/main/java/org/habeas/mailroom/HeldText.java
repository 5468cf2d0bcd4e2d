package org.habeas.mailroom;

import java.util.List;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.scan.Scan;

/**
 * A waiting mail, opened for reading.
 *
 * @param text readable text without markup, possibly empty
 * @param language ISO 639-1 or {@code und}
 * @param headers the header block as it stood, empty when the mail cannot be read
 * @param decisions why Habeas and people did with it what they did, in words
 * @param problems what could not be read, in words
 * @param scan what the scanner said of the whole mail, as it was asked last
 * @param mailbox our address that it came to
 * @param mailboxes our addresses with a desk that could open a case from it
 */
public record HeldText(
        HeldMail mail,
        String text,
        String language,
        String headers,
        List<String> decisions,
        List<ReceivedMail.Attachment> attachments,
        List<String> problems,
        Scan scan,
        String mailbox,
        List<String> mailboxes) {

    public HeldText {
        decisions = List.copyOf(decisions);
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
        mailboxes = List.copyOf(mailboxes);
    }
}
