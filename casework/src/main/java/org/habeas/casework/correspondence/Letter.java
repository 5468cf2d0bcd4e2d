package org.habeas.casework.correspondence;

import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * A text that shall leave the house by mail.
 *
 * @param reference its case
 * @param kind template id: {@code sar/acknowledgement}
 * @param key what makes it the same letter again; one case never has two letters with one kind and key
 * @param to the only recipient
 * @param language ISO 639-1 code
 * @param text plain text body
 * @param html body as HTML, or null for a letter in plain text only
 * @param documents ids of documents of the case that go with it
 * @param inReplyTo inbound mail it answers in the thread, or null
 * @param automatic whether no person wrote or approved it (RFC 3834 {@code auto-replied})
 * @param template SHA-256 of the words it was made of, lower-case hex; null when they stand in no file of letters
 */
public record Letter(
        CaseReference reference,
        String kind,
        String key,
        PostAddress to,
        String language,
        String subject,
        String text,
        @Nullable String html,
        List<UUID> documents,
        @Nullable UUID inReplyTo,
        boolean automatic,
        @Nullable String template) {

    /** How the kinds of letters to people of the house begin; these are no correspondence with a party. */
    public static final String TO_STAFF = "staff/";

    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
        documents = List.copyOf(documents);
    }

    /** A text that is made of no file of letters. */
    public Letter(
            CaseReference reference,
            String kind,
            String key,
            PostAddress to,
            String language,
            String subject,
            String text,
            @Nullable String html,
            List<UUID> documents,
            @Nullable UUID inReplyTo,
            boolean automatic) {
        this(reference, kind, key, to, language, subject, text, html, documents, inReplyTo, automatic, null);
    }
}
