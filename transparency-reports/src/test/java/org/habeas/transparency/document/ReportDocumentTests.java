package org.habeas.transparency.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEventCsv;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.Pseudonyms;
import org.habeas.templates.pdf.PdfChecks;
import org.habeas.transparency.document.ReportContent.AttestedStatement;
import org.habeas.transparency.document.ReportContent.Change;
import org.habeas.transparency.figures.Case;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.habeas.transparency.figures.ReportFigures;
import org.junit.jupiter.api.Test;

class ReportDocumentTests {

    private static final LocalDate PUBLISHED = LocalDate.of(2014, 2, 20);

    @Test
    void meetsBothStandardsAndReadsInOrder() throws IOException {
        byte[] pdf = ReportDocument.make(content(true)).pdf();
        Files.createDirectories(Path.of("target/report"));
        Files.write(Path.of("target/report/2013.pdf"), pdf);

        assertThat(PdfChecks.failures(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> order = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            walk(document.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), order, wrong);
            assertThat(order.stream().filter("H1"::equals)).hasSize(1);
            assertThat(order.stream().filter("H2"::equals)).hasSizeGreaterThan(10);
            assertThat(order.stream().filter("Table"::equals)).hasSizeGreaterThan(12);
            assertThat(order.indexOf("H1")).isLessThan(order.indexOf("H2"));
            assertThat(wrong).isEmpty();
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys("transparency-report-2013.csv", "transparency-report-2013.json");
        }
    }

    @Test
    void printsThePublishedTableAndTheBand() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(ReportDocument.make(content(false)).pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String text = stripper.getText(document).replaceAll("[\\s\u00a0]+", " ");
            assertThat(text)
                    .contains("Subpoena 18 1 1 16 17 1 14")
                    .contains("Court order 28 25 2 1 227 38 15")
                    .contains("Search warrant 3 1 1 1 4 1 7")
                    .contains("Pen register, trap and trace 1 1 0 0 0 1 5")
                    .contains("Orders and letters, all kinds combined 0–249")
                    .contains(
                            "We received 50 requests for user data in the year 2013 and answered 28 of them, or 56.0%")
                    .contains("No statement is made in this report");
        }
    }

    @Test
    void makesTheSameBytesOfTheSameEvents() throws IOException {
        ReportFiles one = ReportDocument.make(content(true));
        ReportFiles other = ReportDocument.make(content(true));

        assertThat(one.pdf()).isEqualTo(other.pdf());
        assertThat(one.csv()).isEqualTo(other.csv());
        assertThat(one.json()).isEqualTo(other.json());
    }

    @Test
    void keepsNationalSecurityOutOfTheDataFiles() throws IOException {
        ReportFiles files = ReportDocument.make(content(true));

        assertThat(files.csv()).doesNotContain("249").doesNotContain("national");
        assertThat(files.json()).doesNotContain("249").doesNotContain("national");
        assertThat(files.csv()).contains("by_type,us_government,court_order,,domains,227\r\n");
    }

    @Test
    void namesOnlyFontsThatAreShipped() throws IOException {
        String html = ReportDocument.xhtml(content(true), List.of());
        TreeSet<String> families = new TreeSet<>();
        Matcher matcher = Pattern.compile("font-family(?:=\"|: ')([^\"']+)").matcher(html);
        while (matcher.find()) {
            families.add(matcher.group(1));
        }
        assertThat(families).containsExactly("Chart", "Chart SemiBold", "Noto Sans", "Noto Serif Display");
    }

    @Test
    void ordersCountriesByNameAndLeavesOutWhatWouldBeEmpty() {
        List<DisclosureEvent> events = new ArrayList<>();
        for (String country : List.of("CH", "DE", "GB")) {
            events.addAll(Case.of("c-" + country, InstrumentType.MLAT, country, "2013-12-30")
                    .events());
        }

        assertThat(ReportDocument.xhtml(alone(figures(events, "2013-H2")), List.of()))
                .containsSubsequence("Table 5", ">Germany<", ">Switzerland<", ">United Kingdom<", "All countries")
                .contains("Chart 1", "3 foreign governments", "each of the 26 weeks");
        assertThat(ReportDocument.xhtml(alone(figures(List.of(), "2013-H1")), List.of()))
                .doesNotContain("Chart 1", "Table 5")
                .contains("each of the 26 weeks");
    }

    private static ReportContent alone(Figures figures) {
        return new ReportContent(
                "Northwind Networks", figures, List.of(figures), PUBLISHED, 1, false, List.of(), List.of(), "");
    }

    private static ReportContent content(boolean full) throws IOException {
        List<DisclosureEvent> events = DisclosureEventCsv.read(
                        Files.readString(Path.of("../docs/examples/legal-process-2013.csv")),
                        Pseudonyms.forgotten(),
                        Profile.classic().zoneId())
                .events();
        Figures year = figures(events, "2013");
        return new ReportContent(
                "Northwind Networks",
                year,
                full ? List.of(figures(events, "2012"), year) : List.of(year),
                PUBLISHED,
                1,
                false,
                full
                        ? List.of(new AttestedStatement(
                                "We have never handed over keys.", 1, "Mara Voss", "General Counsel", PUBLISHED))
                        : List.of(),
                full
                        ? List.of(new Change("Subpoena, received", "17", "18", "One was filed late.", PUBLISHED))
                        : List.of(),
                "Lena Brandt");
    }

    private static Figures figures(List<DisclosureEvent> events, String period) {
        return ReportFigures.of(
                events, Period.parse(period).orElseThrow(), Profile.classic(), Instant.parse("2014-02-01T00:00:00Z"));
    }

    private static void walk(COSDictionary element, List<String> order, List<String> wrong) {
        String type = element.getNameAsString(COSName.S);
        List<COSDictionary> kids = kids(element);
        if (type != null) {
            order.add(type);
            if ("Table".equals(type)
                    && (kids.isEmpty() || !"Caption".equals(kids.get(0).getNameAsString(COSName.S)))) {
                wrong.add("a table without a caption at its head");
            }
            if ("TH".equals(type)
                    && !String.valueOf(element.getDictionaryObject(COSName.A)).contains("Scope")) {
                wrong.add("a head without scope");
            }
            if ("Figure".equals(type) && element.getString(COSName.ALT) == null) {
                wrong.add("a figure without words");
            }
        }
        kids.forEach(kid -> walk(kid, order, wrong));
    }

    private static List<COSDictionary> kids(COSDictionary element) {
        List<COSDictionary> kids = new ArrayList<>();
        COSBase base = element.getDictionaryObject(COSName.K);
        if (base instanceof COSDictionary only) {
            kids.add(only);
        } else if (base instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary kid) {
                    kids.add(kid);
                }
            }
        }
        kids.removeIf(kid -> kid.getNameAsString(COSName.S) == null);
        return kids;
    }
}
