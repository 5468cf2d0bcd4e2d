package org.habeas.breach;

/**
 * What a notice says beyond the facts.
 *
 * @param message free words to every customer; may be empty
 */
public record NoticeWords(String message) {}
