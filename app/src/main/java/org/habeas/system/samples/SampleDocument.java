package org.habeas.system.samples;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.habeas.templates.pdf.AccessiblePdf;

/** The PDF that an invented authority attaches: the first line of its text is the heading, blank lines part paragraphs. */
final class SampleDocument {

    private static final String PAGE = """
            <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>%s</title><style>
            @page { size: A4; margin: 28mm 26mm; }
            html { font-family: 'Noto Sans'; font-size: 10.5pt; line-height: 1.5; }
            h1 { font-size: 15pt; font-weight: 600; margin: 0 0 8mm; }
            p { margin: 0 0 4mm; }
            </style></head><body><h1>%s</h1>%s</body></html>
            """;

    private SampleDocument() {}

    /** The document with this text, made at this instant. */
    static byte[] of(String text, Instant at) {
        List<String> paragraphs = Arrays.stream(escaped(text).strip().split("\\R{2,}"))
                .map(String::strip)
                .toList();
        String heading = paragraphs.get(0);
        String body = paragraphs.stream()
                .skip(1)
                .map(one -> "<p>" + one.replaceAll("\\R", "<br/>") + "</p>")
                .collect(Collectors.joining());
        return AccessiblePdf.render(PAGE.formatted(heading, heading, body), List.of(), at);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
