package org.habeas.inbox;

/**
 * Where a person mends what an act was refused for; a form's model holds it as {@code remedy}, and the page links it.
 *
 * @param words of the link, an imperative
 * @param href path within Habeas
 */
public record Remedy(String words, String href) {}
