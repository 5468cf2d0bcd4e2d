package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Ledger;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.TaskForm;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SarTest
class ContestsIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private ContestDesk desk;

    @Autowired
    private ContestDecisionDesk decisions;

    @Autowired
    private ContestNews news;

    @Autowired
    private SubjectRequestDesk requests;

    @Autowired
    private CaseFace face;

    @Autowired
    private EndingDesk endings;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @Test
    void acknowledgesAComplaintAndLeavesTheClocksOfTheRequestAlone() {
        CaseReference reference = journey.received();
        List<CaseClock> before = clocks.of(reference);

        UUID complaint = desk.record(reference, complaint(), People.INES);
        journey.runJobs(reference);

        assertThat(outbox.of(reference, "sar/complaint-acknowledgement", LetterState.PLANNED))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .contains("your complaint reached us on Tuesday 24 November 2026", "without undue delay"));
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest", "userTask_sortRequest");
        assertThat(clocks.of(reference)).isEqualTo(before);
        assertThat(workItems.openOf(reference, "userTask_decideContest"))
                .map(WorkItem::type)
                .contains("Complaint");
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.contestRecorded"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts()).containsEntry("contest", complaint.toString()));
    }

    @Test
    void refusesAnAppealBeforeAnyDecision() {
        CaseReference reference = journey.received();

        assertRefused("nothing-decided", () -> desk.record(reference, appeal(today()), People.INES));
    }

    @Test
    void refusesAnAppealDatedBeforeTheAnswerOrInTheFuture() {
        CaseReference reference = answered();

        assertRefused("appeal-before-answer", () -> desk.record(reference, appeal(today().minusDays(1)), People.INES));
        assertRefused("receipt-in-the-future", () -> desk.record(reference, appeal(today().plusDays(1)), People.INES));
    }

    @Test
    void refusesASecondOpenOneOfTheSameKindAndTakesAnotherKindBesideIt() {
        CaseReference reference = answered();
        desk.record(reference, appeal(today()), People.INES);

        assertRefused("contest-open", () -> desk.record(reference, appeal(today()), People.INES));
        desk.record(reference, complaint(), People.INES);
        journey.runJobs(reference);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest", "userTask_decideContest");
    }

    @Test
    void namesTheLetterThatToldTheDecisionAppealedAgainst() {
        CaseReference reference = answered();
        UUID letter = journey.letter(reference);

        desk.record(reference, appeal(today()), People.INES);

        assertThat(journey.file(reference).contests())
                .singleElement()
                .satisfies(file -> assertThat(file.decisionLetter()).isEqualTo(letter));
    }

    @Test
    void refusesADecisionByThoseWhoGaveTheAnswer() {
        CaseReference reference = answered();
        UUID appeal = appealed(reference);

        assertRefused("decided-the-answer", () -> deny(reference, appeal, People.NADIA));
        assertThat(face.form(reference, "userTask_decideContest", People.NADIA))
                .as("says why instead of a form")
                .map(TaskForm::fragment)
                .contains("sar/contests :: barred");
        assertThat(face.form(reference, "userTask_decideContest", People.BOTH))
                .map(TaskForm::fragment)
                .contains("sar/contests :: decide");
    }

    @Test
    void refusesAnApprovalByWhoeverDecidedAndOfOtherBytes() {
        CaseReference reference = answered();
        UUID appeal = appealed(reference);
        deny(reference, appeal, People.BOTH);
        String sha256 = String.valueOf(journey.file(reference).contests().get(0).sha256());

        assertRefused("own-draft", () -> decisions.approve(reference, appeal, sha256, People.BOTH));
        assertRefused("letter-changed", () -> decisions.approve(reference, appeal, "0".repeat(64), People.OMAR));
    }

    @Test
    void tellsADeniedAppealAndLeavesTheCaseClosed() {
        CaseReference reference = answered();
        UUID appeal = appealed(reference);
        deny(reference, appeal, People.BOTH);

        PreparedLetter letter = leaves(reference, appeal, "sar/appeal-decision");

        assertThat(letter.text()).contains("Your appeal is denied", "The data is not ours.");
        assertThat(journey.file(reference).contests().get(0).stage()).isEqualTo(ContestStage.ANSWERED);
        assertThat(journey.tasks(reference)).isEmpty();
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void answersTheRequestAnewOnceAnUpheldAppealWasTold() {
        CaseReference reference = answered();
        UUID appeal = appealed(reference);
        decisions.decide(
                reference, appeal, ContestOutcome.UPHELD_IN_PART, false, "We overlooked one.", false, People.BOTH);

        leaves(reference, appeal, "sar/appeal-decision");
        journey.runJobs(reference);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.RECEIVED);
        assertThat(journey.tasks(reference)).containsExactly("userTask_sortRequest");
        assertThat(clocks.ruling(reference)).get().satisfies(ruling -> {
            assertThat(ruling.ruleId()).isEqualTo("promise-30d");
            assertThat(ruling.due()).isEqualTo(today().plusDays(30));
        });
        assertRefused("nothing-decided", () -> desk.record(reference, appeal(today()), People.INES));
    }

    @Test
    void meetsTheDateOfTheNewAnswerWithTheNewAnswer() {
        CaseReference reference = answered();
        UUID appeal = appealed(reference);
        decisions.decide(reference, appeal, ContestOutcome.UPHELD, true, "You are right.", false, People.BOTH);
        leaves(reference, appeal, "sar/appeal-decision");
        journey.runJobs(reference);
        endings.withdraw(reference, "She has what she needs", journey.version(reference), People.NADIA);

        assertThat(clocks.of(reference, appeal)).isNotEmpty().noneMatch(CaseClock::isRunning);
    }

    @Test
    void decidesAgainWhenTheLetterIsRefusedOnItsWay() {
        CaseReference reference = answered();
        UUID appeal = appealed(reference);
        deny(reference, appeal, People.BOTH);
        UUID letter = released(reference, appeal);

        journey.letterEnds(reference, letter, LetterState.PERMFAIL);
        news.letterEnded(reference, letter, "sar/appeal-decision", LetterState.PERMFAIL, People.SYSTEM);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest");
        assertThat(journey.file(reference).contests().get(0).cameBack()).isTrue();
        deny(reference, appeal, People.BOTH);
        assertThat(journey.tasks(reference)).containsExactly("userTask_approveContestLetter");
    }

    @Test
    void endsAComplaintThatIsTakenBackAndKeepsTheRequestsOwnTask() {
        CaseReference reference = journey.received();
        UUID complaint = desk.record(reference, complaint(), People.INES);
        journey.runJobs(reference);

        desk.takeBack(reference, complaint, "She took it back", People.NADIA);

        assertThat(journey.tasks(reference)).containsExactly("userTask_sortRequest");
        assertThat(journey.file(reference).contests().get(0).stage()).isEqualTo(ContestStage.TAKEN_BACK);
    }

    @Test
    void keepsAComplaintOpenWhenTheRequestEnds() {
        CaseReference reference = journey.received();
        desk.record(reference, complaint(), People.INES);
        journey.runJobs(reference);

        endings.withdraw(reference, "Her mail of today", journey.version(reference), People.NADIA);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest");
    }

    @Test
    void acknowledgesAndDecidesAComplaintAboutARequestThatWasWithdrawn() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        endings.withdraw(reference, "Her mail of today", journey.version(reference), People.NADIA);

        assertComplaintIsDecided(reference);
    }

    @Test
    void acknowledgesAndDecidesAComplaintAboutAMessageThatWasNoRequest() {
        CaseReference reference = journey.received();
        requests.sort(
                reference,
                new Sorting(false, Set.of(), "en", Asker.SUBJECT, false, null, "An advertisement"),
                journey.version(reference),
                People.INES);
        journey.runJobs(reference);

        assertComplaintIsDecided(reference);
    }

    private void assertComplaintIsDecided(CaseReference reference) {
        assertThat(clocks.of(reference)).isNotEmpty().noneMatch(CaseClock::owed);

        UUID complaint = desk.record(reference, complaint(), People.INES);
        journey.runJobs(reference);
        assertThat(outbox.of(reference, "sar/complaint-acknowledgement", LetterState.PLANNED))
                .hasSize(1);
        deny(reference, complaint, People.BOTH);

        assertThat(leaves(reference, complaint, "sar/complaint-answer").text()).contains("Article 77");
    }

    @Test
    void answersTheProviderByTheDayItNamed() {
        CaseReference reference = answered();
        LocalDate by = today().plusDays(20);
        UUID inquiry = desk.record(
                reference,
                new ContestEntry(
                        ContestKind.INQUIRY,
                        null,
                        Channel.MAIL,
                        new ReceiptTime(today(), null, null),
                        "Why was access granted in part?",
                        "EM-77",
                        "cases@mediators.example",
                        by),
                People.INES);
        journey.runJobs(reference);
        assertThat(workItems.openOf(reference, "userTask_decideContest"))
                .map(WorkItem::due)
                .contains(by);
        assertThat(outbox.of(reference, "sar/complaint-acknowledgement", LetterState.PLANNED))
                .isEmpty();

        decisions.decide(reference, inquiry, null, false, "Everything was given.", false, People.NADIA);
        PreparedLetter letter = leaves(reference, inquiry, "sar/dispute-answer");

        assertThat(letter.to().address()).isEqualTo("cases@mediators.example");
        assertThat(letter.text()).contains("EM-77", "Everything was given.").doesNotContain("joana@example.org");
    }

    @Test
    void confirmsAWithdrawalOnceForEachAndOpensAgainAfterAChangeOfMind() {
        CaseReference reference = journey.submitted();
        endings.withdraw(reference, "Her mail of today", journey.version(reference), People.NADIA);
        assertThat(outbox.of(reference, "sar/withdrawal-confirmed", LetterState.PLANNED))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.to().address()).isEqualTo("joana@example.org");
                    assertThat(letter.text()).contains("Tuesday 24 November 2026 you took your request back");
                });

        endings.reopen(reference, "She changed her mind", journey.version(reference), People.NADIA);
        journey.runJobs(reference);
        assertThat(journey.tasks(reference)).containsExactly("userTask_sortRequest");
        endings.withdraw(reference, "And changed it again", journey.version(reference), People.NADIA);

        assertThat(outbox.of(reference, "sar/withdrawal-confirmed", LetterState.PLANNED))
                .hasSize(2);
    }

    @Test
    void tellsColleaguesOnceThatALetterCameBackAndNamesNobody() {
        CaseReference reference = journey.received();
        UUID letter = outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED)
                .get(0)
                .id();

        journey.letterEnds(reference, letter, LetterState.RETURNED);
        journey.letterEnds(reference, letter, LetterState.RETURNED);

        assertThat(outbox.of(reference, "staff/requester-unreachable", LetterState.PLANNED))
                .singleElement()
                .satisfies(told -> assertThat(told.text())
                        .contains("acknowledgement", "came back", "/cases/" + reference)
                        .doesNotContain("joana", "Joana"));
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.staffToldUnreachable"))
                .isNotEmpty();
    }

    private ContestEntry complaint() {
        return entry(ContestKind.COMPLAINT, today());
    }

    private ContestEntry appeal(LocalDate day) {
        return entry(ContestKind.APPEAL, day);
    }

    private ContestEntry entry(ContestKind kind, LocalDate day) {
        return new ContestEntry(
                kind,
                null,
                Channel.PHONE,
                new ReceiptTime(day, null, null),
                "The answer is not complete.",
                "",
                "",
                null);
    }

    /** Answered on the day before today. */
    private CaseReference answered() {
        CaseReference reference = journey.released();
        journey.letterEnds(reference, journey.letter(reference), LetterState.ACCEPTED);
        assertThat(journey.file(reference).ended()).contains(Ending.ANSWERED);
        clock.advance(Duration.ofHours(1));
        return reference;
    }

    private UUID appealed(CaseReference reference) {
        UUID appeal = desk.record(reference, appeal(today()), People.INES);
        journey.runJobs(reference);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest");
        return appeal;
    }

    private void deny(CaseReference reference, UUID contest, org.habeas.casework.Acting acting) {
        decisions.decide(reference, contest, ContestOutcome.DENIED, false, "The data is not ours.", false, acting);
    }

    private UUID released(CaseReference reference, UUID contest) {
        ContestFile file = journey.file(reference).contests().get(0);
        decisions.approve(reference, contest, String.valueOf(file.sha256()), People.OMAR);
        journey.runJobs(reference);
        return UUID.fromString(String.valueOf(file.letter()));
    }

    private PreparedLetter leaves(CaseReference reference, UUID contest, String kind) {
        UUID letter = released(reference, contest);
        journey.letterEnds(reference, letter, LetterState.ACCEPTED);
        news.letterEnded(reference, letter, kind, LetterState.ACCEPTED, People.SYSTEM);
        return outbox.find(letter).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
