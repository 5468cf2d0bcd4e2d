package org.habeas.mailroom;

/**
 * A reason for which mail waits now.
 *
 * @param code stable, in capitals
 * @param words as a sentence
 * @param count mails that wait for it
 */
public record HeldReason(String code, String words, long count) {}
