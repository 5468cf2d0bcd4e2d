package org.habeas.breach;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.habeas.casework.ActRefused;
import org.habeas.templates.RenderedLetter;
import org.habeas.templates.pdf.AccessiblePdf;
import org.habeas.templates.pdf.Attachment;
import org.habeas.templates.pdf.UnprintableCharacter;
import org.springframework.stereotype.Component;

/** Makes a filing a document that can be submitted and kept, with the facts it tells as data inside. */
@Component
class FilingPdf {

    private static final String STYLE = """
            @page { size: A4; margin: 24mm 22mm 22mm 22mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans'; font-size: 8pt; } }
            html { font-family: %s; font-size: 9.5pt; line-height: 1.45; color: #1b2328; }
            h1 { font-family: 'Noto Serif Display', %s; font-weight: 300; font-size: 24pt; line-height: 1.15; margin: 0 0 8mm; }
            h2 { font-size: 11pt; font-weight: 600; margin: 6mm 0 1.5mm; page-break-after: avoid; }
            p { margin: 0 0 2mm; } ul { margin: 0 0 2mm; padding-left: 5mm; } li { margin: 0 0 0.8mm; }
            """.formatted(AccessiblePdf.ANY_SCRIPT, AccessiblePdf.ANY_SCRIPT);

    /**
     * The filing as PDF/A-3a.
     *
     * @param facts the facts it tells, as JSON
     * @param at the instant in the document's dates, so that the same filing gives the same bytes
     * @throws ActRefused {@code character-unprintable} when the facts hold a character that no font has
     */
    byte[] of(RenderedLetter filing, String facts, Instant at) {
        String body = filing.html()
                .substring(
                        filing.html().indexOf("<body>") + "<body>".length(),
                        filing.html().indexOf("</body>"))
                .replace("<br>", "<br/>");
        String title =
                filing.subject().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String page = String.format(
                Locale.ROOT,
                "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\"><head>"
                        + "<title>%s</title><style>%s</style></head><body><h1>%s</h1>%s</body></html>",
                filing.language(),
                filing.language(),
                title,
                STYLE,
                title,
                body);
        try {
            return AccessiblePdf.render(
                    page,
                    List.of(new Attachment("facts.json", "application/json", "The facts of this filing", facts)),
                    at);
        } catch (UnprintableCharacter missing) {
            throw new ActRefused("character-unprintable", String.valueOf(missing.getMessage()));
        }
    }
}
