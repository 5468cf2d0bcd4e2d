package org.habeas.templates;

/**
 * A letter whose text has passed its checklist.
 *
 * @param kind template id: {@code sar/acknowledgement}
 * @param language ISO 639-1 code of the text, which differs from the one asked for when {@code fallback}
 * @param fallback whether the letter does not exist in the language asked for and English stands in
 * @param subject one line, without personal data; the heading when it is a part of another letter
 * @param text plain text
 * @param html the same text as an HTML page, or as a fragment when it is a part of another letter
 * @param template SHA-256 of the file it was made of with the clauses it takes up, lower-case hex
 */
public record RenderedLetter(
        String kind, String language, boolean fallback, String subject, String text, String html, String template) {}
