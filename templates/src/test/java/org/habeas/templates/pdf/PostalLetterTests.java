package org.habeas.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.habeas.templates.RenderedLetter;
import org.junit.jupiter.api.Test;

class PostalLetterTests {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final double POINTS_PER_MM = 72 / 25.4;

    @Test
    void meetsBothStandardsAndHoldsItsText() throws IOException {
        byte[] pdf = letter("en", "<h2>Your data</h2><ul><li>Name: Ada</li></ul><p>Yours</p>")
                .pdf(AT);

        assertThat(PdfChecks.failures(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Example GmbH", "Our answer", "Enclosures", "a.csv (SHA-256 00ff)", "1 / 1");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys(PostalLetter.TEXT);
        }
    }

    @Test
    void setsTheAddresseeInTheWindowOfTheEnvelope() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter("de", "<p>x</p>").pdf(AT))) {
            PDFTextStripperByArea window = new PDFTextStripperByArea();
            window.addRegion(
                    "address",
                    new java.awt.Rectangle(
                            (int) (20 * POINTS_PER_MM), (int) (62.7 * POINTS_PER_MM), (int) (85 * POINTS_PER_MM), (int)
                                    (27.3 * POINTS_PER_MM)));
            window.extractRegions(document.getPage(0));
            assertThat(window.getTextForRegion("address").strip())
                    .isEqualTo("Ada Lovelace\nMain Street 1\n10115 Berlin");
        }
    }

    @Test
    void printsTheScriptsOfPeoplesNames() throws IOException {
        String people = "Ελένη Παπαδοπούλου, Наталья Орлова, דוד כהן (ירושלים), محمد علي السلام, پژمان گنجی,"
                + " 王小明, 田中さくら, 김민준, Łukasz Dvořák";
        byte[] pdf = letter("en", "<p>" + people.replace(", ", "<br>") + "</p>").pdf(AT);

        assertThat(PdfChecks.failures(pdf)).isEmpty();
        assertThat(text(pdf))
                .contains("Ελένη Παπαδοπούλου", "Наталья Орлова", "דוד כהן", "ירושלים", "محمد علي السلام")
                .contains("پژمان گنجی", "王小明", "田中さくら", "김민준", "Łukasz Dvořák");
    }

    /** Drawn as one run of ink: in the joined word no column within is blank, in the letters set apart some are. */
    @Test
    void joinsArabicLettersOnPaper() throws IOException {
        assertThat(gaps("محمد")).isZero();
        assertThat(gaps("م ح م د")).isPositive();
        assertThat(ArabicForms.joined("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
        assertThat(ArabicForms.parted("\uFEB3\uFEFC\uFEE1")).isEqualTo("سلام");
    }

    @Test
    void namesACharacterThatNoFontHasAndWhereItStands() {
        assertThatThrownBy(() ->
                        letter("en", "<p>Your nickname is \uD83E\uDD84 Ada</p>").pdf(AT))
                .isInstanceOf(UnprintableCharacter.class)
                .hasMessageContaining("U+1F984 (UNICORN FACE)")
                .hasMessageContaining("nickname is");
        assertThatThrownBy(() -> letter("en", "<p>\uD808\uDC00</p>").pdf(AT))
                .isInstanceOf(UnprintableCharacter.class)
                .hasMessageContaining("U+12000 (CUNEIFORM SIGN A)");
    }

    @Test
    void printsAnAccentThatWasTypedApartAndNoMarksThatNobodySees() throws IOException {
        assertThat(text(letter("en", "<p>Rene\u0301e\u200B\uFEFF</p>").pdf(AT))).contains("Renée");
    }

    @Test
    void numbersEveryPageOfALongLetter() throws IOException {
        byte[] pdf = letter("en", "<h2>Part</h2><p>One line of the answer.</p>".repeat(60))
                .pdf(AT);
        assertThat(PdfChecks.failures(pdf)).isEmpty();
        int pages;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            pages = document.getNumberOfPages();
        }
        assertThat(pages).isGreaterThan(1);
        assertThat(text(pdf)).contains("1 / " + pages, pages + " / " + pages);
    }

    /** Whoever finds the last sheet alone finds on it who wrote and where to turn. */
    @Test
    void partsTheEndOfALetterByNoEdgeOfAPage() throws IOException {
        Set<Integer> pages = new TreeSet<>();
        for (int lines = 12; lines < 20; lines++) {
            String body = "<p>One line.</p>".repeat(lines)
                    + "<p>Ask us.</p><p>Example Ltd<br>Street 1<br>10115 Berlin</p><p>Officer<br>Authority<br>Last words</p>";
            try (PDDocument document = Loader.loadPDF(letter("en", body).pdf(AT))) {
                for (int page = 1; page <= document.getNumberOfPages(); page++) {
                    PDFTextStripper stripper = new PDFTextStripper();
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    String text = stripper.getText(document);
                    boolean ends = text.contains("Last words");
                    assertThat(text.contains("Ask us."))
                            .as(lines + " lines, page " + page)
                            .isEqualTo(ends);
                    if (ends) {
                        pages.add(page);
                    }
                }
            }
        }
        assertThat(pages).containsExactly(1, 2);
    }

    /** Sheets of cases that were prepared before sheets were PDF are HTML pages. */
    @Test
    void readsASheetThatWasStoredAsAPage() {
        byte[] sheet =
                "<!DOCTYPE html>\n<html lang=\"de\">\n<head><title>Auskunft</title></head>\n<body>\n<p>Rua 1</p></body>\n</html>\n"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(PostalLetter.isPdf(sheet)).isFalse();
        assertThat(PostalLetter.content(sheet)).isEqualTo("\n<p>Rua 1</p>");
        assertThat(PostalLetter.language(sheet)).isEqualTo("de");
        byte[] pdf = letter("de", "<p>Guten Tag</p>").pdf(AT);
        assertThat(PostalLetter.isPdf(pdf)).isTrue();
        assertThat(PostalLetter.content(pdf)).contains("<p>Guten Tag</p>");
        assertThat(PostalLetter.language(pdf)).isEqualTo("de");
        assertThatThrownBy(() -> PostalLetter.content(new byte[] {1})).isInstanceOf(IllegalArgumentException.class);
    }

    private static int gaps(String word) throws IOException {
        PostalLetter one = new PostalLetter(
                new RenderedLetter("test", "en", false, "x", word, "<body><p>" + word + "</p></body>", ""),
                List.of("A"),
                "B",
                "C",
                "",
                List.of());
        try (PDDocument document = Loader.loadPDF(one.pdf(AT))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300);
            int top = (int) (110 / 25.4 * 300);
            boolean ink = false;
            int gaps = 0;
            int blanks = 0;
            for (int x = 0; x < page.getWidth(); x++) {
                boolean blank = true;
                for (int y = top; y < top + 180 && blank; y++) {
                    blank = (page.getRGB(x, y) & 0xFF) > 128;
                }
                if (blank) {
                    blanks++;
                } else {
                    gaps += ink && blanks > 2 ? 1 : 0;
                    ink = true;
                    blanks = 0;
                }
            }
            assertThat(ink).as("the word is on the page").isTrue();
            return gaps;
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static PostalLetter letter(String language, String body) {
        return new PostalLetter(
                new RenderedLetter("test", language, false, "Our answer", "text", "<body>" + body + "</body>", ""),
                List.of("Example GmbH", "Street 1", "10115 Berlin"),
                "Ada Lovelace\nMain Street 1\n10115 Berlin",
                "24 November 2026",
                "Enclosures",
                List.of("a.csv (SHA-256 00ff)"));
    }
}
