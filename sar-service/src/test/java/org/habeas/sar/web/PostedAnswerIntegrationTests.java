package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.AnswerDraft;
import org.habeas.sar.Journey;
import org.habeas.sar.Outcome;
import org.habeas.sar.People;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SarTest
class PostedAnswerIntegrationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void showsTheDayAndTheProofOfPosting() throws Exception {
        CaseReference reference = journey.toPost();
        answers.recordPosting(reference, TODAY, " RR 123 456 ", journey.version(reference), People.NADIA);
        assertThat(panel(reference, "answer")).contains("Tue 24 Nov 2026", "RR 123 456");
    }

    @Test
    void keepsTheProofOfPostingSealed() {
        CaseReference reference = journey.toPost();
        answers.recordPosting(reference, TODAY, "RR 123 456", journey.version(reference), People.NADIA);
        assertThat(jdbc.sql("select row_to_json(r)::text from sar_request r where r.reference = ?")
                        .param(reference.value())
                        .query(String.class)
                        .single())
                .doesNotContain("RR 123 456");
    }

    @Test
    void numbersTheSheetsAndTellsWhichIsApproved() throws Exception {
        CaseReference reference = journey.toPost();
        answers.cancelPosting(reference, "The address is old", journey.version(reference), People.NADIA);
        answers.draft(
                reference,
                Journey.draft(
                        Map.of(Right.OBJECTION, new AnswerDraft.Decided(Outcome.GRANTED, "all marketing", "")), true),
                journey.version(reference),
                People.NADIA);
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);
        answers.approve(
                reference,
                Objects.requireNonNull(journey.file(reference).answer().sha256()),
                People.OMAR);

        assertThat(documents.of(reference))
                .filteredOn(document -> document.kind().equals("answer"))
                .extracting(CaseDocument::name)
                .containsExactlyInAnyOrder(reference + "-sheet-1.pdf", reference + "-sheet-2.pdf");
        assertThat(panel(reference, "answer"))
                .contains(
                        reference + "-sheet-2.pdf",
                        Objects.requireNonNull(journey.file(reference).answer().sha256())
                                .substring(0, 12))
                .doesNotContain("sheet-1");
    }

    @Test
    void namesColleaguesAsTheyAreCalled() throws Exception {
        CaseReference toPost = journey.toPost();
        answers.cancelPosting(toPost, "The address is old", journey.version(toPost), People.NADIA);
        assertThat(journey.file(toPost).answer().setback())
                .isEqualTo("Posting was cancelled by Nadia Ferro: The address is old");
        CaseReference released = journey.released();
        answers.cancelSending(released, People.OMAR);
        assertThat(journey.file(released).answer().setback()).isEqualTo("Sending was cancelled by Omar Lind.");
        assertThat(panel(released, "request")).contains("by Nadia Ferro").doesNotContain("nadia");
        assertThat(panel(released, "holdings")).contains("Nadia Ferro").doesNotContain("nadia");
    }

    @Test
    void recordsWhichTemplateMadeTheSheet() {
        CaseReference reference = journey.toPost();
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("document.added")
                        && journey.letter(reference)
                                .toString()
                                .equals(act.facts().get("document")))
                .singleElement()
                .satisfies(act -> assertThat(act.facts().get("template")).hasSize(64));
    }

    /** Before sheets were PDF they were pages, and what a case holds is not made anew. */
    @Test
    void showsASheetThatWasStoredAsAPage() throws Exception {
        CaseReference reference = journey.toPost();
        String sheet = """
                <!DOCTYPE html>
                <html lang="pt">
                <head><title>x</title></head>
                <body>
                <p>Rua 1, Lisboa</p>
                <h2>O que fizemos</h2></body>
                </html>
                """;
        CaseDocument stored = Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> documents.add(
                        reference,
                        "answer",
                        reference + "-sheet-0.html",
                        "text/html",
                        new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)),
                        People.NADIA)));
        jdbc.sql("update sar_request set answer_letter = ?, answer_sha256 = ? where reference = ?")
                .params(stored.id(), stored.sha256(), reference.value())
                .update();

        assertThat(mvc.perform(get("/cases/" + reference + "/printed-letter").header("X-Test-Who", "nadia"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("lang=\"pt\"", "<p>Rua 1, Lisboa</p>", "<h2>O que fizemos</h2>", "the file that is printed")
                .contains("/cases/" + reference + "/documents/" + stored.id())
                .doesNotContain("the PDF that is printed");
    }

    private String panel(CaseReference reference, String panel) throws Exception {
        return mvc.perform(get("/test/" + reference + "/panels/" + panel).header("X-Test-Who", "nadia"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
