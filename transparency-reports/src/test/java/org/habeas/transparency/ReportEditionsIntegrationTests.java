package org.habeas.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.habeas.transparency.People.LEGAL;
import static org.habeas.transparency.People.REPORTER;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureImport;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.templates.pdf.PdfChecks;
import org.habeas.transparency.figures.Case;
import org.habeas.transparency.figures.Profile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReportEditionsIntegrationTests extends ReportStory {

    @Autowired
    private DisclosureImport disclosures;

    @Autowired
    private Ledger ledger;

    @Test
    void publishesTheTableOf2013AndReplacesItByANewEditionWithItsReason() throws Exception {
        disclosures.read(
                Files.readString(Path.of("../docs/examples/legal-process-2013.csv")),
                Profile.classic().zoneId(),
                false,
                LEGAL);
        CaseReference first = ordered("2013", "");
        String sha256 = published(first);

        assertThat(files.publications()).anySatisfy(one -> {
            assertThat(one.period()).isEqualTo("2013");
            assertThat(one.sha256()).isEqualTo(sha256);
        });
        byte[] pdf = browser.perform(get("/transparency/2013/1/transparency-report.pdf"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(ReportMaker.sha256(pdf)).isEqualTo(sha256);
        assertThat(PdfChecks.failures(pdf)).isEmpty();
        assertThat(files.preview(first, REPORTER).pdf())
                .as("who worked on it sees what was published, not a draft")
                .isEqualTo(pdf);
        assertThat(ledger.of(first))
                .extracting(RecordedAct::what)
                .contains("transparency.frozen", "transparency.attested", "transparency.published");

        assertRefused("reason-missing", () -> desk.order(period("2013"), "", REPORTER));
        append(Case.of("late-1", InstrumentType.SUBPOENA, "US", "2013-05-01").events());
        published(ordered("2013", "One request was filed late."));

        assertThat(files.publications().stream().filter(one -> one.period().equals("2013")))
                .extracting(Publication::edition, Publication::current)
                .containsExactly(tuple(2, true), tuple(1, false));
        browser.perform(get("/transparency"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("One request was filed late.")));
    }

    @Test
    void listsEveryValueThatChangedInALaterEditionAlsoOneThatIsNoMore() throws Exception {
        Case forged = Case.of("f-1", InstrumentType.FOREIGN_REQUEST, "FR", "1996-02-01")
                .answered("1996-02-05", 2, 1)
                .then(DisclosureKind.FRAUDULENT, "1996-02-20");
        append(forged.events().subList(0, forged.events().size() - 1));
        published(ordered("1996-H1", ""));
        append(forged.events()
                .subList(forged.events().size() - 1, forged.events().size()));
        for (InstrumentType instrument :
                List.of(InstrumentType.SUBPOENA, InstrumentType.MLAT, InstrumentType.CIVIL_SUBPOENA)) {
            append(Case.of("f-" + instrument, instrument, "DE", "1996-03-01")
                    .answered("1996-03-04", 1, 1)
                    .events());
        }

        published(ordered("1996-H1", "A paper was forged, three came late."));

        String json = browser.perform(get("/transparency/1996-H1/2/transparency-report.json"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        JsonNode changes = new ObjectMapper().readTree(json).get("changes");
        assertThat(changes)
                .hasSizeGreaterThan(60)
                .extracting(change -> change.get("what").asText() + ": "
                        + change.get("was").asText() + " > " + change.get("is").asText())
                .contains(
                        "by type, foreign government, foreign request, received: 1 > 0",
                        "by type, foreign government, foreign request, median days: 4 > –",
                        "by type, us government, subpoena, median days: – > 3",
                        "by country, FR, received: 1 > –",
                        "by country, DE, received: – > 3");
        byte[] pdf = files.preview(reference("1996-H1", 2), REPORTER).pdf();
        assertThat(PdfChecks.failures(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(changes.size() + " values have changed since the version before");
        }
    }

    @Test
    void refusesAnEditionWhoseBandTellsHowNearTheNumberLiesToItsEdge() {
        append(secret("e", 249, "1991-10-01"));
        published(ordered("1991-H2", ""));
        append(secret("f", 1, "1991-11-01"));

        CaseReference second = ordered("1991-H2", "One order was filed late.");

        assertThatThrownBy(() -> desk.draft(second, PUBLICATION, version(second), REPORTER))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("lint-failed"))
                .hasMessageContaining("R9")
                .hasMessageContaining("250–499 here and 0–249 in the report for 1991-H2, edition 1");
        assertRefused("report-in-the-making", () -> desk.order(period("1991-H2"), "again", REPORTER));
    }

    private CaseReference reference(String period, int edition) {
        return files.all(REPORTER).stream()
                .filter(report -> report.period().code().equals(period) && report.edition() == edition)
                .findFirst()
                .orElseThrow()
                .reference();
    }

    private static List<DisclosureEvent> secret(String name, int number, String day) {
        List<DisclosureEvent> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.addAll(Case.of(name + "-" + i, InstrumentType.NSL, "US", day).events());
        }
        return events;
    }
}
