package org.habeas.mailroom.reading;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What stands in a letter that Outlook wrapped in a format of its own.
 *
 * @param subject possibly empty
 * @param sender as the letter says it, a claim; possibly empty
 * @param text readable, possibly empty
 * @param problem what is wrong with it, in words that continue "The attachment ..."; empty when nothing is
 */
record OutlookLetter(String subject, String sender, String text, List<File> files, String problem) {

    OutlookLetter {
        files = List.copyOf(files);
    }

    /**
     * A file in it.
     *
     * @param name as the letter gives it, possibly empty
     * @param content where it stands, not copied
     */
    record File(String name, ByteBuffer content) {}

    /** The first of the texts that has words; an HTML text and one in RTF are read as text. */
    static String text(String plain, String html, byte[] compressedRtf) {
        if (!plain.isBlank()) {
            return plain;
        }
        return html.isBlank() ? RtfText.ofCompressed(compressedRtf) : HtmlText.of(html);
    }
}
