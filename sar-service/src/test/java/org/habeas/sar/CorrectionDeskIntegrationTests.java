package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SarTest
class CorrectionDeskIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private CorrectionDesk corrections;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private HoldingDesk holdings;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockChanges clockChanges;

    @Autowired
    private Ledger ledger;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private MovableClock clock;

    @Test
    void collectsForARightThatIsAddedAfterTheAnswerWasHandedOver() {
        CaseReference reference = journey.submitted();
        UUID letter = journey.letter(reference);

        correct(reference, Right.ACCESS, Right.ERASURE);

        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_collectData");
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.COLLECTING);
        assertThat(journey.file(reference).items())
                .extracting(RequestFile.Item::right, RequestFile.Item::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Right.ACCESS, Outcome.GRANTED),
                        org.assertj.core.groups.Tuple.tuple(Right.ERASURE, null));
        holdings.finish(reference, journey.version(reference), People.NADIA);
        refused(
                "outcome-missing",
                () -> answers.draft(
                        reference, Journey.granted(Right.ACCESS), journey.version(reference), People.NADIA));
    }

    @Test
    void removesARightWithItsOutcomeAndAsksForNoMore() {
        CaseReference reference = journey.collected(Right.ACCESS, Right.ERASURE);
        answers.draft(
                reference,
                Journey.draft(
                        Map.of(
                                Right.ACCESS, new AnswerDraft.Decided(Outcome.GRANTED, "", ""),
                                Right.ERASURE, new AnswerDraft.Decided(Outcome.GRANTED, "all", "")),
                        false),
                journey.version(reference),
                People.NADIA);

        correct(reference, Right.ACCESS);

        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).rights()).containsExactly(Right.ACCESS);
        assertThat(journey.file(reference).answer().letter()).isNull();
        answers.draft(reference, Journey.granted(Right.ACCESS), journey.version(reference), People.NADIA);
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_approveAnswer");
    }

    @Test
    void draftsAnewInAnotherLanguageWhatWaitsForTheSecondPerson() {
        CaseReference reference = journey.submitted();
        corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(Right.ACCESS), "de", Asker.PARENT, "They write in German"),
                journey.version(reference),
                People.INES);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).language()).isEqualTo("de");
        assertThat(journey.file(reference).asker()).isEqualTo(Asker.PARENT);
        assertThat(journey.file(reference).answer().setback()).contains("sorting was corrected");
        assertThat(workItems.openOf(reference).get(0).language()).isEqualTo("de");
    }

    @Test
    void decidesOnIdentityAgainWhenWhatIsReallyAskedNeedsIt() {
        CaseReference reference = journey.sorted(Right.OBJECTION);
        identity.decide(
                reference, IdentityDecision.accepted(Rung.NOT_NEEDED), journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_collectData");

        correct(reference, Right.OBJECTION, Right.ERASURE);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(journey.file(reference).identity().state()).isEqualTo(IdentityState.UNDECIDED);
        refused(
                "identity-needed",
                () -> identity.decide(
                        reference,
                        IdentityDecision.accepted(Rung.NOT_NEEDED),
                        journey.version(reference),
                        People.NADIA));
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_collectData");
    }

    @Test
    void decidesOnIdentityAgainWhenItFailedForSomethingThatIsNotAsked() {
        CaseReference reference = journey.received(journey.mail(null, "", "delete my data", null));
        desk.sort(reference, Journey.request(Right.ERASURE), journey.version(reference), People.INES);
        identity.decide(reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");

        correct(reference, Right.OBJECTION);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
    }

    @Test
    void waitsNoLongerForProofThatNobodyNeeds() {
        CaseReference reference = journey.sorted(Right.ERASURE);
        journey.ask(reference);
        assertThat(journey.tasks(reference)).isEmpty();

        correct(reference, Right.WITHDRAWAL);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        identity.decide(
                reference, IdentityDecision.accepted(Rung.NOT_NEEDED), journey.version(reference), People.NADIA);
    }

    @Test
    void keepsBeforeAndAfterOfACorrectedSortingWithItsReason() {
        CaseReference reference = journey.identified(Right.ACCESS);
        correct(reference, Right.PORTABILITY);
        RecordedAct act = acts(reference, "sar.sortingCorrected").get(0);
        assertThat(act.facts())
                .containsEntry("rightsBefore", "[ACCESS]")
                .containsEntry("rights", "[PORTABILITY]")
                .containsEntry("language", "en");
        assertThat(act.why()).isEqualTo("Read it again");
    }

    @Test
    void correctsNothingBeforeTheSortingNorOnceAnAnswerIsApprovedOrTheCaseIsOver() {
        CaseReference received = journey.received();
        refused("not-correctable", () -> correct(received, Right.ACCESS));
        CaseReference released = journey.released();
        refused("not-correctable", () -> correct(released, Right.ERASURE));
        refused("not-correctable", () -> received(released, "2026-11-20"));
        CaseReference closed = journey.received();
        desk.sort(
                closed,
                new Sorting(false, Set.of(), "en", Asker.SUBJECT, false, null, "Advertising"),
                journey.version(closed),
                People.INES);
        refused("not-correctable", () -> correct(closed, Right.ACCESS));
        refused("not-correctable", () -> received(closed, "2026-11-20"));
    }

    @Test
    void correctsNothingWithoutAReasonADifferenceOrTheVersionSeen() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        refused("nothing-corrected", () -> correct(reference, Right.ACCESS));
        refused("no-right-chosen", () -> correct(reference));
        refused(
                "reason-missing",
                () -> corrections.correctSorting(
                        reference,
                        new SortingCorrection(Set.of(Right.ERASURE), "en", Asker.SUBJECT, " "),
                        journey.version(reference),
                        People.INES));
        long seen = journey.version(reference);
        correct(reference, Right.ERASURE);
        assertThatThrownBy(() -> corrections.correctSorting(
                        reference,
                        new SortingCorrection(Set.of(Right.ACCESS), "en", Asker.SUBJECT, "late"),
                        seen,
                        People.INES))
                .isInstanceOf(SomeoneWasFaster.class);
        assertThatThrownBy(() -> corrections.correctSorting(
                        reference,
                        new SortingCorrection(Set.of(Right.ACCESS), "en", Asker.SUBJECT, "x"),
                        journey.version(reference),
                        People.OMAR))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void startsTheClockAtFirstReceiptOfAMailForwardedByStaffNineDaysLater() {
        CaseReference reference = journey.received();
        assertThat(ruling(reference).due()).isEqualTo(LocalDate.of(2026, 12, 24));
        Date armed = journey.timer(reference, "timer_nextEscalation").getDuedate();

        received(reference, "2026-11-15");

        assertThat(ruling(reference).due()).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThat(ruling(reference).anchor()).isEqualTo(Instant.parse("2026-11-14T23:00:00Z"));
        assertThat(journey.timer(reference, "timer_nextEscalation").getDuedate())
                .isBefore(armed);
        assertThat(workItems.openOf(reference)).extracting(WorkItem::due).containsExactly(LocalDate.of(2026, 12, 15));
        assertThat(journey.file(reference).receivedAt()).isEqualTo(Instant.parse("2026-11-14T23:00:00Z"));
        assertThat(journey.file(reference).arrivedAt())
                .as("what the mailbox measured stays")
                .isEqualTo(clock.instant());
        assertThat(clockChanges.earlier(reference))
                .extracting(CaseClock::due)
                .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 24));
        assertThat(acts(reference, "sar.receiptCorrected")).singleElement().satisfies(act -> {
            assertThat(act.facts())
                    .containsEntry("receivedAtBefore", "2026-11-24T09:00:00Z")
                    .containsEntry("receivedAt", "2026-11-14T23:00:00Z");
            assertThat(act.why()).isEqualTo("Forwarded by a colleague");
        });
    }

    @Test
    void remindsAtOnceOfADateThatIsOverOnceTheReceiptIsCorrected() {
        CaseReference reference = journey.received();
        received(reference, "2026-09-01");
        assertThat(workItems.openOf(reference).get(0).flags()).contains("escalated:OVERDUE");
        assertThat(ruling(reference).isLate(clock.instant())).isTrue();
    }

    @Test
    void forgetsAReminderThatAMistypedReceiptCaused() {
        CaseReference reference = entered(LocalDate.of(2026, 2, 24));
        clock.advance(Duration.ofDays(1));
        journey.fire(reference, "timer_nextEscalation");
        assertThat(workItems.openOf(reference).get(0).flags()).contains("escalated:OVERDUE");
        received(reference, "2026-11-24");
        assertThat(workItems.openOf(reference).get(0).flags()).noneMatch(flag -> flag.startsWith("escalated"));
        assertThat(ruling(reference).due()).isEqualTo(LocalDate.of(2026, 12, 24));
    }

    @Test
    void withdrawsALetterThatTellsTheWrongDayOfReceipt() {
        CaseReference reference = journey.submitted();
        UUID letter = journey.letter(reference);
        received(reference, "2026-11-20");
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        UUID next = answers.draft(reference, Journey.granted(Right.ACCESS), journey.version(reference), People.NADIA);
        assertThat(outbox.letter(next).text()).contains("on Friday 20 November 2026");
    }

    @Test
    void refusesAReceiptInTheFutureOrLongAgoOrAfterTheMailWasHere() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        refused("receipt-in-the-future", () -> received(reference, "2026-11-25"));
        refused("receipt-long-ago", () -> received(reference, "2025-11-20"));
        clock.advance(Duration.ofDays(3));
        refused("receipt-after-arrival", () -> received(reference, "2026-11-26"));
        assertThat(journey.file(reference).receivedAt()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(clockChanges.earlier(reference)).isEmpty();
    }

    private CaseReference entered(LocalDate day) {
        CaseReference reference = desk.enterByHand(
                new HandEntry(
                        Channel.PHONE,
                        new ReceiptTime(day, null, null),
                        "Joana",
                        "joana@example.org",
                        "",
                        "my data",
                        "en",
                        null),
                People.INES);
        journey.runJobs(reference);
        return reference;
    }

    private void correct(CaseReference reference, Right... rights) {
        corrections.correctSorting(
                reference,
                new SortingCorrection(Set.of(rights), "en", Asker.SUBJECT, "Read it again"),
                journey.version(reference),
                People.INES);
    }

    private void received(CaseReference reference, String day) {
        corrections.correctReceipt(
                reference,
                new ReceiptTime(LocalDate.parse(day), null, null),
                "Forwarded by a colleague",
                journey.version(reference),
                People.INES);
    }

    private CaseClock ruling(CaseReference reference) {
        return clocks.ruling(reference).orElseThrow();
    }

    private List<RecordedAct> acts(CaseReference reference, String what) {
        return ledger.of(reference).stream()
                .filter(act -> act.what().equals(what))
                .toList();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
