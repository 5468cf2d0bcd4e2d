package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.templates.pdf.PostalLetter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SarTest
class EnclosuresIntegrationTests {

    private static final Pattern CLAIMED = Pattern.compile("(?m)^Attached: (.+)$");

    @Autowired
    private Journey journey;

    @Autowired
    private HoldingDesk holdings;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private Documents documents;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MockMvc mvc;

    @Test
    void claimsNothingAttachedThatIsNotAttached() {
        CaseReference reference = found(Right.ACCESS, "Two invoices", "inv.csv", "account.csv");
        UUID chosen = document(reference, "account.csv");
        answers.draft(reference, with(Right.ACCESS, false, chosen), journey.version(reference), People.NADIA);
        Letter letter = outbox.letter(journey.letter(reference));
        assertThat(letter.documents()).containsExactly(chosen);
        assertThat(CLAIMED.matcher(letter.text()).results().map(one -> one.group(1)))
                .as("what the text claims attached")
                .containsExactlyElementsOf(letter.documents().stream()
                        .map(id -> documents.find(reference, id).orElseThrow().name())
                        .toList());
    }

    @Test
    void refusesAccessWithoutTheFileThatIsAllThereIs() {
        CaseReference reference = found(Right.ACCESS, "", "inv.csv");
        assertThatThrownBy(() ->
                        answers.draft(reference, with(Right.ACCESS, false), journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(ActRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("file-not-chosen");
                    assertThat(refused).hasMessageContaining("Account");
                });
    }

    @Test
    void refusesPortabilityWithoutAnyFile() {
        CaseReference reference = found(Right.PORTABILITY, "", "inv.csv");
        assertThatThrownBy(() -> answers.draft(
                        reference, with(Right.PORTABILITY, false), journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("file-not-chosen"));
        answers.draft(
                reference,
                with(Right.PORTABILITY, false, document(reference, "inv.csv")),
                journey.version(reference),
                People.NADIA);
    }

    @Test
    void sendsNoFileWhereNothingIsGrantedThatGivesData() {
        CaseReference reference = found(Right.ACCESS, "", "inv.csv");
        AnswerDraft refusal = new AnswerDraft(
                Map.of(Right.ACCESS, new AnswerDraft.Decided(Outcome.REFUSED, "because", "Art. 12(5)")),
                "",
                "",
                "",
                "",
                "",
                List.of(document(reference, "inv.csv")),
                false);
        assertThatThrownBy(() -> answers.draft(reference, refusal, journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("file-not-owed"));
    }

    @Test
    void preselectsTheFilesOfAFirstDraftOnly() throws Exception {
        CaseReference reference = found(Right.ACCESS, "Invoices", "inv.csv");
        UUID file = document(reference, "inv.csv");
        assertThat(form(reference, "userTask_draftAnswer", "nadia"))
                .containsPattern("value=\"" + file + "\"[^>]*checked");
        answers.draft(reference, with(Right.ACCESS, false), journey.version(reference), People.NADIA);
        assertThat(form(reference, "userTask_draftAnswer", "nadia"))
                .doesNotContainPattern("value=\"" + file + "\"[^>]*checked");
    }

    @Test
    void bindsTheEnclosuresIntoThePrintedLetterAndShowsThemToWhoeverApprovesAndPosts() throws Exception {
        CaseReference reference = journey.byPhone("joana@example.org");
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        record(reference, "", "inv & more.csv");
        CaseDocument file =
                documents.find(reference, document(reference, "inv & more.csv")).orElseThrow();
        answers.draft(reference, with(Right.ACCESS, true, file.id()), journey.version(reference), People.NADIA);
        assertThat(printed(reference))
                .contains("Enclosures", "inv &amp; more.csv", file.sha256())
                .doesNotContain("Attached: ");
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);

        assertThat(form(reference, "userTask_approveAnswer", "omar"))
                .contains("/cases/" + reference + "/printed-letter")
                .doesNotContain("value=\"approve\"");
        String shown = body("/cases/" + reference + "/printed-letter", "omar");
        assertThat(shown)
                .contains("Approve for posting", journey.sha256(reference), file.sha256())
                .contains("/cases/" + reference + "/documents/" + file.id())
                .contains("/cases/" + reference + "/documents/" + journey.letter(reference))
                .contains("Rua 1");
        answers.approve(reference, journey.sha256(reference), People.OMAR);
        assertThat(form(reference, "userTask_postAnswer", "nadia"))
                .contains("Print and enclose", "/cases/" + reference + "/documents/" + file.id());
    }

    @Test
    void namesACharacterThatNoFontHasBeforeAnythingIsSubmitted() {
        CaseReference reference = journey.byPhone("joana@example.org");
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        record(reference, "Nickname: \uD83E\uDD84", "inv.csv");
        AnswerDraft draft = with(Right.ACCESS, true, document(reference, "inv.csv"));
        assertThatThrownBy(() -> answers.draft(reference, draft, journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("character-unprintable"))
                .hasMessageContaining("U+1F984 (UNICORN FACE)");
    }

    @Test
    void assertsNothingAboutTheHouseThatNobodyChose() throws Exception {
        CaseReference reference = found(Right.ACCESS, "Invoices");
        assertThat(form(reference, "userTask_draftAnswer", "nadia"))
                .doesNotContain("value=\"We make no decisions", "value=\"None.\"");
        assertThat(journey.file(reference).answer().automatedDecisions()).isEmpty();
        assertThat(journey.file(reference).answer().transfers()).isEmpty();
    }

    @Test
    void saysOfTheHouseWhatAPersonChose() throws Exception {
        CaseReference reference = found(Right.ACCESS, "Invoices");
        mvc.perform(post("/cases/" + reference + "/tasks/userTask_draftAnswer")
                        .header("X-Test-Who", "nadia")
                        .param("version", String.valueOf(journey.version(reference)))
                        .param("do", "preview")
                        .param("outcome-ACCESS", "GRANTED")
                        .param("noAutomatedDecisions", "yes")
                        .param("transfers", "To Norway."))
                .andExpect(status().is3xxRedirection());
        assertThat(outbox.letter(journey.letter(reference)).text())
                .contains("We make no decisions about you by automated means alone.", "To Norway.");
    }

    private CaseReference found(Right right, String content, String... files) {
        CaseReference reference = journey.identified(right);
        record(reference, content, files);
        return reference;
    }

    private void record(CaseReference reference, String content, String... files) {
        HoldingWords words = new HoldingWords("Account", content, "to run it", "nobody", "two years", "you");
        if (files.length == 0) {
            holdings.record(reference, words, null, journey.version(reference), People.NADIA);
        }
        for (String file : files) {
            holdings.record(
                    reference,
                    words,
                    new HoldingDesk.Upload(
                            file, "text/csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))),
                    journey.version(reference),
                    People.NADIA);
        }
        holdings.finish(reference, journey.version(reference), People.NADIA);
    }

    private static AnswerDraft with(Right right, boolean byPost, UUID... chosen) {
        return new AnswerDraft(
                Map.of(right, new AnswerDraft.Decided(Outcome.GRANTED, "all of it", "")),
                "",
                "None.",
                "None.",
                "",
                "",
                List.of(chosen),
                byPost);
    }

    private UUID document(CaseReference reference, String name) {
        return journey.file(reference).holdings().stream()
                .filter(found -> found.file().equals(name))
                .map(found -> Objects.requireNonNull(found.document()))
                .findFirst()
                .orElseThrow();
    }

    private String printed(CaseReference reference) {
        try (InputStream plain = documents.open(
                documents.find(reference, journey.letter(reference)).orElseThrow())) {
            return PostalLetter.content(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String form(CaseReference reference, String task, String who) throws Exception {
        return body("/test/" + reference + "/forms/" + task, who);
    }

    private String body(String address, String who) throws Exception {
        return mvc.perform(get(address).header("X-Test-Who", who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
