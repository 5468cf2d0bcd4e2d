package org.habeas.mailroom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail that the mail server or the database has and the other has not.
 *
 * @param folder folder of the server it is about
 * @param number the server's number of the mail (UID), the number in the done folder for mail found there
 * @param since when it was noticed first
 * @param foundIn where a person has probably moved it, null when nobody knows
 */
public record MailboxDifference(
        UUID id,
        String account,
        String folder,
        long number,
        Kind kind,
        Instant since,
        @Nullable String foundIn) {

    /** What differs, with what helps. */
    public enum Kind {
        /** On the server, and we could not take it so far. */
        NOT_TAKEN(
                "On the server, not taken in",
                "Habeas asks again with every look. When it lasts, open the mail in the mailbox; what cannot be opened"
                        + " there either never arrived whole."),
        /** It was listed, and was gone before we had it. */
        VANISHED(
                "Listed, then gone before it was taken in",
                "Somebody deleted or moved it. Look for it in the other folders and put it back into the folder that"
                        + " Habeas reads."),
        /** The server has given a number to a mail that we never saw. */
        SKIPPED(
                "Arrived and gone between two looks",
                "Somebody, a filter or a telephone moved or deleted it at once. Look for it in the other folders and put"
                        + " it back; some servers also leave numbers out."),
        /** We have it, the server has it no longer. */
        GONE(
                "Stored, no longer on the server",
                "Habeas holds the mail, nothing is lost. Ask who has deleted it or moved it out of the folder for done"
                        + " mail."),
        /** In the done folder, and we have never seen it. */
        UNKNOWN_IN_DONE(
                "In the folder for done mail, never taken in",
                "Somebody has put it there. Move it to the folder that Habeas reads, and it makes a case."),
        /** Its content was destroyed here, and the server still has it. */
        NOT_REMOVED(
                "Destroyed here, still on the server",
                "Habeas tries again. When it lasts, delete this mail on the server by hand.");

        private final String words;
        private final String advice;

        Kind(String words, String advice) {
            this.words = words;
            this.advice = advice;
        }

        /** What differs, in words. */
        public String words() {
            return words;
        }

        /** What a person can do, in sentences. */
        public String advice() {
            return advice;
        }
    }
}
