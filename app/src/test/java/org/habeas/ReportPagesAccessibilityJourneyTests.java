package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.PageAddresses.Tour;
import org.habeas.browser.Person;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.transparency.figures.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page of a transparency report, also where something was refused; and the document itself, each of its pages a
 * picture.
 */
class ReportPagesAccessibilityJourneyTests extends CaseStory {

    private static final String PERIOD = "2013";
    private static final int DOTS_PER_INCH = 80;

    @Autowired
    private DisclosureImport register;

    private PageTour tour;

    @BeforeEach
    void openTheWindows() {
        tour = new PageTour(this);
    }

    @Test
    void showsEveryPageOfAReportToEverybody() throws IOException {
        register.read(
                Files.readString(Path.of("../docs/examples/legal-process-2013.csv")),
                Profile.classic().zoneId(),
                false,
                new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID()));
        tour.look("transparency-before", "/transparency");
        tour.everybodyIs("rita");
        refuseAnOrder();
        CaseReference reference = order();
        draft(reference);
        tour.everybodyIs("lena");
        review(reference);
        attest(reference);
        tour.everybodyIs("omar");
        approve(reference);
        tour.look("report-case-published", "/cases/" + reference);
        tour.look("reports", "/reports");
        tour.look("transparency", "/transparency");
        pictures(person().download("/transparency/2013/1/transparency-report.pdf"));
        tour.sawAll(new PageAddresses(mappings, Tour.TRANSPARENCY));
    }

    private void refuseAnOrder() {
        tour.look("reports-refused", person -> {
            person.open("/reports");
            person.type("Period", "2013-H3");
            person.press("Order the report");
        });
    }

    private CaseReference order() {
        Person rita = person();
        rita.open("/reports");
        rita.type("Period", PERIOD);
        rita.press("Order the report");
        CaseReference reference = new CaseReference(rita.place().replaceAll(".*/cases/([^?#]+).*", "$1"));
        awaitTask(reference, "userTask_draftReport");
        return reference;
    }

    private void draft(CaseReference reference) {
        tour.look("report-case-draft", "/cases/" + reference);
        tour.look("report-case-draft-refused", person -> {
            open(person, reference);
            person.type("Date of publication", "soon");
            person.press("Send the draft to counsel");
        });
        Person rita = person();
        rita.type("Date of publication", "2014-02-20");
        rita.press("Send the draft to counsel");
        awaitTask(reference, "userTask_reviewReport");
    }

    private void review(CaseReference reference) {
        tour.look("report-case-review-refused", person -> {
            open(person, reference);
            person.press("Return it");
        });
        Person lena = person();
        open(lena, reference);
        lena.press("Pass the draft");
        awaitTask(reference, "userTask_attestStatements");
    }

    private void attest(CaseReference reference) {
        tour.look("report-case-attest-refused", person -> {
            open(person, reference);
            person.page().locator("#keys-attest").check();
            person.press("Record the statements");
        });
        Person lena = person();
        open(lena, reference);
        for (String statement : List.of("keys", "equipment", "feed", "content", "dns")) {
            lena.page().locator("#" + statement + "-attest").check();
        }
        // The tour of legal process leaves a demand open that touches it.
        lena.page().locator("#encryption-out").check();
        lena.type("Name of the person", "Lena Brandt");
        lena.type("Title of the person", "General Counsel");
        lena.type("Date of the attestation", "2014-02-18");
        lena.press("Record the statements");
        awaitTask(reference, "userTask_approveReport");
    }

    private void approve(CaseReference reference) {
        tour.look("report-case-approve-refused", person -> {
            open(person, reference);
            person.press("Return it");
        });
        Person omar = person();
        open(omar, reference);
        omar.press("Approve and publish");
        await().atMost(SOON).until(() -> acts(reference).contains("transparency.published"));
    }

    /** Each page of the document; the one with the main table is a picture of the documentation. */
    private static void pictures(byte[] pdf) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "screens"));
        boolean write = "write".equals(System.getProperty("habeas.screens"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                Path picture = directory.resolve(String.format(Locale.ROOT, "report-page-%02d.png", page + 1));
                ImageIO.write(renderer.renderImageWithDPI(page, DOTS_PER_INCH), "png", picture.toFile());
                assertThat(picture).isNotEmptyFile();
            }
            if (write) {
                ImageIO.write(
                        renderer.renderImageWithDPI(mainTable(document), DOTS_PER_INCH),
                        "png",
                        Path.of("..", "docs", "screens", "report.png").toFile());
            }
        }
    }

    private static int mainTable(PDDocument document) throws IOException {
        for (int page = 2; page < document.getNumberOfPages(); page++) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page + 1);
            stripper.setEndPage(page + 1);
            if (stripper.getText(document).contains("Requests for user data by type of process")) {
                return page;
            }
        }
        throw new AssertionError("the report has no table by type of process");
    }

    /** The one at the desk, who signs in as one after the other. */
    private Person person() {
        return tour.first().person();
    }
}
