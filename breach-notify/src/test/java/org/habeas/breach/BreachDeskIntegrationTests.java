package org.habeas.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.breach.Conclusion.Verdict;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.reminder.StaffReminders;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.templates.pdf.PdfChecks;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.model.BreachModel.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BreachTest
class BreachDeskIntegrationTests {

    @Autowired
    private Incident incident;

    @Autowired
    private BreachDesk desk;

    @Autowired
    private InstantDesk instants;

    @Autowired
    private FilingDesk filings;

    @Autowired
    private NoticeDesk notices;

    @Autowired
    private BreachFiles files;

    @Autowired
    private BreachRegister register;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private Documents documents;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void runsTheClocksFromAwarenessAndGivesTheChainedOneNoDate() {
        Instant aware = clock.instant().minusSeconds(3600);
        CaseReference reference = incident.opened();

        assertThat(clockOf(reference, "gdpr-33-authority").dueAt()).isEqualTo(aware.plus(Duration.ofDays(3)));
        assertThat(clockOf(reference, "nis2-early").dueAt()).isEqualTo(aware.plus(Duration.ofDays(1)));
        assertThat(clockOf(reference, "gdpr-33-2-customers").end()).isNull();
        assertThat(incident.owed(reference, "nis2-final").clock()).isNull();
        assertThat(incident.owed(reference, "nis2-final").started()).isFalse();
        assertThat(incident.owed(reference, "gdpr-34-subjects").started()).isFalse();
        assertThat(incident.tasks(reference)).containsExactly(Steps.ASSESS_BREACH, Steps.PREPARE_NOTICE);
        WorkItem item = workItems.openOf(reference).get(0);
        assertThat(item.dueAt()).isEqualTo(aware.plus(Duration.ofDays(1)));
        assertThat(item.dueZone()).isEqualTo(Incident.BERLIN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-23T14:20+02:00, 2026-10-26T13:20+01:00, 2026-10-24T14:20+02:00",
        "2026-03-27T14:20+01:00, 2026-03-30T15:20+02:00, 2026-03-28T14:20+01:00",
        "2026-10-25T02:30+02:00, 2026-10-28T01:30+01:00, 2026-10-26T01:30+01:00",
    })
    void countsHoursThroughBothChangesOfTheClocks(
            OffsetDateTime aware, OffsetDateTime authority, OffsetDateTime earlyWarning) {
        CaseReference reference = incident.opened(aware.toInstant());

        assertThat(clockOf(reference, "gdpr-33-authority").dueAt()).isEqualTo(authority.toInstant());
        assertThat(clockOf(reference, "nis2-notification").dueAt()).isEqualTo(authority.toInstant());
        assertThat(clockOf(reference, "nis2-early").dueAt()).isEqualTo(earlyWarning.toInstant());
        assertThat(clockOf(reference, "gdpr-33-authority").derivation()).isNotEmpty();
    }

    @Test
    void refusesAwarenessInTheFutureAndNoAwarenessAtAll() {
        refused("instant-in-the-future", () -> incident.opened(clock.instant().plusSeconds(60)));
        refused(
                "awareness-missing",
                () -> desk.open(
                        new OpeningIncident("x", EnumSet.of(ActsAs.CONTROLLER), EnumSet.of(Regime.GDPR), List.of(), ""),
                        People.TOMAS));
        assertThatThrownBy(() -> desk.open(
                        new OpeningIncident("x", EnumSet.of(ActsAs.CONTROLLER), EnumSet.of(Regime.GDPR), List.of(), ""),
                        People.ADMINISTRATOR))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void movesEveryClockWithAnEarlierAwarenessAndAsksForReasonsOfWhatBecameLate() {
        CaseReference reference = incident.decided();
        submit(reference, "nis2-early", clock.instant(), "");
        Instant earlier = clock.instant().minus(Duration.ofHours(30));

        refused("reason-missing", () -> state(reference, earlier, ""));
        state(reference, earlier, "An alert of the night before was found.");

        assertThat(clockOf(reference, "gdpr-33-authority").dueAt()).isEqualTo(earlier.plus(Duration.ofDays(3)));
        assertThat(incident.file(reference).filings()).singleElement().satisfies(one -> assertThat(one.reasonsMissing())
                .isTrue());
        assertThat(incident.file(reference).instants()).hasSize(2);
        filings.giveLateReasons(
                reference,
                incident.file(reference).filings().get(0).id(),
                "The alert was read late.",
                incident.version(reference),
                People.TOMAS);
        assertThat(incident.file(reference).filings()).singleElement().satisfies(one -> assertThat(one.reasonsMissing())
                .isFalse());
    }

    @Test
    void takesALaterAwarenessOnlyWithASecondPerson() {
        CaseReference reference = incident.opened();
        Instant before = clockOf(reference, "gdpr-33-authority").anchor();
        Instant later = before.plusSeconds(1800);

        state(reference, later, "The alert did not say that data were concerned.");

        assertThat(clockOf(reference, "gdpr-33-authority").anchor()).isEqualTo(before);
        UUID proposal = incident.file(reference).instants().get(0).id();
        refused("own-proposal", () -> instants.decide(reference, proposal, true, People.TOMAS));
        instants.decide(reference, proposal, true, People.OMAR);
        assertThat(clockOf(reference, "gdpr-33-authority").anchor()).isEqualTo(later);
        assertThat(incident.file(reference).instants()).hasSize(2);
    }

    @Test
    void keepsEveryVersionOfTheFactsAndLetsNobodyChangeOne() {
        CaseReference reference = incident.assessed();
        Instant hour = clock.instant();
        clock.advance(Duration.ofHours(5));
        desk.stateFacts(reference, Incident.facts("Nothing new"), null, incident.version(reference), People.TOMAS);

        assertThat(incident.file(reference).facts())
                .extracting(FactsVersion::number)
                .containsExactly(3, 2, 1);
        assertThat(files.factsAsOf(reference, hour, People.TOMAS))
                .map(FactsVersion::number)
                .contains(2);
        assertThat(incident.file(reference).latestFacts().facts().people()).isNull();
        assertThatThrownBy(() -> jdbc.sql("update breach_facts set sha256 = 'x' where reference = ?")
                        .param(reference.value())
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void suggestsByTheScoreAndLetsAPersonConclude() {
        CaseReference reference = incident.decided();

        BreachFile file = incident.file(reference);
        assertThat(file.severity().orElseThrow().sum()).isEqualTo("3 × 1 + 0.75 = 3.75, high");
        assertThat(file.conclusion(Conclusion.Article.ART_33_1).orElseThrow().differs())
                .isFalse();
        assertThat(file.conclusion(Conclusion.Article.ART_34_1).orElseThrow().differs())
                .isTrue();
        assertThat(incident.owed(reference, "gdpr-34-subjects").ruledOut()).isTrue();
        assertThat(incident.tasks(reference)).containsExactly(Steps.FILE_WITH_AUTHORITY, Steps.PREPARE_NOTICE);
    }

    @Test
    void makesATaskOfWhatCannotBeDeterminedInsteadOfANo() {
        CaseReference reference = incident.assessed();

        incident.conclude(reference, Verdict.CANNOT_DETERMINE, Verdict.NOT_NEEDED);

        assertThat(incident.tasks(reference)).contains(Steps.FIND_OUT);
        assertThat(incident.owed(reference, "gdpr-33-authority").running()).isTrue();
        desk.foundOut(reference, "The logs came.", incident.version(reference), People.TOMAS);
        assertThat(incident.tasks(reference)).contains(Steps.ASSESS_BREACH);
    }

    @Test
    void countsARuledOutClockAsNotOwedAndRunsItAgainWhenItAppliesAfterAll() {
        CaseReference reference = incident.assessed();
        Instant due = clockOf(reference, "gdpr-33-authority").dueAt();
        incident.conclude(reference, Verdict.NOT_NEEDED, Verdict.CANNOT_DETERMINE);
        clock.advance(Duration.ofHours(100));

        assertThat(clockOf(reference, "gdpr-33-authority").owed()).isFalse();
        assertThat(clockOf(reference, "gdpr-33-authority").isLate(clock.instant()))
                .isFalse();
        assertThat(acts(reference)).contains("clock.notOwed").doesNotContain("clock.met");

        desk.foundOut(reference, "The logs came.", incident.version(reference), People.TOMAS);
        desk.finishAssessment(reference, incident.version(reference), People.TOMAS);
        incident.conclude(reference, Verdict.TELL, Verdict.NOT_NEEDED);

        assertThat(clockOf(reference, "gdpr-33-authority").owed()).isTrue();
        assertThat(clockOf(reference, "gdpr-33-authority").isRunning()).isTrue();
        assertThat(clockOf(reference, "gdpr-33-authority").dueAt()).isEqualTo(due);
        assertThat(clockOf(reference, "gdpr-33-authority").isLate(clock.instant()))
                .isTrue();
        assertThat(acts(reference)).contains("clock.owedAgain");
    }

    @Test
    void refusesInstantsOutOfTheirOrder() {
        CaseReference reference = incident.opened();
        Instant aware = clockOf(reference, "gdpr-33-authority").anchor();

        refused(
                "instants-out-of-order",
                () -> instants.state(
                        reference,
                        new StatedInstant(
                                InstantKind.DETECTED, aware.plusSeconds(60), Incident.BERLIN, "log", "Read in the log"),
                        incident.version(reference),
                        People.TOMAS));

        assertThat(incident.file(reference).instants()).hasSize(1);
    }

    @Test
    void prefillsAFilingAsPdfAndStartsTheChainWithItsRealSubmission() throws Exception {
        CaseReference reference = incident.decided();
        refused("duty-not-started", () -> prepare(reference, "nis2-final", "INITIAL"));
        refused("nothing-submitted-before", () -> prepare(reference, "gdpr-33-authority", "FOLLOW_UP"));
        UUID filing = prepare(reference, "nis2-notification", "INITIAL");

        BreachFile.Filed prepared = incident.file(reference).filings().get(0);
        CaseDocument document = documents.find(reference, prepared.document()).orElseThrow();
        assertThat(document.mediaType()).isEqualTo("application/pdf");
        byte[] pdf = documents.open(document).readAllBytes();
        Files.write(Path.of("target", "filing.pdf"), pdf);
        assertThat(PdfChecks.failures(pdf)).isEmpty();
        Instant submitted = clock.instant().minusSeconds(600);
        record(reference, filing, submitted, "");

        CaseClock last = clockOf(reference, "nis2-final");
        assertThat(last.anchor()).isEqualTo(submitted);
        assertThat(last.nominal()).isEqualTo("2026-12-24");
        assertThat(clockOf(reference, "nis2-notification").metAt()).isEqualTo(submitted);
        assertThat(incident.file(reference).filings().get(0).authorityReference())
                .isEqualTo("BSI-77");
    }

    @Test
    void refusesALateFilingWithoutReasonsAndOneFromTheFuture() {
        CaseReference reference = incident.decided();
        clock.advance(Duration.ofHours(80));
        UUID filing = prepare(reference, "gdpr-33-authority", "INITIAL");

        refused(
                "submitted-in-the-future",
                () -> record(reference, filing, clock.instant().plusSeconds(60), ""));
        refused("late-reasons-missing", () -> record(reference, filing, clock.instant(), ""));
        record(reference, filing, clock.instant(), "The portal was down.");

        assertThat(incident.file(reference).filings().get(0).late()).isTrue();
        refused("already-submitted", () -> record(reference, filing, clock.instant(), "again"));
    }

    @Test
    void tellsEachCustomerOnlyOfItsOwnDataAndHoldsWhereAValueIsMissing() {
        CaseReference reference = incident.noticeSubmitted();

        BreachFile.NoticeView notice = incident.file(reference).notice().orElseThrow();
        assertThat(notice.unusable()).extracting(BreachFile.Unusable::line).containsExactly(5);
        assertThat(notice.rendered()).isEqualTo(2);
        assertThat(notice.recipients().get(2).words()).isEqualTo("Held: field customer is empty");
        List<PreparedLetter> letters = outbox.of(reference, BreachLetters.NOTICE, LetterState.PREPARED);
        assertThat(letters.get(0).text())
                .contains("Alpha Inc.", "120", "Your data are among those concerned", "Call us at any hour.")
                .doesNotContain("Beta", "1200", "1,200");
        assertThat(letters.get(1).text()).contains("Zu Händen von Beta GmbH", "noch nicht bekannt");
    }

    @Test
    void letsNobodyApproveWhatTheyWorkedOnAndBindsTheApprovalToTheHash() {
        CaseReference reference = incident.noticeSubmitted();
        String hash = incident.hash(reference);

        refused("own-notice", () -> notices.approve(reference, hash, People.TOMAS));
        refused("notice-changed", () -> notices.approve(reference, "0".repeat(64), People.OMAR));
        refused(
                "notice-frozen",
                () -> notices.importCustomers(
                        reference,
                        Incident.CUSTOMERS.getBytes(StandardCharsets.UTF_8),
                        true,
                        incident.version(reference),
                        People.TOMAS));
        notices.approve(reference, hash, People.EBBA);
        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED))
                .isEmpty();
        incident.runJobs(reference);

        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED))
                .hasSize(2);
        assertThat(incident.tasks(reference)).contains(Steps.FOLLOW_RECIPIENTS);
        assertThat(incident.file(reference)
                        .notice()
                        .orElseThrow()
                        .recipients()
                        .get(0)
                        .words())
                .isEqualTo("Waits to leave");
    }

    @Test
    void voidsANoticeThatWaitsWhenAFactChanges() {
        CaseReference reference = incident.noticeSubmitted();
        String hash = incident.hash(reference);

        restate(reference);

        assertThat(incident.tasks(reference)).contains(Steps.PREPARE_NOTICE).doesNotContain(Steps.APPROVE_NOTICE);
        assertThat(incident.file(reference).notice().orElseThrow().setBack()).contains("version 3");
        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.WITHDRAWN))
                .hasSize(2);
        refused("nothing-submitted", () -> notices.approve(reference, hash, People.OMAR));
    }

    @Test
    void releasesNothingWhenAFactChangedAfterTheApproval() {
        CaseReference reference = incident.noticeSubmitted();
        notices.approve(reference, incident.hash(reference), People.OMAR);
        restate(reference);

        incident.runJobs(reference);

        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED))
                .isEmpty();
        assertThat(incident.tasks(reference)).contains(Steps.PREPARE_NOTICE);
        notices.prepare(reference, new NoticeWords(""), incident.version(reference), People.TOMAS);
        notices.submit(reference, incident.version(reference), People.TOMAS);
        notices.approve(reference, incident.hash(reference), People.OMAR);
        incident.runJobs(reference);
        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED))
                .hasSize(2);
    }

    @Test
    void stopsWhatIsStillHeldWhenAFactChangesAfterTheRelease() {
        CaseReference reference = released();
        String approved = incident.hash(reference);
        List<PreparedLetter> held = outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED);
        UUID left = held.get(0).id();
        outbox.reaches(left, LetterState.ACCEPTED);

        restate(reference);

        assertThat(outbox.stateOf(left)).contains(LetterState.ACCEPTED);
        assertThat(outbox.stateOf(held.get(1).id())).contains(LetterState.WITHDRAWN);
        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED))
                .isEmpty();
        assertThat(incident.tasks(reference)).contains(Steps.PREPARE_NOTICE).doesNotContain(Steps.FOLLOW_RECIPIENTS);
        List<BreachFile.NoticeView> made = incident.file(reference).notices();
        assertThat(made).extracting(BreachFile.NoticeView::number).containsExactly(2, 1);
        assertThat(made.get(0).setBack()).contains("version 3", "1 letter was stopped", "1 had left", "new approval");
        assertThat(made.get(0).recipients())
                .extracting(one -> one.customer().customer())
                .containsExactly("c2", "c3");
        assertThat(made.get(1).state()).isEqualTo("stopped, because the facts were changed");
        assertThat(made.get(1).recipients())
                .extracting(BreachFile.Told::words)
                .contains("Accepted by the customer's mail server", "Stopped before it left");
        refused("nothing-submitted", () -> notices.approve(reference, approved, People.OMAR));
        assertThat(acts(reference)).contains("breach.noticeStopped");
        assertThat(register.csv(People.OMAR))
                .contains("notice 1, stopped, because the facts were changed, letters: 1, hash " + approved);
    }

    @Test
    void tellsOnlyThoseWhoseLettersWereStoppedOnceTheNoticeIsApprovedAnew() {
        CaseReference reference = released();
        UUID left = outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED)
                .get(0)
                .id();
        outbox.reaches(left, LetterState.IN_FLIGHT);
        restate(reference);
        notices.prepare(reference, new NoticeWords(""), incident.version(reference), People.EBBA);
        notices.submit(reference, incident.version(reference), People.EBBA);
        String hash = incident.hash(reference);

        refused("own-notice", () -> notices.approve(reference, hash, People.TOMAS));
        notices.approve(reference, hash, People.OMAR);
        incident.runJobs(reference);

        List<PreparedLetter> again = outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED);
        assertThat(again).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Beta GmbH", "Dies ist unsere erste Meldung dazu"));
        outbox.reaches(again.get(0).id(), LetterState.ACCEPTED);
        refused("letters-on-the-way", () -> follow(reference, ""));
        outbox.reaches(left, LetterState.PERMFAIL);
        assertThatThrownBy(() -> follow(reference, "")).hasMessageContaining("2 recipients got no letter");
        follow(reference, "Alpha and Gamma were called.");
        assertThat(incident.tasks(reference)).doesNotContain(Steps.FOLLOW_RECIPIENTS, Steps.PREPARE_NOTICE);
        assertThat(clockOf(reference, "gdpr-33-2-customers").isRunning()).isFalse();
    }

    @Test
    void leavesANoticeAloneOfWhichEveryLetterHasLeft() {
        CaseReference reference = released();
        outbox.of(reference, BreachLetters.NOTICE, LetterState.PLANNED)
                .forEach(letter -> outbox.reaches(letter.id(), LetterState.ACCEPTED));

        restate(reference);

        assertThat(incident.tasks(reference)).contains(Steps.FOLLOW_RECIPIENTS).doesNotContain(Steps.PREPARE_NOTICE);
        assertThat(incident.file(reference).notices()).hasSize(1);
        assertThat(acts(reference)).doesNotContain("breach.noticeStopped");
    }

    @Test
    void voidsANoticeWhenAnInstantThatItTellsIsCorrected() {
        CaseReference reference = incident.noticeSubmitted();
        Instant earlier = clock.instant().minus(Duration.ofHours(30));

        state(reference, earlier, "An alert of the night before was found.");

        assertThat(incident.tasks(reference)).contains(Steps.PREPARE_NOTICE).doesNotContain(Steps.APPROVE_NOTICE);
        assertThat(incident.file(reference).latestFacts().facts().why())
                .isEqualTo("Aware: An alert of the night before was found.");
        assertThat(incident.file(reference).latestFacts().facts().description())
                .isEqualTo("An export lay on a public address.");
        assertThat(outbox.of(reference, BreachLetters.NOTICE, LetterState.WITHDRAWN))
                .hasSize(2);
    }

    @Test
    void warnsAtSharesOfEachClockAndThatNobodyHoldsTheWork() {
        CaseReference reference = incident.opened();
        Instant aware = clockOf(reference, "nis2-early").anchor();
        assertThat(incident.timer(reference).getDuedate()).isEqualTo(Date.from(aware.plus(Duration.ofHours(12))));

        long opened = incident.version(reference);
        clock.advance(Duration.ofHours(17));
        incident.fire(reference);

        assertThat(incident.version(reference)).isEqualTo(opened);
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("breach.escalated"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts())
                        .containsEntry("steps", "[nis2-early 75%]")
                        .containsEntry("unheldTasks", "2"));
        assertThat(workItems.openOf(reference).get(0).flags()).contains("escalated:75%");
        assertThat(outbox.of(reference, StaffReminders.KIND, LetterState.PLANNED))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to().address()).endsWith("@northwind.example");
                    assertThat(mail.subject()).isEqualTo(reference + ": three quarters of the time have passed");
                    assertThat(mail.text()).contains("/cases/" + reference).doesNotContain("Tomas");
                });
        assertThat(incident.timer(reference).getDuedate())
                .isEqualTo(Date.from(aware.plus(Duration.ofMinutes(24 * 60 * 9 / 10))));
    }

    @Test
    void closesWithACompleteRecordAndKeepsItInTheRegister() {
        CaseReference reference = incident.decided();
        refused("duty-open", () -> filings.finish(reference, incident.version(reference), People.TOMAS));
        for (String rule : List.of("gdpr-33-authority", "nis2-early", "nis2-notification", "nis2-final")) {
            submit(reference, rule, clock.instant(), "");
        }
        filings.finish(reference, incident.version(reference), People.TOMAS);
        notices.nobodyToTell(
                reference, "No customer stored anything there.", incident.version(reference), People.TOMAS);
        desk.completeRecord(reference, true, "Nothing remains.", incident.version(reference), People.TOMAS);

        assertThat(incident.file(reference).open()).isFalse();
        assertThat(register.csv(People.OMAR).lines().filter(line -> line.contains(reference.value())))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("closed", "Personal-data breach", "BSI-77", "No customer stored anything there."));
        refused("incident-closed", () -> restate(reference));
    }

    @Test
    void keepsWhatIsNoBreachInTheRegisterWithItsReasons() {
        CaseReference reference = incident.assessed();
        desk.conclude(
                reference,
                new Concluding(false, "The file held test data only.", Map.of()),
                incident.version(reference),
                People.TOMAS);

        assertThat(incident.owed(reference, "gdpr-33-authority").ruledOut()).isTrue();
        assertThat(register.csv(People.OMAR)).contains("No personal-data breach", "The file held test data only.");
    }

    /** Two letters that wait for the end of their hold time, and one recipient held for a missing value. */
    private CaseReference released() {
        CaseReference reference = incident.noticeSubmitted();
        notices.approve(reference, incident.hash(reference), People.OMAR);
        incident.runJobs(reference);
        return reference;
    }

    private void follow(CaseReference reference, String reasons) {
        notices.followed(reference, false, reasons, incident.version(reference), People.TOMAS);
    }

    private List<String> acts(CaseReference reference) {
        return ledger.of(reference).stream().map(act -> act.what()).toList();
    }

    private CaseClock clockOf(CaseReference reference, String rule) {
        return Objects.requireNonNull(incident.owed(reference, rule).clock());
    }

    private void state(CaseReference reference, Instant aware, String why) {
        instants.state(
                reference,
                new StatedInstant(InstantKind.AWARE, aware, Incident.BERLIN, "log", why),
                incident.version(reference),
                People.TOMAS);
    }

    private void restate(CaseReference reference) {
        desk.stateFacts(
                reference,
                Incident.facts("A second export was found"),
                null,
                incident.version(reference),
                People.TOMAS);
    }

    private UUID prepare(CaseReference reference, String rule, String phase) {
        return filings.prepare(
                reference, incident.duty(reference, rule), phase, "", incident.version(reference), People.TOMAS);
    }

    private void record(CaseReference reference, UUID filing, Instant at, String late) {
        filings.recordSubmission(
                reference, filing, at, "BSI-77", "receipt.pdf", late, incident.version(reference), People.TOMAS);
    }

    private void submit(CaseReference reference, String rule, Instant at, String late) {
        record(reference, prepare(reference, rule, "INITIAL"), at, late);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(ActRefused.class)
                .extracting(refused -> ((ActRefused) refused).code())
                .isEqualTo(code);
    }
}
