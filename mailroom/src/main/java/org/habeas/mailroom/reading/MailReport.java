package org.habeas.mailroom.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine reports about a letter that was sent before.
 *
 * @param recipients for whom it reports, empty when it names nobody
 * @param envelopeId the name the sender gave to the delivery (RFC 3461 4.4), null when it has none
 * @param messageIds Message-IDs of the letter, without angle brackets
 */
public record MailReport(
        Kind kind, List<Recipient> recipients, @Nullable String envelopeId, List<String> messageIds) {

    public MailReport {
        recipients = List.copyOf(recipients);
        messageIds = List.copyOf(messageIds);
    }

    /** What the report is about. */
    public enum Kind {
        /** Whether a letter arrived (RFC 3464, or what systems wrote before and beside it). */
        DELIVERY,
        /** Whether a letter was read or deleted (RFC 8098). */
        RECEIPT,
        /** That its reader complained of it (RFC 5965). */
        COMPLAINT
    }

    /** Where a letter is, as a report says. */
    public enum Outcome {
        /** It will not arrive. */
        FAILED,
        /** It has not arrived yet and is still tried. */
        DELAYED,
        /** It arrived, or was handed on. */
        ARRIVED
    }

    /**
     * One recipient of the letter.
     *
     * @param original address as the sender wrote it, null when the report does not say
     * @param last address at which the delivery ended, null when the report does not say
     * @param status of RFC 3463 such as {@code 5.1.1}; the type of a receipt or of a complaint; empty when there is none
     * @param diagnostic what the refusing server said, on one line, empty when nothing is told
     */
    public record Recipient(
            @Nullable String original, @Nullable String last, Outcome outcome, String status, String diagnostic) {}

    /** Whether a letter did not arrive, or not yet; a report that names nobody counts as such. */
    public boolean isBounce() {
        return kind == Kind.DELIVERY
                && (recipients.isEmpty() || recipients.stream().anyMatch(one -> one.outcome() != Outcome.ARRIVED));
    }
}
