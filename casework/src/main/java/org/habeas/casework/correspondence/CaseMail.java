package org.habeas.casework.correspondence;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.scan.Scan;
import org.jspecify.annotations.Nullable;

/** The mail of a case for those who may read the case; the mailroom implements it. */
public interface CaseMail {

    /** What was written to and by the parties of a case, oldest first; letters to people of the house are left out. */
    List<Item> of(CaseReference reference);

    /** One mail of the case, opened. */
    Optional<Opened> open(CaseReference reference, UUID id);

    /**
     * The body as sanitised HTML (a whole page without script, form, remote content or style of ours), for a sandboxed
     * response of its own.
     */
    Optional<String> safeHtml(CaseReference reference, UUID id);

    /**
     * The mail byte for byte; the caller closes the stream.
     *
     * @throws org.habeas.casework.scan.FileWithheld when it came from outside and is infected or not found clean
     */
    Optional<InputStream> raw(CaseReference reference, UUID id);

    /** What the scanner said of an attachment of a mail that came in; nobody scans what we wrote ourselves. */
    default Scan scan(CaseReference reference, UUID id, int number) {
        return Scan.NONE;
    }

    /**
     * One attachment's decoded bytes; the caller closes the stream.
     *
     * @throws org.habeas.casework.scan.FileWithheld as {@link #raw}
     */
    Optional<InputStream> attachment(CaseReference reference, UUID id, int number);

    /**
     * Why a mail that came in lies with the case, of what it has copies and why nobody answered it, in words; empty for a
     * letter of ours.
     */
    default List<String> decisions(CaseReference reference, UUID id) {
        return List.of();
    }

    /** Whether a mail that perhaps belongs to the case waits for a person to place it. */
    default boolean hasHeld(CaseReference reference) {
        return false;
    }

    /** Which way a mail went. */
    enum Direction {
        IN,
        OUT
    }

    /**
     * A mail in a list.
     *
     * @param at when received, or when prepared
     * @param correspondent sender or recipient in words; empty when unusable
     * @param kind template id of an outgoing letter, empty for inbound mail
     * @param state of an outgoing letter, null for inbound mail
     */
    record Item(
            UUID id,
            Direction direction,
            Instant at,
            String correspondent,
            String subject,
            String kind,
            @Nullable LetterState state,
            @Nullable Instant notBefore,
            String messageId,
            String sha256) {}

    /**
     * A mail opened for reading.
     *
     * @param text readable text
     * @param headers the header block as it stood, decoded as Latin-1 where it is not UTF-8
     * @param evidence measured facts about its origin, in words; never a verdict
     * @param language ISO 639-1 or {@code und}
     * @param written the text, told apart by who wrote what
     */
    record Opened(
            Item item,
            String text,
            String headers,
            List<String> evidence,
            String language,
            List<ReceivedMail.Attachment> attachments,
            List<String> problems,
            WrittenText written) {

        /** A mail that quotes nothing. */
        public Opened(
                Item item,
                String text,
                String headers,
                List<String> evidence,
                String language,
                List<ReceivedMail.Attachment> attachments,
                List<String> problems) {
            this(item, text, headers, evidence, language, attachments, problems, WrittenText.own(text));
        }
    }
}
