package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Timers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters between receipt and answer, on the law that the tests' first legal entity has: the GDPR in Berlin's zone. */
@SarTest
class InterimLettersIntegrationTests {

    private static final String EU = "eu-gdpr-12-3-respond";

    @Autowired
    private Journey journey;

    @Autowired
    private InterimDesk desk;

    @Autowired
    private InterimDepartureDesk departures;

    @Autowired
    private InterimLetters letters;

    @Autowired
    private InterimRules rules;

    @Autowired
    private SubjectRequestDesk requests;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockEvents clockEvents;

    @Autowired
    private Escalations escalations;

    @Autowired
    private SubjectRequests stored;

    @Autowired
    private LegalEntities entities;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private LawDesk law;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    /** The acknowledgement has no clauses, and a letter without clauses must not be given the laws of the case. */
    @Test
    void acknowledgesARequestUnderSeveralLawsInALetterWithoutClauses() {
        at("2026-03-02T10:00:00Z");
        CaseReference reference = journey.received();

        assertThat(clocks.of(reference)).extracting(CaseClock::regime).hasSizeGreaterThan(1);
        assertThat(outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED))
                .singleElement()
                .satisfies(letter -> assertThat(outbox.letter(letter.id()).text())
                        .contains("We answer by Wednesday 1 April 2026", reference.value())
                        .doesNotContain("{{"));
    }

    @Test
    void movesNoDateBeforeTheNextServerHasTheExtension() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-25T10:00:00Z");
        UUID letter = approved(reference, InterimKind.EXTENSION);
        assertThat(eu(reference).due()).isEqualTo("2026-04-02");
        assertThat(outbox.letter(letter).text())
                .contains(
                        "We had until Thursday 2 April 2026 at first",
                        "We answer by Tuesday 2 June 2026",
                        "It is extended once, to 3 months in all",
                        "Several systems have to be searched");

        accepted(reference, letter, "2026-03-25T10:05:00Z");

        assertThat(eu(reference).due()).isEqualTo("2026-06-02");
        assertThat(eu(reference).extended()).isTrue();
        assertThat(clock(reference, "promise-30d").due()).isEqualTo("2026-04-01");
        assertThat(acts(reference))
                .containsSubsequence(
                        "sar.letterWritten",
                        "sar.letterSubmitted",
                        "sar.letterApproved",
                        "sar.letterReleased",
                        "sar.letterDelivered",
                        "clock.eventNoted");
    }

    @Test
    void quotesTheExtendedDateAfterAnExtensionAndNotOurPromise() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-25T10:00:00Z");
        accepted(reference, approved(reference, InterimKind.EXTENSION), "2026-03-25T10:05:00Z");
        at("2026-03-27T10:00:00Z");

        UUID letter = write(reference, InterimKind.CLARIFICATION);

        assertThat(outbox.letter(letter).text())
                .contains("by Tuesday 2 June 2026")
                .doesNotContain("1 April 2026");
    }

    @Test
    void namesInAnExtensionTheDateOfALawThatItDoesNotExtend() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        inTransaction(() -> {
            SubjectRequest request = stored.of(reference);
            clocks.start(
                    reference,
                    "br-lgpd-19",
                    request.receipt().receivedAt(),
                    entities.byId(request.receipt().legalEntity()),
                    People.SYSTEM);
        });
        at("2026-03-10T10:00:00Z");

        UUID letter = write(reference, InterimKind.EXTENSION);

        assertThat(outbox.letter(letter).text())
                .contains("We answer by Tuesday 2 June 2026", "is not extended: it ends on Tuesday 17 March 2026");
        at("2026-03-18T10:00:00Z");
        assertThat(outbox.letter(write(reference, InterimKind.EXTENSION)).text())
                .contains("We answer by Tuesday 2 June 2026")
                .doesNotContain("17 March 2026");
    }

    @Test
    void namesTheGrievanceOfficerToWhoeverLivesInIndia() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        assertThat(outbox.letter(write(reference, InterimKind.FEE)).text()).doesNotContain("grievance officer");
        law.state(
                reference,
                new StatedFacts("IN", null, HeldAs.CONTROLLER, Set.of()),
                "as they wrote",
                journey.version(reference),
                People.NADIA);

        assertThat(outbox.letter(write(reference, InterimKind.FEE)).text())
                .contains("our grievance officer is", "Data Protection Board of India");
    }

    @Test
    void promisesNoDateThatHasPassed() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-04-02T10:00:00Z");
        assertThat(outbox.letter(write(reference, InterimKind.CLARIFICATION)).text())
                .contains("by Thursday 2 April 2026")
                .doesNotContain("1 April 2026");
        at("2026-04-03T08:00:00Z");

        refuses("answer-date-passed", () -> write(reference, InterimKind.CLARIFICATION));
    }

    /** Hard case 23. */
    @Test
    void extendsNothingWhenTheExtensionIsSentOneMinuteAfterTheEndOfTheMonth() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-04-02T21:58:00Z");
        UUID letter = approved(reference, InterimKind.EXTENSION);

        accepted(reference, letter, "2026-04-02T22:01:00Z");

        assertThat(eu(reference).due()).isEqualTo("2026-04-02");
        assertThat(eu(reference).extended()).isFalse();
        assertThat(eu(reference).problem()).startsWith("EXTENSION_LATE");
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY);
        assertThat(acts(reference)).contains("sar.extensionTooLate");
        assertThat(last(reference).problem()).contains("2026-04-03");
    }

    @Test
    void takesTheInstantOfAcceptanceAndNotTheOneAtWhichWeHearOfIt() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-04-02T21:50:00Z");
        UUID letter = approved(reference, InterimKind.EXTENSION);
        outbox.accept(letter, Instant.parse("2026-04-02T21:59:00Z"));
        at("2026-04-03T06:00:00Z");

        journey.letterEnds(reference, letter, LetterState.ACCEPTED);

        assertThat(eu(reference).due()).isEqualTo("2026-06-02");
    }

    @Test
    void refusesAnExtensionAfterTheFirstPeriod() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-04-03T08:00:00Z");

        refuses("extension-late", () -> write(reference, InterimKind.EXTENSION));
    }

    @Test
    void refusesToApproveAnExtensionWhosePeriodEndedWhileItWaited() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-04-02T10:00:00Z");
        write(reference, InterimKind.EXTENSION);
        desk.submit(reference, journey.version(reference), People.NADIA);
        at("2026-04-03T08:00:00Z");

        refuses("extension-late", () -> departures.approve(reference, sha256(reference), People.OMAR));

        assertThat(journey.tasks(reference)).contains(Steps.APPROVE_LETTER);
    }

    @Test
    void sendsNoExtensionWhosePeriodEndedBetweenApprovalAndRelease() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-04-02T21:50:00Z");
        UUID letter = write(reference, InterimKind.EXTENSION);
        desk.submit(reference, journey.version(reference), People.NADIA);
        departures.approve(reference, sha256(reference), People.OMAR);
        at("2026-04-02T22:30:00Z");

        journey.runJobs(reference);

        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(last(reference).state()).isEqualTo(InterimState.OVERTAKEN);
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY);
        assertThat(eu(reference).extended()).isFalse();
    }

    @Test
    void refusesAnExtensionWithoutReasonsOrASecondTime() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-20T10:00:00Z");
        refuses(
                "words-missing",
                () -> desk.write(
                        reference,
                        InterimKind.EXTENSION,
                        new InterimWords(Map.of("reasons", " "), List.of()),
                        false,
                        journey.version(reference),
                        People.NADIA));
        UUID letter = approved(reference, InterimKind.EXTENSION);
        refuses("letter-under-way", () -> write(reference, InterimKind.EXTENSION));
        accepted(reference, letter, "2026-03-20T10:05:00Z");

        refuses("extension-twice", () -> write(reference, InterimKind.EXTENSION));
    }

    @Test
    void refusesAnExtensionThatNoRunningRuleAllows() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        inTransaction(() -> clocks.notOwed(eu(reference), People.SYSTEM));

        refuses("extension-not-allowed", () -> write(reference, InterimKind.EXTENSION));
        assertThatThrownBy(() -> write(reference, InterimKind.EXTENSION))
                .hasMessageContaining("published promise (UNVERIFIED)");
    }

    @Test
    void marksATaskWhoseDateRestsOnARuleThatNobodyComparedWithItsLaw() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        assertThat(workItems.openOf(reference).get(0).flags()).contains("unverified"); // the promise, 1 April
        at("2026-03-25T10:00:00Z");
        inTransaction(() -> {
            clocks.notOwed(clock(reference, "promise-30d"), People.SYSTEM);
            workItems.refresh(reference);
        });
        assertThat(workItems.openOf(reference).get(0).flags()).doesNotContain("unverified");
    }

    @Test
    void extendsNothingWhenTheExtensionBounced() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-25T10:00:00Z");
        UUID letter = approved(reference, InterimKind.EXTENSION);
        accepted(reference, letter, "2026-03-25T10:05:00Z");
        assertThat(eu(reference).extended()).isTrue();

        journey.letterEnds(reference, letter, LetterState.RETURNED);

        assertThat(eu(reference).extended()).isFalse();
        assertThat(eu(reference).due()).isEqualTo("2026-04-02");
        assertThat(journey.tasks(reference)).contains(Steps.READ_REPLY);
        assertThat(journey.file(reference).notReached()).isTrue();
        assertThat(last(reference).state()).isEqualTo(InterimState.FAILED);
        write(reference, InterimKind.EXTENSION);
    }

    @Test
    void extendsACaseThatIsPaused() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        askedForIdentity(reference, "2026-03-04T10:00:00Z");
        at("2026-03-18T10:00:00Z");
        UUID letter = approved(reference, InterimKind.EXTENSION);
        accepted(reference, letter, "2026-03-18T10:05:00Z");
        at("2026-03-20T10:00:00Z");

        requests.join(reference, journey.mail("joana@example.org", "Re", "Number 17"), People.SYSTEM);

        assertThat(eu(reference).due()).isEqualTo("2026-06-18");
    }

    @Test
    void addsTheDaysFromTheQuestionToTheMailThatAnswersIt() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-04T10:00:00Z");
        UUID letter = approved(reference, InterimKind.CLARIFICATION);
        assertThat(outbox.letter(letter).text()).contains("Which years do you mean?", "- The last year", "- All years");
        accepted(reference, letter, "2026-03-04T10:05:00Z");
        assertThat(eu(reference).waitingFor()).isEqualTo(PauseReason.CLARIFICATION);
        assertThat(clock(reference, "promise-30d").waitingFor()).isNull();
        at("2026-03-20T10:00:00Z");
        requests.join(reference, journey.mail("joana@example.org", "Re", "The last year"), People.SYSTEM);
        assertThat(eu(reference).due()).isEqualTo("2026-04-02");
        at("2026-03-23T10:00:00Z");

        requests.readReply(reference, "", Set.of(InterimKind.CLARIFICATION), journey.version(reference), People.NADIA);

        assertThat(eu(reference).due()).isEqualTo("2026-04-20");
        assertThat(eu(reference).nominal()).isEqualTo("2026-04-18");
        assertThat(eu(reference).warning()).isEqualTo("2026-04-02");
        assertThat(eu(reference).isRuleUnverified()).isFalse();
        assertThat(eu(reference).isUnverified()).isTrue();
        assertThat(last(reference).state()).isEqualTo(InterimState.ANSWERED);
    }

    /** Otherwise the days between the mail and whoever records it would be added as well. */
    @Test
    void takesNoAnswerOfALaterDayThanAMailThatNobodyHasRead() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-04T10:00:00Z");
        accepted(reference, approved(reference, InterimKind.CLARIFICATION), "2026-03-04T10:05:00Z");
        at("2026-03-10T10:00:00Z");
        requests.join(reference, journey.mail("joana@example.org", "Re", "The last year"), People.SYSTEM);
        at("2026-03-20T10:00:00Z");

        refuses("reply-unread", () -> answered(reference, "2026-03-20"));

        answered(reference, "2026-03-10");
        assertThat(eu(reference).nominal()).isEqualTo("2026-04-08");
    }

    private void answered(CaseReference reference, String day) {
        desk.answered(
                reference,
                InterimKind.CLARIFICATION,
                LocalDate.parse(day),
                "by telephone",
                journey.version(reference),
                People.NADIA);
    }

    /** The acknowledgement of a request that was found late leaves all the same; it promises no day that is gone. */
    @Test
    void saysThatTheDateHasPassedWhereALetterLeavesNobodyCanHoldBack() {
        at("2026-03-02T10:00:00Z");
        ReceivedMail mail = journey.mail("joana@example.org", "My data", "Please send me a copy of my data.");
        at("2026-04-07T10:00:00Z");
        CaseReference reference = journey.received(mail);
        assertThat(text(reference, "sar/acknowledgement"))
                .contains(
                        "We answer by the earliest day that we can.",
                        "The last day for our answer was Thursday 2 April 2026 and has passed")
                .doesNotContain("We answer by Thursday", "We answer by Wednesday");
        journey.sort(reference, Right.ACCESS);

        journey.ask(reference);

        assertThat(text(reference, "sar/identity-request"))
                .contains("As it stands we answer by the earliest day that we can.", "has passed");
    }

    private String text(CaseReference reference, String kind) {
        return outbox.letter(
                        outbox.of(reference, kind, LetterState.PLANNED).get(0).id())
                .text();
    }

    @Test
    void goesOnWaitingWhenTheReplyAnswersNothing() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        at("2026-03-04T10:00:00Z");
        accepted(reference, approved(reference, InterimKind.CLARIFICATION), "2026-03-04T10:05:00Z");
        at("2026-03-10T10:00:00Z");
        requests.join(reference, journey.mail("joana@example.org", "Re", "When?"), People.SYSTEM);

        requests.readReply(reference, "", Set.of(), journey.version(reference), People.NADIA);

        assertThat(eu(reference).waitingFor()).isEqualTo(PauseReason.CLARIFICATION);
        refuses("question-open", () -> write(reference, InterimKind.CLARIFICATION));
        desk.answered(
                reference,
                InterimKind.CLARIFICATION,
                LocalDate.parse("2026-03-09"),
                "by telephone",
                journey.version(reference),
                People.NADIA);
        assertThat(eu(reference).due()).isEqualTo("2026-04-07");
    }

    @Test
    void saysBeforeSendingWhatAQuestionDoesToEachTimeLimit() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");

        List<String> effects = inTransaction(() -> rules.effects(stored.of(reference), InterimKind.CLARIFICATION));

        assertThat(effects)
                .anySatisfy(line -> assertThat(line).contains("GDPR Art. 12(3)", "the days until the answer are added"))
                .anySatisfy(line -> assertThat(line).contains("promise", "does not stop"));
    }

    @Test
    void letsNobodyApproveTheirOwnLetterAndNothingLeaveThatWasNotSeen() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        write(reference, InterimKind.CLARIFICATION);
        desk.submit(reference, journey.version(reference), People.NADIA);

        refuses("letter-changed", () -> departures.approve(reference, "0".repeat(64), People.OMAR));
        assertThatThrownBy(() -> departures.approve(reference, sha256(reference), People.NADIA))
                .isInstanceOf(NotPermitted.class);
        departures.giveBack(reference, "Ask for less", People.OMAR);
        write(reference, InterimKind.CLARIFICATION);
        desk.submit(reference, journey.version(reference), People.BOTH);
        refuses("own-draft", () -> departures.approve(reference, sha256(reference), People.BOTH));
        assertThat(journey.tasks(reference)).contains(Steps.APPROVE_LETTER);
    }

    @Test
    void writesALetterAnewThatTheSecondPersonReturned() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        UUID first = write(reference, InterimKind.CLARIFICATION);
        desk.submit(reference, journey.version(reference), People.NADIA);

        departures.giveBack(reference, "Ask for less", People.OMAR);

        assertThat(outbox.stateOf(first)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
        UUID second = write(reference, InterimKind.CLARIFICATION);
        assertThat(second).isNotEqualTo(first);
        desk.submit(reference, journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).contains(Steps.APPROVE_LETTER);
    }

    @Test
    void takesALetterBackThatHasNotLeft() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        UUID letter = write(reference, InterimKind.FEE);
        desk.submit(reference, journey.version(reference), People.NADIA);

        desk.takeBack(reference, People.NADIA);

        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).doesNotContain(Steps.APPROVE_LETTER);
        refuses("no-letter-under-way", () -> desk.takeBack(reference, People.NADIA));
    }

    @Test
    void givesNothingBeforeIdentityIsDecided() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        refuses("identity-undecided", () -> write(reference, InterimKind.PARTIAL_ANSWER));
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);

        UUID letter = approved(reference, InterimKind.PARTIAL_ANSWER);
        accepted(reference, letter, "2026-03-05T10:00:00Z");

        assertThat(eu(reference).due()).isEqualTo("2026-04-02");
        assertThat(clockEvents.of(reference)).isEmpty();
    }

    @Test
    void warnsAtTheNewDatesAfterAPause() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        askedForIdentity(reference, "2026-03-04T10:00:00Z");
        assertThat(journey.timer(reference, Timers.NEXT_ESCALATION).getDuedate())
                .isEqualTo("2026-03-11T07:00:00Z"); // fifteen working days before 1 April, the promise
        at("2026-03-20T10:00:00Z");

        requests.join(reference, journey.mail("joana@example.org", "Re", "Number 17"), People.SYSTEM);

        assertThat(clocks.ruling(reference))
                .hasValueSatisfying(ruling -> assertThat(ruling.due()).isEqualTo("2026-04-19"));
        assertThat(journey.timer(reference, Timers.NEXT_ESCALATION).getDuedate())
                .isEqualTo("2026-04-02T06:00:00Z"); // ten working days over Easter
    }

    @Test
    void warnsAtTheNewDatesAfterAnExtension() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        inTransaction(() -> clocks.notOwed(clock(reference, "promise-30d"), People.SYSTEM));
        at("2026-03-25T10:00:00Z");

        accepted(reference, approved(reference, InterimKind.EXTENSION), "2026-03-25T10:05:00Z");

        // ten working days before 2 June 2026, of which 25 May (Whit Monday) is none
        assertThat(journey.timer(reference, Timers.NEXT_ESCALATION).getDuedate())
                .isEqualTo("2026-05-18T06:00:00Z");
    }

    @Test
    void warnsEarlierWhereTheCompanyIsClosedAndMovesNoDate() {
        CaseReference reference = receivedOn("2031-03-03T10:00:00Z");

        // closed from Monday 31 March to Thursday 3 April 2031
        assertThat(clock(reference, "promise-30d").due()).isEqualTo("2031-04-02");
        assertThat(eu(reference).due()).isEqualTo("2031-04-03");
        assertThat(journey.timer(reference, Timers.NEXT_ESCALATION).getDuedate())
                .isEqualTo("2031-03-17T07:00:00Z"); // the tenth of the days of work that end on Friday 28 March
    }

    @Test
    void isLateWithoutAnyTimerHavingRun() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");

        assertThat(eu(reference).isLate(Instant.parse("2026-04-02T21:59:59Z"))).isFalse();
        assertThat(eu(reference).isLate(Instant.parse("2026-04-02T22:00:00Z"))).isTrue();
    }

    @Test
    void remindsOfAnUnansweredQuestionFifteenWorkingDaysBeforeTheDate() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        askedForIdentity(reference, "2026-03-04T10:00:00Z");
        at("2026-03-11T10:00:00Z");

        assertThat(inTransaction(() -> escalations.reached(stored.of(reference))))
                .contains("T-15");
    }

    @Test
    void remindsOfTheQuestionWhoTheyAreWithoutPausingASecondTime() {
        CaseReference reference = receivedOn("2026-03-02T10:00:00Z");
        askedForIdentity(reference, "2026-03-04T10:00:00Z");
        at("2026-03-18T10:00:00Z");
        journey.fire(reference, Timers.IDENTITY_REMINDER);
        journey.ask(reference);
        UUID reminder = outbox.of(reference, "sar/identity-reminder", LetterState.PLANNED)
                .get(0)
                .id();
        assertThat(outbox.letter(reminder).text()).contains("Wednesday 4 March 2026");
        accepted(reference, reminder, "2026-03-18T10:05:00Z");
        at("2026-03-20T10:00:00Z");

        requests.join(reference, journey.mail("joana@example.org", "Re", "Number 17"), People.SYSTEM);

        assertThat(clockEvents.of(reference)).hasSize(1);
        assertThat(eu(reference).due()).isEqualTo("2026-04-20");
        assertThat(eu(reference).waitingFor()).isNull();
    }

    @Test
    void refusesWithALetterOfItsOwnWhenEveryRightIsRefused() {
        CaseReference reference = journey.collected(Right.ERASURE);

        answers.draft(
                reference,
                Journey.draft(
                        Map.of(
                                Right.ERASURE,
                                new AnswerDraft.Decided(
                                        Outcome.REFUSED, "Your invoices of 2024", "Tax law, GDPR Art. 17(3)(b)")),
                        false),
                journey.version(reference),
                People.NADIA);

        assertThat(outbox.letter(journey.letter(reference)))
                .satisfies(letter -> assertThat(letter.kind()).isEqualTo("sar/refusal"))
                .satisfies(letter -> assertThat(letter.text())
                        .contains("Tax law, GDPR Art. 17(3)(b)", "Your invoices of 2024", "complain"));
    }

    private CaseReference receivedOn(String instant) {
        at(instant);
        return journey.sorted(Right.ACCESS);
    }

    private void askedForIdentity(CaseReference reference, String instant) {
        at(instant);
        journey.ask(reference);
        accepted(
                reference,
                outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                        .get(0)
                        .id(),
                instant);
    }

    private UUID write(CaseReference reference, InterimKind kind) {
        Map<String, String> words =
                switch (kind) {
                    case EXTENSION -> Map.of("reasons", "Several systems have to be searched.", "ready", "");
                    case CLARIFICATION ->
                        Map.of(
                                "question",
                                "Which years do you mean?",
                                "options",
                                "The last year\nAll years",
                                "underWay",
                                "Your account");
                    case FEE ->
                        Map.of(
                                "amount",
                                "10 euros for postage",
                                "reasons",
                                "You asked for the same copy five times this month.",
                                "howToPay",
                                "By transfer");
                    case IDENTITY -> throw new IllegalArgumentException("asked by the decision on identity");
                    case PARTIAL_ANSWER -> Map.of("given", "Your account: Joana Teles", "open", "The invoices");
                };
        return desk.write(
                reference, kind, new InterimWords(words, List.of()), false, journey.version(reference), People.NADIA);
    }

    private UUID approved(CaseReference reference, InterimKind kind) {
        UUID letter = write(reference, kind);
        desk.submit(reference, journey.version(reference), People.NADIA);
        departures.approve(reference, sha256(reference), People.OMAR);
        journey.runJobs(reference);
        assertThat(outbox.stateOf(letter)).contains(LetterState.PLANNED);
        return letter;
    }

    private void accepted(CaseReference reference, UUID letter, String instant) {
        at(instant);
        outbox.accept(letter, Instant.parse(instant));
        journey.letterEnds(reference, letter, LetterState.ACCEPTED);
    }

    private InterimLetter last(CaseReference reference) {
        List<InterimLetter> all = letters.of(reference);
        return all.get(all.size() - 1);
    }

    private String sha256(CaseReference reference) {
        return String.valueOf(letters.underWay(reference).orElseThrow().sha256());
    }

    private CaseClock eu(CaseReference reference) {
        return clock(reference, EU);
    }

    private CaseClock clock(CaseReference reference, String rule) {
        return clocks.of(reference).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<String> acts(CaseReference reference) {
        return ledger.of(reference).stream().map(RecordedAct::what).toList();
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        T result = new TransactionTemplate(transactions).execute(status -> work.get());
        if (result == null) {
            throw new AssertionError("nothing came of it");
        }
        return result;
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
