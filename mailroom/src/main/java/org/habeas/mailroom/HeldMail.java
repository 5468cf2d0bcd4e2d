package org.habeas.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;

/**
 * A mail that waits for a person.
 *
 * @param id of the holding item
 * @param mail id of the stored mail
 * @param sender in words, empty when unusable or unread
 * @param reason why it waits, a stable code in capitals
 * @param words the reason as a sentence, with what else is known
 * @param suggestions cases it may belong to
 * @param due date by which to look, counted from receipt
 * @param share how much of the time is gone as it was reminded of last: {@code 50%}, {@code 75%}, {@code 90%} or
 *     {@code OVER}; empty before
 */
public record HeldMail(
        UUID id,
        UUID mail,
        String sender,
        String subject,
        Instant receivedAt,
        String reason,
        String words,
        List<CaseReference> suggestions,
        LocalDate due,
        String share) {}
