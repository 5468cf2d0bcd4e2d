package org.habeas.transparency.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.habeas.templates.pdf.AccessiblePdf;
import org.habeas.templates.pdf.Attachment;
import org.habeas.transparency.figures.DataFiles;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Measure;

/** Makes the files of a report: numbers in sentences come from the same values as the tables and the data. */
public final class ReportDocument {

    private ReportDocument() {}

    /** The files of a report; the same content gives the same bytes. */
    public static ReportFiles make(ReportContent content) {
        String csv = DataFiles.csv(content.figures());
        String json = json(content);
        List<Attachment> attachments = List.of(
                new Attachment(
                        content.fileName("csv"), "text/csv", "Figures of this report, comma-separated values", csv),
                new Attachment(content.fileName("json"), "application/json", "Figures of this report, JSON", json));
        byte[] pdf = AccessiblePdf.render(
                xhtml(content, attachments),
                attachments,
                content.published().atStartOfDay(ZoneOffset.UTC).toInstant());
        return new ReportFiles(pdf, csv, json);
    }

    /** The report as JSON: its figures, the sentences about them, the statements with who attested them, and what changed since the edition before. */
    public static String json(ReportContent content) {
        List<Map<String, Object>> statements = new ArrayList<>();
        content.statements()
                .forEach(one -> statements.add(ordered(
                        "text", one.text(),
                        "version", one.version(),
                        "name", one.name(),
                        "title", one.role(),
                        "date", one.date().toString())));
        List<Map<String, Object>> changes = new ArrayList<>();
        content.changes()
                .forEach(one -> changes.add(ordered(
                        "what", one.what(),
                        "was", one.was(),
                        "is", one.is(),
                        "reason", one.reason(),
                        "date", one.date().toString())));
        return DataFiles.json(
                content.figures(),
                content.company(),
                content.published(),
                content.version(),
                ordered("sentences", Sentence.all(content.figures()), "statements", statements, "changes", changes));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return ordered;
    }

    static String xhtml(ReportContent content, List<Attachment> attachments) {
        Figures figures = content.figures();
        Pages pages = new Pages();
        new FrontPages(content).addTo(pages);
        new RequestPages(content).addTo(pages);
        new BackPages(content, attachments).addTo(pages);
        String company = Words.escaped(content.company());
        String status = content.draft()
                ? "Draft of " + Words.day(content.published()) + ", not published."
                : "Published " + Words.day(content.published()) + ", version " + content.version() + ".";
        String keyline = "Requests for user data received in each of the "
                + figures.weeks().size() + " weeks of the period, "
                + Words.number(figures.total().count(Measure.RECEIVED)) + " in all.";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="en-US" xml:lang="en-US">
                <head>
                <title>%1$s transparency report, %2$s</title>
                <meta name="author" content="%1$s"/>
                <meta name="subject" content="Requests for user data and for content removal, %3$s"/>
                <style>%4$s</style>
                %5$s
                </head>
                <body>
                <div class="run-report">%1$s transparency report</div>
                <div class="run-foot">%3$s. %6$s</div>
                <div class="cover" id="cover">
                <div class="cover-top"><p class="cover-name">%1$s</p>
                <h1>Transparency<br/>report</h1>
                <p class="cover-period">%2$s</p></div>
                <div class="cover-panel">%7$s
                <p class="cover-key">%8$s</p>
                <p class="cover-pub">%6$s</p></div>
                </div>
                <section class="section" id="contents"><div class="run-section">Contents</div><h2>Contents</h2>
                %9$s
                <div class="imprint"><p>The figures of the tables are attached to this document as CSV and JSON.</p></div>
                </section>
                %10$s
                </body>
                </html>
                """.formatted(
                        company,
                        figures.period().words(),
                        figures.period().days(),
                        style(),
                        pages.bookmarks(),
                        status,
                        Charts.cover(figures),
                        keyline,
                        pages.contents(),
                        pages.html());
    }

    private static String style() {
        try (InputStream file = ReportDocument.class.getResourceAsStream("/transparency/document/report.css")) {
            if (file == null) {
                throw new IllegalStateException("the style sheet is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
