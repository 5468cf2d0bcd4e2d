package org.habeas.mailroom.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.correspondence.WrittenText;
import org.jspecify.annotations.Nullable;

/**
 * All that one reading of a mail gives.
 *
 * @param sender null when missing or unusable
 * @param from what its {@code From} says, usable or not
 * @param date what its {@code Date} claims, null when missing or unreadable
 * @param text readable text, without markup
 * @param html HTML of the body as sent, hostile; empty when there is none
 * @param messageId without angle brackets, null when missing
 * @param references Message-IDs of {@code In-Reply-To} and {@code References}, and of the letter a bounce encloses
 * @param recipients addresses it was delivered and written to, lower case, delivery first
 * @param automatic why it counts as automatic, null when a person wrote it
 * @param report what a machine reports in it about an earlier letter, null when it reports nothing
 * @param language ISO 639-1 or {@code und}
 * @param overLimit which limit stopped the reading, null when it was read to the end
 * @param headers the header block as it stood
 * @param results values of {@code Authentication-Results} with their place among the trace headers
 * @param fingerprint SHA-256 of what makes it the same mail on another road, lower-case hex
 */
public record ReadMail(
        @Nullable PostAddress sender,
        From from,
        @Nullable Instant date,
        String subject,
        String text,
        String html,
        @Nullable String messageId,
        List<String> references,
        List<String> recipients,
        @Nullable String automatic,
        @Nullable MailReport report,
        String language,
        List<ReceivedMail.Attachment> attachments,
        List<String> problems,
        @Nullable String overLimit,
        String headers,
        List<TraceResult> results,
        String fingerprint) {

    public ReadMail {
        references = List.copyOf(references);
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
        results = List.copyOf(results);
    }

    /**
     * The first author that a mail names, for a person to read; never for writing to.
     *
     * @param name decoded, possibly empty
     * @param address as it stood, empty when there is none or it would have to be guessed
     */
    public record From(String name, String address) {

        /** A mail that names nobody. */
        static final From NOBODY = new From("", "");
    }

    /**
     * An {@code Authentication-Results} header (RFC 8601).
     *
     * @param receivedAbove how many {@code Received} headers stand above it
     */
    public record TraceResult(String value, int receivedAbove) {}

    /** Its text, told apart by who wrote what. */
    public WrittenText written() {
        return OwnWords.in(text);
    }

    /** Whether it reports that a letter did not arrive, or not yet. */
    public boolean bounce() {
        return report != null && report.isBounce();
    }

    /** Whether it reports that a letter will not arrive. */
    public boolean isFailure() {
        return bounce()
                && report != null
                && (report.recipients().isEmpty()
                        || report.recipients().stream().anyMatch(one -> one.outcome() == MailReport.Outcome.FAILED));
    }

    /** The mail as a desk gets it. */
    public ReceivedMail received(
            UUID id,
            Instant receivedAt,
            String legalEntity,
            @Nullable String alsoAutomatic,
            List<String> alsoProblems,
            Origin origin) {
        return new ReceivedMail(
                id,
                receivedAt,
                legalEntity,
                sender,
                subject,
                text,
                messageId,
                automatic != null ? automatic : alsoAutomatic,
                language,
                attachments,
                Stream.concat(problems.stream(), alsoProblems.stream()).toList(),
                written(),
                origin);
    }
}
