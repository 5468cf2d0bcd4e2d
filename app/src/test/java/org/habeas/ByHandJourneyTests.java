package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request that came on paper and is answered on paper. */
class ByHandJourneyTests extends CaseStory {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String ASKED = "Please tell me in writing what you know about me.";

    @Autowired
    private CaseClocks clocks;

    @Test
    void answersALetterByPost() throws IOException {
        LocalDate received = today().minusDays(9);
        Person nadia = person("nadia");
        CaseReference reference = caseOf(() -> {
            nadia.press("Enter by hand");
            fill(nadia, received);
            nadia.press("Enter the request and start its clocks");
        });
        assertThat(nadia.place()).startsWith("/cases/" + reference);
        assertThat(nadia.reads()).contains(ASKED, "by post");
        assertThat(clocks.of(reference))
                .isNotEmpty()
                .extracting(CaseClock::anchor)
                .allSatisfy(anchor ->
                        assertThat(anchor.atZone(BERLIN).toLocalDate()).isEqualTo(received));
        assertThat(clocks.ruling(reference).orElseThrow().due()).isBefore(today().plusDays(24));

        sort(nadia, reference);
        open(nadia, reference);
        nadia.choose("Yes, or it is not needed");
        nadia.select("If yes: how it was checked", "Shown in person");
        nadia.press("Record this decision");
        awaitTask(reference, "userTask_collectData");
        findNothing(nadia, reference);
        open(nadia, reference);
        nadia.select("What becomes of it", "Nothing found");
        nadia.type("What was done or found", "We looked in every system and hold nothing about you.");
        nadia.choose("By post, printed from here");
        nadia.press("Preview exactly what leaves");
        assertThat(nadia.reads("#task")).contains("letter to print");
        assertThat(textOf(nadia.download(nadia.linkTo("letter to print")))).contains("hold nothing about you");
        nadia.press("Hand over to a second person");
        awaitTask(reference, "userTask_approveAnswer");

        Person omar = person("omar");
        open(omar, reference);
        omar.press("Read the letter as it will be printed");
        assertThat(omar.reads()).contains("hold nothing about you");
        omar.press("Approve for posting");
        awaitTask(reference, "userTask_postAnswer");

        open(nadia, reference);
        assertThat(nadia.reads("#task")).contains("Hill Lane 4");
        nadia.type("Day of posting", today().plusDays(1).toString());
        nadia.type("Proof of posting", "RR 4711 2026 DE");
        nadia.press("Record the posting and close the case");
        assertThat(nadia.reads("#task")).contains("The day of posting lies in the future");
        assertThat(nadia.typed("Proof of posting")).isEqualTo("RR 4711 2026 DE");
        nadia.type("Day of posting", today().toString());
        nadia.press("Record the posting and close the case");
        awaitStage(reference, "CLOSED");
        assertThat(clocks.of(reference))
                .allSatisfy(clock -> assertThat(clock.metAt()).isNotNull());
        RecordedAct posted = ledger.of(reference).stream()
                .filter(act -> act.what().equals("sar.answerPosted"))
                .findFirst()
                .orElseThrow();
        assertThat(posted.facts()).containsEntry("postedOn", today().toString());
        assertThat(ledger.proves(posted, "proof", "RR 4711 2026 DE")).isTrue();
        open(nadia, reference);
        assertThat(nadia.reads("#timeline")).contains("post");
    }

    @Test
    void refusesAReceiptInTheFutureAndKeepsWhatWasTyped() {
        Person nadia = person("nadia");
        nadia.open("/requests/new");
        fill(nadia, today().plusDays(2));
        nadia.press("Enter the request and start its clocks");
        assertThat(nadia.reads()).contains("Nothing was entered yet", "future");
        assertThat(Map.of(
                        "name", nadia.typed("Name of the requester"),
                        "address", nadia.typed("Postal address"),
                        "asked", nadia.typed("What is asked"),
                        "day", nadia.typed("Day of receipt")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name",
                        "Paula Inkwell",
                        "address",
                        "Hill Lane 4\n10117 Berlin",
                        "asked",
                        ASKED,
                        "day",
                        today().plusDays(2).toString()));
    }

    private static void fill(Person nadia, LocalDate received) {
        nadia.choose("by post");
        nadia.type("Day of receipt", received.toString());
        nadia.type("Name of the requester", "Paula Inkwell");
        nadia.type("Postal address", "Hill Lane 4\n10117 Berlin");
        nadia.type("What is asked", ASKED);
    }

    private LocalDate today() {
        return clock.instant().atZone(BERLIN).toLocalDate();
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
