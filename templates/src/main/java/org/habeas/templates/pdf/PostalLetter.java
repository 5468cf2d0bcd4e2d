package org.habeas.templates.pdf;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.templates.RenderedLetter;

/**
 * A letter as it goes by post, on A4 with its addressee in the window of a DIN 5008 form B envelope, tagged, and with
 * its text inside as HTML (associated file).
 *
 * @param letter its text
 * @param sender name and address of who writes, one line each
 * @param addressee lines separated by line feeds
 * @param day the day it was written, in words
 * @param enclosuresHeading the word above the enclosures
 * @param enclosures name and hash of each file that goes with it
 */
public record PostalLetter(
        RenderedLetter letter,
        List<String> sender,
        String addressee,
        String day,
        String enclosuresHeading,
        List<String> enclosures) {

    /** The associated file with the text. */
    public static final String TEXT = "letter.html";

    private static final String BODY = "<body>";
    private static final int LAST_PARAGRAPHS = 3;
    private static final String PDF = "%PDF-";
    private static final Pattern SHEET =
            Pattern.compile("<html[^>]* lang=\"([a-z-]+)\".*?<body>(.*)</body>", Pattern.DOTALL);
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\u200c\\u200d]]");
    private static final String STYLE = """
            @page { size: A4; margin: 20mm 20mm 22mm 25mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans'; font-size: 8pt; } }
            @page :first { margin-top: 12mm; }
            html { font-family: %s; font-size: 10pt; line-height: 1.4; color: #1b2328; }
            .head { min-height: 33mm; font-size: 9pt; } .head p { margin: 0; }
            .window { min-height: 45mm; width: 85mm; } .return { font-size: 7pt; margin: 0; padding-top: 11mm; height: 6mm; }
            .to { margin: 0; } .day { text-align: right; margin: 0 0 6mm 0; }
            h1 { font-size: 11.5pt; font-weight: 600; margin: 0 0 5mm 0; }
            h2 { font-size: 10.5pt; font-weight: 600; margin: 5mm 0 1.5mm 0; page-break-after: avoid; }
            h3 { font-size: 10pt; font-weight: 600; margin: 4mm 0 1mm 0; page-break-after: avoid; }
            p { margin: 0 0 2.5mm 0; orphans: 2; widows: 2; } ul { margin: 0 0 2.5mm 0; padding-left: 5mm; }
            li { margin: 0 0 0.8mm 0; } .end { page-break-inside: avoid; }
            """.formatted(AccessiblePdf.ANY_SCRIPT);

    /**
     * Sets the letter.
     *
     * @param at the instant in the dates of the document, so that the same letter gives the same bytes
     * @throws UnprintableCharacter when a character is in no font that ships
     */
    public byte[] pdf(Instant at) {
        String language = letter.language().toLowerCase(Locale.ROOT);
        String head = "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language
                + "\" xml:lang=\"" + language + "\" dir=\"" + (RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr")
                + "\"><head><title>" + escaped(letter.subject()) + "</title>";
        String body = "</head>" + BODY + "<div class=\"head\"><p>" + lines(sender) + "</p></div>"
                + "<div class=\"window\"><p class=\"return\">" + escaped(String.join(" \u00B7 ", sender)) + "</p>"
                + "<p class=\"to\">" + lines(addressee.lines().toList()) + "</p></div>"
                + "<p class=\"day\">" + escaped(day) + "</p><h1>" + escaped(letter.subject()) + "</h1>" + body()
                + enclosed() + "</body></html>";
        String text = (head + body).replaceAll(" class=\"[a-z]+\"", "").replace("<br/>", "<br>");
        return AccessiblePdf.render(
                printable(head + "<style>" + STYLE + "</style>" + body),
                List.of(new Attachment(TEXT, "text/html", letter.subject(), text)),
                at);
    }

    /**
     * The text of a sheet that was made here, as HTML without style: the content of a page.
     *
     * @param sheet PDF with its text inside, or the HTML page that sheets were before they were PDF
     * @throws IllegalArgumentException when the document is no such sheet
     */
    public static String content(byte[] sheet) {
        return found(sheet).group(2);
    }

    /**
     * The language of a sheet that was made here.
     *
     * @param sheet as for {@link #content}
     * @throws IllegalArgumentException when the document is no such sheet
     */
    public static String language(byte[] sheet) {
        return found(sheet).group(1);
    }

    /** Whether a sheet is the PDF that is printed, and no HTML page. */
    public static boolean isPdf(byte[] sheet) {
        return new String(sheet, 0, Math.min(sheet.length, PDF.length()), StandardCharsets.US_ASCII).equals(PDF);
    }

    private static Matcher found(byte[] sheet) {
        String page = isPdf(sheet)
                ? AccessiblePdf.attachment(sheet, TEXT).orElse("")
                : new String(sheet, StandardCharsets.UTF_8);
        Matcher found = SHEET.matcher(page);
        if (!found.find()) {
            throw new IllegalArgumentException("no printed letter");
        }
        return found;
    }

    private String body() {
        String html = letter.html();
        return endTogether(html.substring(html.indexOf(BODY) + BODY.length(), html.indexOf("</body>")))
                .replace("<br>", "<br/>");
    }

    /** The last paragraphs, who writes and where to turn, are on one sheet; a letter of no more is as it is. */
    private static String endTogether(String body) {
        int at = body.length();
        for (int i = 0; i < LAST_PARAGRAPHS; i++) {
            at = body.lastIndexOf("<p>", at - 1);
            if (at <= 0) {
                return body;
            }
        }
        return body.substring(0, at) + "<div class=\"end\">" + body.substring(at) + "</div>";
    }

    private String enclosed() {
        if (enclosures.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<h2>" + escaped(enclosuresHeading) + "</h2><ul>");
        enclosures.forEach(one -> list.append("<li>").append(escaped(one)).append("</li>"));
        return list.append("</ul>").toString();
    }

    /** One character for a letter with its accent, and no marks that only programs see. */
    private static String printable(String page) {
        return UNSEEN.matcher(Normalizer.normalize(page, Normalizer.Form.NFC)).replaceAll("");
    }

    private static String lines(List<String> lines) {
        return String.join("<br/>", lines.stream().map(PostalLetter::escaped).toList());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
