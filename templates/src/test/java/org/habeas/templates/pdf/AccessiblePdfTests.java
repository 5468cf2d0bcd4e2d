package org.habeas.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class AccessiblePdfTests {

    private static final Instant PUBLISHED = Instant.parse("2026-08-27T10:00:00Z");
    private static final Attachment FIGURES =
            new Attachment("figures.csv", "text/csv", "The figures", "row,value\r\nsubpoena,18\r\n");

    @Test
    void meetsBothStandardsWithDataFilesInside() throws IOException {
        byte[] pdf = AccessiblePdf.render(page("The official figures"), List.of(FIGURES), PUBLISHED);

        assertThat(PdfChecks.failures(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("The official figures");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys("figures.csv");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(PUBLISHED);
        }
    }

    @Test
    void makesTheSameBytesOfTheSameContent() {
        byte[] one = AccessiblePdf.render(page("Same"), List.of(FIGURES), PUBLISHED);
        byte[] other = AccessiblePdf.render(page("Same"), List.of(FIGURES), PUBLISHED);

        assertThat(one).isEqualTo(other);
        assertThat(AccessiblePdf.render(page("Other"), List.of(FIGURES), PUBLISHED))
                .isNotEqualTo(one);
    }

    @Test
    void refusesACharacterThatWouldPrintAsSomethingElse() {
        assertThatThrownBy(() -> AccessiblePdf.render(page("minus \u2212 one"), List.of(), PUBLISHED))
                .isInstanceOf(UnprintableCharacter.class)
                .hasMessageContaining("U+2212");
    }

    private static String page(String text) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
                <head><title>A document</title><style>html { font-family: 'Noto Sans'; }</style></head>
                <body><h1>A document</h1><p>%s</p>
                <table><caption>Numbers</caption><thead><tr><th scope="col">Row</th><th scope="col">Value</th></tr></thead>
                <tbody><tr><th scope="row">Subpoena</th><td>18</td></tr></tbody></table></body></html>
                """.formatted(text);
    }
}
