package org.habeas.mailroom.inbound;

import java.util.List;
import org.habeas.mailroom.origin.MeasuredOrigin;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;

/**
 * What lists and answers need of a mail without opening it, sealed under the mail's own keyset.
 *
 * @param sender address, null when unusable
 * @param messageId without angle brackets, null when missing
 * @param references of its thread, oldest first
 * @param origin what was measured when it was placed; null of mail that earlier versions placed
 */
public record MailSummary(
        @Nullable String sender,
        String senderName,
        String subject,
        @Nullable String messageId,
        List<String> references,
        @Nullable String automatic,
        String language,
        @Nullable MeasuredOrigin origin) {

    static MailSummary of(ReadMail mail, @Nullable MeasuredOrigin origin) {
        return new MailSummary(
                mail.sender() == null ? null : mail.sender().address(),
                mail.sender() == null ? "" : mail.sender().name(),
                mail.subject(),
                mail.messageId(),
                mail.references(),
                mail.automatic(),
                mail.language(),
                origin);
    }

    /** The sender in words, empty when unusable. */
    public String correspondent() {
        if (sender == null) {
            return senderName;
        }
        return senderName.isEmpty() ? sender : senderName + " <" + sender + ">";
    }
}
