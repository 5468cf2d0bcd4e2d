package org.habeas.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What may be known of a waiting mail without knowing what stands in it.
 *
 * @param id of the holding item
 * @param mailbox our address that it came to
 * @param reason why it waits, a stable code in capitals
 * @param words the reason as a sentence, with what else is known
 * @param due date by which to look, counted from receipt
 * @param share as {@link HeldMail#share()}
 */
public record HeldFacts(
        UUID id, String mailbox, Instant receivedAt, String reason, String words, LocalDate due, String share) {}
