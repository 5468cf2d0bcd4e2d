package org.habeas.mailroom;

import java.util.List;
import org.habeas.casework.correspondence.ReceivedMail;

/**
 * A waiting mail, opened for reading.
 *
 * @param text readable text without markup, possibly empty
 * @param language ISO 639-1 or {@code und}
 * @param problems what could not be read, in words
 */
public record HeldText(
        HeldMail mail, String text, String language, List<ReceivedMail.Attachment> attachments, List<String> problems) {

    public HeldText {
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
    }
}
