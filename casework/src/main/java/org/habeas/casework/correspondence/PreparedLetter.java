package org.habeas.casework.correspondence;

import java.util.UUID;

/**
 * A letter as it will leave: rendered, stored and hashed.
 *
 * @param sha256 of the rendered message as stored, lower-case hex; what a person approves
 * @param messageId its Message-ID without angle brackets, the same on every attempt to send it
 */
public record PreparedLetter(
        UUID id, String sha256, String messageId, PostAddress from, PostAddress to, String subject, String text) {}
