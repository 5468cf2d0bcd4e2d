package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.browser.Look;
import org.habeas.browser.Person;
import org.habeas.browser.Window;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.transparency.figures.Profile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page of a transparency report, light and dark, at a desk and on a telephone, also where something was refused;
 * and the document itself, each of its pages a picture.
 */
class ReportPagesAccessibilityJourneyTests extends CaseStory {

    private static final String PERIOD = "2013";
    private static final int DOTS_PER_INCH = 80;

    @Autowired
    private DisclosureImport register;

    private final List<Looker> lookers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void showsEveryPageOfAReportToEverybody() throws IOException {
        register.read(
                Files.readString(Path.of("../docs/examples/legal-process-2013.csv")),
                Profile.classic().zoneId(),
                false,
                new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID()));
        for (Window window : List.of(Window.DESK, Window.PHONE)) {
            // Half the looks of the tour of requests: the shell is the same, and each theme and width is seen once.
            ColorScheme theme = window.equals(Window.DESK) ? ColorScheme.LIGHT : ColorScheme.DARK;
            lookers.add(new Looker(nobody(window, theme), new Look(window, theme == ColorScheme.DARK)));
        }
        look("transparency-before", "/transparency");
        everybodyIs("rita");
        refuseAnOrder();
        CaseReference reference = order();
        draft(reference);
        everybodyIs("lena");
        review(reference);
        attest(reference);
        everybodyIs("omar");
        approve(reference);
        look("report-case-published", "/cases/" + reference);
        look("reports", "/reports");
        look("transparency", "/transparency");
        pictures(lookers.get(0).person().download("/transparency/2013/1/transparency-report.pdf"));
        assertThat(faults).as("faults of pages").isEmpty();
    }

    private void refuseAnOrder() {
        lookers.forEach(looker -> {
            looker.person().open("/reports");
            looker.person().type("Period", "2013-H3");
            looker.person().press("Order the report");
            at("reports-refused", looker);
        });
    }

    private CaseReference order() {
        Person rita = lookers.get(0).person();
        rita.open("/reports");
        rita.type("Period", PERIOD);
        rita.press("Order the report");
        CaseReference reference = new CaseReference(rita.place().replaceAll(".*/cases/([^?#]+).*", "$1"));
        awaitTask(reference, "userTask_draftReport");
        return reference;
    }

    private void draft(CaseReference reference) {
        look("report-case-draft", "/cases/" + reference);
        lookers.forEach(looker -> {
            open(looker.person(), reference);
            looker.person().type("Date of publication", "soon");
            looker.person().press("Send the draft to counsel");
            at("report-case-draft-refused", looker);
        });
        Person rita = lookers.get(0).person();
        rita.type("Date of publication", "2014-02-20");
        rita.press("Send the draft to counsel");
        awaitTask(reference, "userTask_reviewReport");
    }

    private void review(CaseReference reference) {
        lookers.forEach(looker -> {
            open(looker.person(), reference);
            looker.person().press("Return it");
            at("report-case-review-refused", looker);
        });
        Person lena = lookers.get(0).person();
        open(lena, reference);
        lena.press("Pass the draft");
        awaitTask(reference, "userTask_attestStatements");
    }

    private void attest(CaseReference reference) {
        lookers.forEach(looker -> {
            open(looker.person(), reference);
            looker.person().page().locator("#keys-attest").check();
            looker.person().press("Record the statements");
            at("report-case-attest-refused", looker);
        });
        Person lena = lookers.get(0).person();
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
        lookers.forEach(looker -> {
            open(looker.person(), reference);
            looker.person().press("Return it");
            at("report-case-approve-refused", looker);
        });
        Person omar = lookers.get(0).person();
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

    private void everybodyIs(String account) {
        lookers.forEach(looker -> looker.person().signIn(account));
    }

    private void look(String name, String path) {
        lookers.forEach(looker -> {
            looker.person().open(path);
            at(name, looker);
        });
    }

    private void at(String name, Looker looker) {
        faults.addAll(looker.look().at(name, looker.person()));
    }

    /** Somebody with a window of some width and theme, who signs in as one after the other. */
    private record Looker(Person person, Look look) {}
}
