package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.Documents;
import org.habeas.templates.pdf.PostalLetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SarTest
class PostalAnswersIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private HoldingDesk holdings;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private Ledger ledger;

    @ParameterizedTest
    @CsvSource({
        "en, send a letter with the reference to the address below",
        "de, Senden Sie einen Brief mit dem Aktenzeichen an die unten genannte Anschrift"
    })
    void tellsInEveryPostalLetterHowToWriteBackAndNeverToAnswerAMessage(String language, String how) {
        CaseReference reference = identified("eu", language, Right.values());
        holdings.record(
                reference,
                Journey.account(),
                new HoldingDesk.Upload("account.csv", "text/csv", new ByteArrayInputStream(new byte[] {1})),
                journey.version(reference),
                People.NADIA);
        holdings.finish(reference, journey.version(reference), People.NADIA);
        for (Outcome outcome : Outcome.values()) {
            answers.draft(
                    reference,
                    enclosing(reference, decided(outcome, Right.values())),
                    journey.version(reference),
                    People.NADIA);
            speaksOfPaper(reference, how);
        }
        CaseReference unknown = entered("eu", language, "");
        desk.sort(unknown, sorting(language, Right.ACCESS), journey.version(unknown), People.INES);
        identity.decide(unknown, IdentityDecision.notProven(), journey.version(unknown), People.NADIA);
        answers.draft(
                unknown,
                new AnswerDraft(Map.of(), "", "", "", "Ein Name.", "Ihre Kundennummer.", List.of(), true),
                journey.version(unknown),
                People.NADIA);
        speaksOfPaper(unknown, how);
    }

    @Test
    void makesAnApprovedAnswerADraftAgainBeforeItIsPosted() {
        CaseReference reference = journey.toPost();

        assertThatThrownBy(() -> answers.cancelPosting(reference, " ", journey.version(reference), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("reason-missing"));
        answers.cancelPosting(reference, "The address is old", journey.version(reference), People.NADIA);

        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.DRAFTING);
        assertThat(journey.file(reference).answer().setback()).contains("Nadia Ferro");
        assertThat(clocks.of(reference)).allMatch(CaseClock::isRunning);
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.postingCancelled"))
                .singleElement()
                .satisfies(act -> assertThat(act.why()).isEqualTo("The address is old"));
    }

    @Test
    void cancelsNoPostingWhereNothingIsToBePosted() {
        CaseReference released = journey.released();
        assertThatThrownBy(() -> answers.cancelPosting(released, "x", journey.version(released), People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("nothing-to-post"));
        CaseReference toPost = journey.toPost();
        assertThatThrownBy(() -> answers.cancelSending(toPost, People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("nothing-to-cancel"));
    }

    @Test
    void answersForTheLegalEntityThatWasChosen() {
        CaseReference reference = identified("us", "en", Right.OBJECTION);
        assertThat(clocks.of(reference)).singleElement().satisfies(one -> {
            assertThat(one.ruleId()).isEqualTo("promise-30d");
            assertThat(one.zone()).hasToString("America/Los_Angeles");
        });
        assertThat(journey.file(reference).zone()).hasToString("America/Los_Angeles");
        holdings.finish(reference, journey.version(reference), People.NADIA);
        answers.draft(reference, decided(Outcome.GRANTED, Right.OBJECTION), journey.version(reference), People.NADIA);
        assertThat(printed(reference))
                .contains("Northwind Networks Inc.", "1 Harbor Way", "the California Privacy Protection Agency")
                .doesNotContain("GmbH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mars", "EU"})
    void refusesALegalEntityThatThereIsNot(String entity) {
        assertThatThrownBy(() -> entered(entity, "en", "joana@example.org"))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("no-such-legal-entity"));
    }

    private void speaksOfPaper(CaseReference reference, String how) {
        assertThat(printed(reference))
                .contains(how)
                .doesNotContainPattern("(?i)this message|this mail|this e-mail|diese Nachricht|diese E-Mail|reply to");
    }

    private CaseReference identified(String entity, String language, Right... rights) {
        CaseReference reference = entered(entity, language, "joana@example.org");
        desk.sort(reference, sorting(language, rights), journey.version(reference), People.INES);
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        return reference;
    }

    private CaseReference entered(String entity, String language, String email) {
        CaseReference reference = desk.enterByHand(
                new HandEntry(
                        Channel.POST,
                        new ReceiptTime(LocalDate.of(2026, 11, 20), null, null),
                        "Joana Teles",
                        email,
                        "Rua 1\nLisboa",
                        "my data",
                        language,
                        entity),
                People.INES);
        journey.runJobs(reference);
        return reference;
    }

    /** With every file of the case where something is granted that gives data. */
    private AnswerDraft enclosing(CaseReference reference, AnswerDraft draft) {
        boolean granted = Objects.requireNonNull(draft.outcomes().get(Right.ACCESS))
                .outcome()
                .isGranted();
        return new AnswerDraft(
                draft.outcomes(),
                draft.message(),
                draft.automatedDecisions(),
                draft.transfers(),
                draft.facts(),
                draft.help(),
                granted
                        ? journey.file(reference).holdings().stream()
                                .flatMap(found -> Stream.ofNullable(found.document()))
                                .toList()
                        : List.of(),
                draft.byPost());
    }

    private static AnswerDraft decided(Outcome outcome, Right... rights) {
        return Journey.draft(
                Stream.of(rights)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                right -> new AnswerDraft.Decided(outcome, "all of it", "§ 147 AO"))),
                true);
    }

    private static Sorting sorting(String language, Right... rights) {
        return new Sorting(true, Set.of(rights), language, Asker.SUBJECT, false, null, "");
    }

    private String printed(CaseReference reference) {
        UUID letter = journey.letter(reference);
        try (InputStream plain =
                documents.open(documents.find(reference, letter).orElseThrow())) {
            return PostalLetter.content(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
