package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvent.ExtensionNotice;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.clock.ClockLetter;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.SubjectRequestWorkflow.News;
import org.habeas.templates.pdf.PostalLetter;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters between receipt and answer to somebody who has no e-mail address: printed, approved, posted. */
@SarTest
class PostalLettersIntegrationTests {

    private static final LocalDate LAST_DAY = LocalDate.parse("2026-04-02");

    @Autowired
    private Journey journey;

    @Autowired
    private InterimDesk desk;

    @Autowired
    private InterimDepartureDesk departures;

    @Autowired
    private InterimLetters letters;

    @Autowired
    private ContactDesk contacts;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private SubjectRequestWorkflow workflow;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private HoldingDesk holdings;

    @Autowired
    private Documents documents;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockEvents clockEvents;

    @Autowired
    private Ledger ledger;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private MovableClock clock;

    @Test
    void extendsByTheDayOfPostingAndRestsOnThePrintedLetter() {
        CaseReference reference = received();
        at("2026-03-25T10:00:00Z");
        UUID sheet = approved(reference, InterimKind.EXTENSION);
        assertThat(content(reference, sheet))
                .contains(
                        "Joana Teles",
                        "Rua 1",
                        "We had until Thursday 2 April 2026 at first",
                        "We answer by Tuesday 2 June 2026",
                        "Several systems have to be searched");
        assertThat(last(reference).state()).isEqualTo(InterimState.TO_POST);
        assertThat(outbox.of(reference, "sar/extension", LetterState.PLANNED)).isEmpty();
        assertThat(eu(reference).due()).isEqualTo(LAST_DAY);
        assertThat(workItems.openOf(reference))
                .filteredOn(item -> item.task().equals(Steps.POST_LETTER))
                .singleElement()
                .satisfies(item -> assertThat(item.type()).isEqualTo("Extension of the time limit"))
                .satisfies(item -> assertThat(item.due()).isEqualTo(LAST_DAY));
        at("2026-03-30T10:00:00Z");

        post(reference, "2026-03-26");

        assertThat(eu(reference).due()).isEqualTo("2026-06-02");
        assertThat(clockEvents.lettersOf(reference))
                .containsExactly(new ClockLetter(new ExtensionNotice(LocalDate.parse("2026-03-26")), sheet));
        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.POST_LETTER);
        assertThat(ledger.of(reference).stream().map(RecordedAct::what))
                .containsSubsequence("sar.letterWritten", "sar.letterApproved", "sar.letterPosted", "clock.eventNoted");
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.letterPosted"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts())
                        .containsEntry("postedOn", "2026-03-26")
                        .containsEntry("letter", sheet.toString())
                        .doesNotContainValue("RR 123 456"));
        refuses("nothing-to-post", () -> post(reference, "2026-03-26"));
    }

    @Test
    void extendsByAPostingOnTheLastDayThatIsRecordedLater() {
        CaseReference reference = received();
        at("2026-04-02T10:00:00Z");
        approved(reference, InterimKind.EXTENSION);
        at("2026-04-07T10:00:00Z");

        post(reference, "2026-04-02");

        assertThat(eu(reference).due()).isEqualTo("2026-06-02");
    }

    @Test
    void recordsAnExtensionThatWasPostedAfterThePeriodHadEndedAsOneThatExtendsNothing() {
        CaseReference reference = received();
        at("2026-04-02T10:00:00Z");
        approved(reference, InterimKind.EXTENSION);
        at("2026-04-03T10:00:00Z");

        post(reference, "2026-04-03");

        assertThat(eu(reference).extended()).isFalse();
        assertThat(clockEvents.of(reference)).isEmpty();
        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        assertThat(last(reference).leftOn()).contains(LocalDate.parse("2026-04-03"));
        assertThat(last(reference).problem()).contains("moves no time limit", "The first period ended on 2026-04-02");
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY).doesNotContain(Steps.POST_LETTER);
        assertThat(acts(reference)).contains("sar.letterPosted", "sar.letterPostedInVain");
    }

    @Test
    void recordsNoPostingOfALetterThatWasTakenBack() {
        CaseReference reference = received();
        at("2026-04-02T10:00:00Z");
        approved(reference, InterimKind.EXTENSION);

        desk.takeBack(reference, People.NADIA);
        assertThat(last(reference).state()).isEqualTo(InterimState.TAKEN_BACK);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.POST_LETTER);
        refuses("nothing-to-post", () -> post(reference, "2026-04-02"));
    }

    @Test
    void refusesAPostingBeforeTheApprovalInTheFutureOrWithoutProof() {
        CaseReference reference = received();
        at("2026-03-25T10:00:00Z");
        refuses("nothing-to-post", () -> post(reference, "2026-03-25"));
        approved(reference, InterimKind.EXTENSION);

        refuses("posted-before-approval", () -> post(reference, "2026-03-24"));
        refuses("posted-in-the-future", () -> post(reference, "2026-03-26"));
        refuses(
                "proof-missing",
                () -> departures.recordPosting(
                        reference, LocalDate.parse("2026-03-25"), " ", journey.version(reference), People.NADIA));

        assertThat(eu(reference).extended()).isFalse();
    }

    @Test
    void waitsForTheAnswerFromTheDayOfPosting() {
        CaseReference reference = received();
        at("2026-03-04T10:00:00Z");
        approved(reference, InterimKind.CLARIFICATION);
        assertThat(eu(reference).waitingFor()).isNull();
        post(reference, "2026-03-04");
        assertThat(eu(reference).waitingFor()).isEqualTo(PauseReason.CLARIFICATION);
        at("2026-03-23T10:00:00Z");

        desk.answered(
                reference,
                InterimKind.CLARIFICATION,
                LocalDate.parse("2026-03-20"),
                "by letter",
                journey.version(reference),
                People.NADIA);

        assertThat(eu(reference).due()).isEqualTo("2026-04-20");
    }

    /** A posting is a fact: otherwise a second extension would be allowed once the case is opened again. */
    @Test
    void recordsAPostingAlsoAfterTheRequestWasWithdrawn() {
        CaseReference reference = received();
        UUID sheet = approved(reference, InterimKind.EXTENSION);
        at("2026-03-04T10:00:00Z");
        endings.withdraw(reference, "by telephone", journey.version(reference), People.NADIA);
        assertThat(last(reference).problem()).contains("The case has ended");

        post(reference, "2026-03-03");

        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        assertThat(clockEvents.lettersOf(reference))
                .containsExactly(new ClockLetter(new ExtensionNotice(LocalDate.parse("2026-03-03")), sheet));
        endings.reopen(reference, "She wants it", journey.version(reference), People.NADIA);
        assertThat(eu(reference).due()).isEqualTo("2026-06-02");
    }

    @Test
    void takesBackALetterOfACaseThatEnded() {
        CaseReference reference = received();
        approved(reference, InterimKind.EXTENSION);
        endings.withdraw(reference, "by telephone", journey.version(reference), People.NADIA);

        desk.takeBack(reference, People.NADIA);

        assertThat(last(reference).state()).isEqualTo(InterimState.TAKEN_BACK);
    }

    @Test
    void recordsAPostingOfTheDayBeforeTheReceiptWasCorrected() {
        CaseReference reference = received();
        at("2026-03-30T10:00:00Z");
        UUID sheet = approved(reference, InterimKind.EXTENSION);
        String approved = sha256(reference);
        at("2026-03-31T10:00:00Z");

        corrections.correctReceipt(
                reference,
                new ReceiptTime(LocalDate.parse("2026-03-01"), null, null),
                "The postmark",
                journey.version(reference),
                People.INES);

        assertThat(last(reference).state()).isEqualTo(InterimState.TO_POST);
        assertThat(last(reference).notToPostSince()).contains(Instant.parse("2026-03-31T10:00:00Z"));
        assertThat(last(reference).problem()).contains("changed after it was written");
        assertThat(last(reference).letter()).isEqualTo(sheet);
        assertThat(last(reference).sha256()).isEqualTo(approved);
        assertThat(journey.tasks(reference)).contains(Steps.POST_LETTER, Steps.READ_REPLY);
        assertThat(workItems.openOf(reference))
                .filteredOn(item -> item.task().equals(Steps.POST_LETTER))
                .singleElement()
                .satisfies(item -> assertThat(item.type()).isEqualTo("Do not post: Extension of the time limit"));
        at("2026-04-01T10:00:00Z");
        post(reference, "2026-03-30");
        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        assertThat(eu(reference).extended()).isTrue();
        assertThat(eu(reference).due()).isEqualTo("2026-06-01");
        assertThat(last(reference).problem()).contains("changed after it was written");
    }

    /** As in a case that was begun before the model had the task. */
    @Test
    void recordsAPostingWhereNoTaskWaitsForIt() {
        CaseReference reference = received();
        approved(reference, InterimKind.EXTENSION);
        workflow.tell(reference, News.LETTER_NOT_POSTED);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.POST_LETTER);

        post(reference, "2026-03-02");

        assertThat(eu(reference).due()).isEqualTo("2026-06-02");
    }

    @Test
    void recordsNoPostingWhereSomebodyElseHoldsTheTask() {
        CaseReference reference = received();
        approved(reference, InterimKind.EXTENSION);
        journey.claim(reference, People.BOTH);

        refuses("task-held", () -> post(reference, "2026-03-02"));

        assertThat(last(reference).state()).isEqualTo(InterimState.TO_POST);
    }

    @Test
    void namesOnTheSheetWhatGoesWithAFirstPart() {
        CaseReference reference = received();
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        holdings.record(
                reference,
                Journey.account(),
                new HoldingDesk.Upload("account.csv", "text/csv", new ByteArrayInputStream(new byte[] {1})),
                journey.version(reference),
                People.NADIA);
        List<UUID> files = documents.of(reference).stream()
                .filter(file -> file.name().equals("account.csv"))
                .map(CaseDocument::id)
                .toList();

        UUID sheet = write(reference, InterimKind.PARTIAL_ANSWER, files, true);

        assertThat(content(reference, sheet)).contains("Your account", "account.csv", "SHA-256");
    }

    @Test
    void letsASecondPersonApproveExactlyTheSheetThatWasPrinted() {
        CaseReference reference = received();
        write(reference, InterimKind.EXTENSION, List.of(), true);
        desk.submit(reference, journey.version(reference), People.BOTH);

        refuses("own-draft", () -> departures.approve(reference, sha256(reference), People.BOTH));
        refuses("letter-changed", () -> departures.approve(reference, "0".repeat(64), People.OMAR));
        contacts.correct(
                reference,
                new ContactCorrection("Joana Teles", "", "Rua 2\nPorto", "She moved"),
                journey.version(reference),
                People.NADIA);
        assertThat(last(reference).state()).isEqualTo(InterimState.DRAFTED);
        assertThat(last(reference).problem()).contains("not reached any more");
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
        refuses("letter-not-there", () -> departures.approve(reference, sha256(reference), People.OMAR));

        UUID sheet = approved(reference, InterimKind.EXTENSION);
        assertThat(content(reference, sheet)).contains("Rua 2").doesNotContain("Rua 1");
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
    }

    @Test
    void saysNotToPostToAnAddressThatWasCorrectedAfterTheApproval() {
        CaseReference reference = received();
        approved(reference, InterimKind.CLARIFICATION);

        contacts.correct(
                reference,
                new ContactCorrection("Joana Teles", "", "Rua 2\nPorto", "She moved"),
                journey.version(reference),
                People.NADIA);

        assertThat(last(reference).state()).isEqualTo(InterimState.TO_POST);
        assertThat(last(reference).problem()).contains("not reached any more");
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY, Steps.POST_LETTER);
        post(reference, "2026-03-02");
        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        assertThat(last(reference).problem()).contains("It went to where the requester is not reached");
        assertThat(eu(reference).waitingFor()).isNull();
    }

    @Test
    void waitsForTheAnswerToALetterThatWasPostedBeforeTheRequesterMoved() {
        CaseReference reference = received();
        approved(reference, InterimKind.CLARIFICATION);
        at("2026-03-05T10:00:00Z");
        contacts.correct(
                reference,
                new ContactCorrection("Joana Teles", "", "Rua 2\nPorto", "She moved"),
                journey.version(reference),
                People.NADIA);

        post(reference, "2026-03-03");

        assertThat(eu(reference).waitingFor()).isEqualTo(PauseReason.CLARIFICATION);
        assertThat(last(reference).problem()).contains("not reached any more");
    }

    @Test
    void recordsAPostingOnADayOnWhichTheDateInTheLetterHadPassedAndLetsSomebodyLook() {
        CaseReference reference = received();
        at("2026-04-01T10:00:00Z");
        UUID sheet = approved(reference, InterimKind.CLARIFICATION);
        assertThat(content(reference, sheet)).contains("by Wednesday 1 April 2026");
        at("2026-04-02T10:00:00Z");

        post(reference, "2026-04-02");

        assertThat(last(reference).state()).isEqualTo(InterimState.LEFT);
        assertThat(last(reference).leftOn()).contains(LAST_DAY);
        assertThat(last(reference).problem()).contains("changed after it was written");
        assertThat(eu(reference).waitingFor()).isEqualTo(PauseReason.CLARIFICATION);
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY).doesNotContain(Steps.POST_LETTER);
    }

    @Test
    void needsTheAddressOfTheWayThatWasChosen() {
        CaseReference reference = received();
        refuses("no-address", () -> write(reference, InterimKind.EXTENSION, List.of(), false));
        CaseReference byMail = journey.sorted(Right.ACCESS);
        refuses("no-postal-address", () -> write(byMail, InterimKind.EXTENSION, List.of(), true));
    }

    private CaseReference received() {
        at("2026-03-02T10:00:00Z");
        return journey.byPost();
    }

    private UUID write(CaseReference reference, InterimKind kind, List<UUID> files, boolean byPost) {
        Map<String, String> words = Map.of(
                "reasons", "Several systems have to be searched.",
                "question", "Which years do you mean?",
                "options", "The last year",
                "underWay", "Your account",
                "given", "Your account",
                "open", "The invoices");
        return desk.write(
                reference, kind, new InterimWords(words, files), byPost, journey.version(reference), People.NADIA);
    }

    private UUID approved(CaseReference reference, InterimKind kind) {
        UUID sheet = write(reference, kind, List.of(), true);
        desk.submit(reference, journey.version(reference), People.NADIA);
        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);
        return sheet;
    }

    private void post(CaseReference reference, String day) {
        departures.recordPosting(
                reference, LocalDate.parse(day), "RR 123 456", journey.version(reference), People.NADIA);
    }

    private String sha256(CaseReference reference) {
        return String.valueOf(letters.underWay(reference).orElseThrow().sha256());
    }

    private InterimLetter last(CaseReference reference) {
        List<InterimLetter> all = letters.of(reference);
        return all.get(all.size() - 1);
    }

    private CaseClock eu(CaseReference reference) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals("eu-gdpr-12-3-respond"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> acts(CaseReference reference) {
        return ledger.of(reference).stream().map(RecordedAct::what).toList();
    }

    private String content(CaseReference reference, UUID sheet) {
        try (InputStream plain = documents.open(documents.find(reference, sheet).orElseThrow())) {
            return PostalLetter.content(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
