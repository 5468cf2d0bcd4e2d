package org.habeas.casework.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inbound mail as the mailroom read it, for the desk that shall work it.
 *
 * @param id of the stored mail, under which its raw bytes can be opened
 * @param receivedAt when our mailbox had it (IMAP INTERNALDATE, RFC 3501 2.3.3); the {@code Date} header is only a claim
 * @param legalEntity id of the legal entity whose mailbox it reached, which owes the answer
 * @param sender who the mail says it is from; null when the header is missing or unusable
 * @param subject decoded, single line, possibly empty
 * @param text readable text of the body without markup, possibly empty
 * @param messageId as it stood, without angle brackets; null when missing
 * @param automatic why the mail counts as automatic (RFC 3834, DSN, list, ...); null when a person wrote it
 * @param language ISO 639-1 code that the text seems to be in, or {@code und}
 * @param attachments names and types of what came with it
 * @param problems what could not be read, in words
 * @param written the text, told apart by who wrote what
 * @param origin whether measurements bear out that it came from the domain of its sender
 */
public record ReceivedMail(
        UUID id,
        Instant receivedAt,
        String legalEntity,
        @Nullable PostAddress sender,
        String subject,
        String text,
        @Nullable String messageId,
        @Nullable String automatic,
        String language,
        List<Attachment> attachments,
        List<String> problems,
        WrittenText written,
        Origin origin) {

    /** A mail that quotes nothing and of whose origin nothing was measured. */
    public ReceivedMail(
            UUID id,
            Instant receivedAt,
            String legalEntity,
            @Nullable PostAddress sender,
            String subject,
            String text,
            @Nullable String messageId,
            @Nullable String automatic,
            String language,
            List<Attachment> attachments,
            List<String> problems) {
        this(
                id,
                receivedAt,
                legalEntity,
                sender,
                subject,
                text,
                messageId,
                automatic,
                language,
                attachments,
                problems,
                WrittenText.own(text),
                Origin.NOT_MEASURED);
    }

    public ReceivedMail {
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
    }

    /** Who the mail says it is from, if that can be used. */
    public Optional<PostAddress> from() {
        return Optional.ofNullable(sender);
    }

    /** Whether a person wrote it, as far as its headers tell. */
    public boolean isFromAPerson() {
        return automatic == null;
    }

    /**
     * What came with a mail.
     *
     * @param number position among the attachments, from 0
     * @param name file name as given, cleaned of paths and control characters
     * @param mediaType by its content, as the mail declares it where the content cannot tell
     * @param size decoded bytes
     * @param sha256 of the decoded bytes, lower-case hex
     * @param contents paths of the files in an archive, as it names them; empty for anything else
     */
    public record Attachment(
            int number, String name, String mediaType, long size, String sha256, List<String> contents) {

        public Attachment {
            contents = List.copyOf(contents);
        }

        /** Something that holds no files. */
        public Attachment(int number, String name, String mediaType, long size, String sha256) {
            this(number, name, mediaType, size, sha256, List.of());
        }
    }
}
