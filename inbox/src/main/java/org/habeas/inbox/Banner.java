package org.habeas.inbox;

/**
 * One line above every page, such as the one that says that this is a demonstration; the application declares at most
 * one bean of it.
 *
 * @param text a sentence
 */
public record Banner(String text) {}
