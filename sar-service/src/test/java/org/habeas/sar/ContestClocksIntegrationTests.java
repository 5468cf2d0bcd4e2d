package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The dates of complaints and appeals: from their own receipt, met by what the law asks for, late by the facts. */
@SarTest
class ContestClocksIntegrationTests {

    private static final LocalDate DAY_AFTER_THE_ANSWER = LocalDate.parse("2026-11-25");
    private static final String WARNING = "timer_nextContestWarning";

    @Autowired
    private Journey journey;

    @Autowired
    private ContestDesk desk;

    @Autowired
    private ContestDecisionDesk decisions;

    @Autowired
    private ContestLetterDesk letterDesk;

    @Autowired
    private ContestNews news;

    @Autowired
    private LawDesk law;

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
    void acknowledgesABritishComplaintWithinThirtyDaysThatRollOverChristmas() {
        CaseReference reference = answered("uk", null);
        UUID complaint = record(reference, ContestKind.COMPLAINT);

        CaseClock owed = clock(reference, complaint, "uk-dpa-164a-acknowledge");
        assertThat(owed.nominal()).isEqualTo("2026-12-25");
        assertThat(owed.due()).isEqualTo("2026-12-29");
        assertThat(owed.citation()).contains("s. 164A(3)");
        assertThat(owed.isUnverified()).isTrue();

        journey.runJobs(reference);
        assertThat(due(reference)).isEqualTo("2026-12-29");
        assertThat(clock(reference, complaint, "uk-dpa-164a-acknowledge").isRunning())
                .as("a letter that has not left acknowledges nothing")
                .isTrue();

        leaves(reference, acknowledgement(reference), Instant.parse("2026-12-29T23:59:59Z"));
        CaseClock met = clock(reference, complaint, "uk-dpa-164a-acknowledge");
        assertThat(met.metAt()).isEqualTo("2026-12-29T23:59:59Z");
        assertThat(met.isLate(Instant.parse("2027-03-01T00:00:00Z"))).isFalse();
        assertThat(due(reference)).as("the outcome has no day").isNull();
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest");
    }

    @Test
    void countsTheMomentInWhichTheRelayTookTheAcknowledgementAndNotTheOneInWhichItSaidSo() {
        CaseReference reference = answered("uk", null);
        UUID complaint = record(reference, ContestKind.COMPLAINT);
        journey.runJobs(reference);
        UUID acknowledgement = acknowledgement(reference);
        outbox.accept(acknowledgement, Instant.parse("2026-12-29T20:00:00Z"));

        clock.set(Instant.parse("2026-12-30T10:00:00Z"));
        assertThat(clock(reference, complaint, "uk-dpa-164a-acknowledge").isLate(clock.instant()))
                .as("late by what is known")
                .isTrue();
        told(reference, acknowledgement);

        assertThat(clock(reference, complaint, "uk-dpa-164a-acknowledge").isLate(clock.instant()))
                .as("in time by what was done")
                .isFalse();
    }

    @Test
    void isLateWithAnAcknowledgementThatLeavesAfterTheLastDayThoughNoTimerFired() {
        CaseReference reference = answered("uk", null);
        UUID complaint = record(reference, ContestKind.COMPLAINT);
        journey.runJobs(reference);

        leaves(reference, acknowledgement(reference), Instant.parse("2026-12-30T00:00:00Z"));

        CaseClock met = clock(reference, complaint, "uk-dpa-164a-acknowledge");
        assertThat(met.isRunning()).isFalse();
        assertThat(met.isLate(clock.instant())).isTrue();
        assertThat(acts(reference, "clock.met")).last().satisfies(act -> assertThat(act.facts())
                .containsEntry("late", "true"));
    }

    @Test
    void countsTheDayOfAnAcknowledgementThatWentByPostAndNotTheOneOnWhichItIsNoted() {
        CaseReference reference = journey.byPhone("");
        state(reference, "GB");
        clock.set(Instant.parse("2026-11-25T09:00:00Z"));
        UUID complaint = record(reference, ContestKind.COMPLAINT);
        journey.runJobs(reference);
        assertThat(acts(reference, "sar.complaintUnacknowledged")).hasSize(1);
        clock.set(Instant.parse("2027-01-05T10:00:00Z"));
        assertThat(journey.file(reference).contests().get(0).owesAcknowledgement())
                .isTrue();

        assertRefused("acknowledged-in-the-future", () -> acknowledged(reference, complaint, "2027-01-06"));
        assertRefused("acknowledged-before-receipt", () -> acknowledged(reference, complaint, "2026-11-24"));
        acknowledged(reference, complaint, "2026-12-29");

        assertThat(clock(reference, complaint, "uk-dpa-164a-acknowledge").isRunning())
                .isFalse();
        assertThat(clock(reference, complaint, "uk-dpa-164a-acknowledge").isLate(clock.instant()))
                .isFalse();
        assertRefused("nothing-to-acknowledge", () -> acknowledged(reference, complaint, "2026-12-29"));
    }

    @Test
    void decidesAnAppealFromVirginiaWithinSixtyDaysWarnsBeforeAndNamesTheAttorneyGeneral() {
        CaseReference reference = answered("us", "US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        journey.runJobs(reference);

        CaseClock owed = clock(reference, appeal, "us-va-appeal");
        assertThat(owed.due()).isEqualTo("2027-01-24");
        assertThat(owed.calendar()).isEqualTo("US");
        assertThat(due(reference)).isEqualTo("2027-01-24");
        assertThat(nextWarning(reference))
                .as("T-10 over Martin Luther King Day")
                .isEqualTo("2027-01-08T16:00:00Z");

        warns(reference, "2027-01-08T16:00:00Z", "T-10");
        assertThat(nextWarning(reference)).as("T-5, armed anew").isEqualTo("2027-01-15T16:00:00Z");
        warns(reference, "2027-01-15T16:00:00Z", "T-5");

        decisions.decide(reference, appeal, ContestOutcome.DENIED, false, "It is not yours.", false, People.BOTH);
        UUID letter = approved(reference, appeal);
        assertThat(outbox.letter(letter).text())
                .contains("Your appeal is denied", "attorney general", "Virginia, oag.state.va.us");
        assertThat(clock(reference, appeal, "us-va-appeal").isRunning()).isTrue();
        leaves(reference, letter, Instant.parse("2027-01-25T07:59:59Z"));

        CaseClock met = clock(reference, appeal, "us-va-appeal");
        assertThat(met.isRunning()).isFalse();
        assertThat(met.isLate(clock.instant())).isFalse();
    }

    @Test
    void isLateOnceTheSixtyDaysAreOverAndStaysOpen() {
        CaseReference reference = answered("us", "US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        journey.runJobs(reference);

        assertThat(clock(reference, appeal, "us-va-appeal").isLate(Instant.parse("2027-01-25T07:59:59Z")))
                .isFalse();
        clock.set(Instant.parse("2027-01-25T16:00:00Z"));
        assertThat(clock(reference, appeal, "us-va-appeal").isLate(clock.instant()))
                .isTrue();
        journey.fire(reference, WARNING);

        assertThat(flags(reference)).contains("escalated:OVERDUE");
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest");
        assertThat(nextWarning(reference)).isEqualTo("2027-01-26T16:00:00Z");
    }

    @Test
    void startsTheClockOfAnAppealWhenTheStateIsLearntFromItAndArmsTheWarningAnew() {
        CaseReference reference = answered("eu", null);
        List<CaseClock> before = clocks.ofTheCase(reference);
        UUID appeal = record(reference, ContestKind.APPEAL);
        journey.runJobs(reference);
        assertThat(clocks.of(reference, appeal)).isEmpty();
        assertThat(nextWarning(reference)).isEqualTo(clock.instant().plus(Duration.ofDays(1)));

        state(reference, "US-VA");
        assertThat(clock(reference, appeal, "us-va-appeal").due()).isEqualTo("2027-01-24");
        assertThat(nextWarning(reference))
                .as("T-10 for people in Germany, who work on Martin Luther King Day")
                .isEqualTo("2027-01-11T07:00:00Z");
        assertThat(clocks.ofTheCase(reference)).as("the answered request").isEqualTo(before);

        state(reference, "US-CO");
        assertThat(clock(reference, appeal, "us-va-appeal").owed()).isFalse();
        assertThat(clock(reference, appeal, "us-co-appeal").due()).isEqualTo("2027-01-09");
        assertThat(nextWarning(reference)).as("T-10 of the earlier date").isEqualTo("2026-12-24T07:00:00Z");
    }

    @Test
    void countsAnAcknowledgementThatLeftBeforeTheDutyWasKnown() {
        CaseReference reference = answered("eu", null);
        UUID complaint = record(reference, ContestKind.COMPLAINT);
        journey.runJobs(reference);
        leaves(reference, acknowledgement(reference), Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(clocks.of(reference, complaint)).isEmpty();

        state(reference, "GB");

        assertThat(clock(reference, complaint, "uk-dpa-164a-acknowledge").metAt())
                .isEqualTo("2026-11-25T10:00:00Z");
    }

    @Test
    void hearsNothingMoreAboutTheLawOnceNothingIsOpen() {
        CaseReference reference = answered("eu", null);
        UUID complaint = record(reference, ContestKind.COMPLAINT);
        journey.runJobs(reference);
        desk.takeBack(reference, complaint, "She took it back", People.NADIA);

        assertRefused("nothing-owed", () -> state(reference, "GB"));
    }

    @Test
    void stopsADecisionLetterInItsHoldTimeAndDecidesAgain() {
        CaseReference reference = answered("us", "US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        journey.runJobs(reference);
        decisions.decide(reference, appeal, ContestOutcome.DENIED, false, "It is not yours.", false, People.BOTH);
        UUID letter = approved(reference, appeal);

        letterDesk.stop(reference, appeal, People.NADIA);

        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideContest");
        assertThat(journey.file(reference).contests().get(0).cameBack()).isFalse();
        assertThat(clock(reference, appeal, "us-va-appeal").isRunning()).isTrue();
        assertThat(acts(reference, "sar.contestLetterStopped")).hasSize(1);
        assertRefused("nothing-to-cancel", () -> letterDesk.stop(reference, appeal, People.NADIA));
        decisions.decide(reference, appeal, ContestOutcome.DENIED, false, "Not yours, see b.", false, People.BOTH);
        assertThat(approved(reference, appeal)).isNotEqualTo(letter);
    }

    @Test
    void cannotStopADecisionLetterThatASenderHas() {
        CaseReference reference = answered("us", "US-VA");
        UUID appeal = record(reference, ContestKind.APPEAL);
        journey.runJobs(reference);
        decisions.decide(reference, appeal, ContestOutcome.DENIED, false, "It is not yours.", false, People.BOTH);
        outbox.claim(approved(reference, appeal));

        assertRefused("already-leaving", () -> letterDesk.stop(reference, appeal, People.NADIA));
    }

    /** A request for access to one of the legal entities, answered on 24 November; the next morning has come. */
    private CaseReference answered(String legalEntity, @Nullable String residence) {
        CaseReference reference = journey.received(
                journey.mailTo(legalEntity, "joana@example.org", "My data", "Please send me a copy of my data.", null));
        journey.sort(reference, Right.ACCESS);
        if (residence != null) {
            state(reference, residence);
        }
        clock.set(Instant.parse("2026-11-24T20:00:00Z"));
        journey.answer(reference);
        assertThat(journey.file(reference).ended()).contains(Ending.ANSWERED);
        clock.set(Instant.parse("2026-11-25T09:00:00Z"));
        return reference;
    }

    private UUID record(CaseReference reference, ContestKind kind) {
        return desk.record(
                reference,
                new ContestEntry(
                        kind,
                        null,
                        Channel.PHONE,
                        new ReceiptTime(DAY_AFTER_THE_ANSWER, null, null),
                        "The answer is not complete.",
                        "",
                        "",
                        null),
                People.INES);
    }

    private void acknowledged(CaseReference reference, UUID complaint, String day) {
        desk.acknowledged(reference, complaint, LocalDate.parse(day), "Posted, RR 4711", People.NADIA);
    }

    private void state(CaseReference reference, String residence) {
        law.state(
                reference,
                new StatedFacts(residence, null, HeldAs.CONTROLLER, Set.of()),
                "as they wrote",
                journey.version(reference),
                People.NADIA);
    }

    private UUID approved(CaseReference reference, UUID contest) {
        ContestFile file = journey.file(reference).contests().get(0);
        decisions.approve(reference, contest, String.valueOf(file.sha256()), People.OMAR);
        journey.runJobs(reference);
        return UUID.fromString(String.valueOf(file.letter()));
    }

    private UUID acknowledgement(CaseReference reference) {
        return outbox.of(reference, "sar/complaint-acknowledgement", LetterState.PLANNED)
                .get(0)
                .id();
    }

    private void leaves(CaseReference reference, UUID letter, Instant at) {
        clock.set(at);
        outbox.accept(letter, at);
        told(reference, letter);
    }

    /** As the mailroom tells everybody who listens. */
    private void told(CaseReference reference, UUID letter) {
        journey.letterEnds(reference, letter, LetterState.ACCEPTED);
        news.letterEnded(reference, letter, outbox.letter(letter).kind(), LetterState.ACCEPTED, People.SYSTEM);
    }

    private void warns(CaseReference reference, String at, String stage) {
        clock.set(Instant.parse(at));
        journey.fire(reference, WARNING);
        assertThat(acts(reference, "sar.contestEscalated")).last().satisfies(act -> assertThat(act.facts())
                .containsEntry("stage", stage));
        assertThat(flags(reference)).contains("escalated:" + stage);
    }

    private Instant nextWarning(CaseReference reference) {
        return journey.timer(reference, WARNING).getDuedate().toInstant();
    }

    private @Nullable LocalDate due(CaseReference reference) {
        return item(reference).due();
    }

    private Set<String> flags(CaseReference reference) {
        return item(reference).flags();
    }

    private WorkItem item(CaseReference reference) {
        return workItems.openOf(reference, "userTask_decideContest").orElseThrow();
    }

    private List<RecordedAct> acts(CaseReference reference, String what) {
        return ledger.of(reference).stream()
                .filter(act -> act.what().equals(what))
                .toList();
    }

    private CaseClock clock(CaseReference reference, UUID contest, String rule) {
        return clocks.of(reference, contest).stream()
                .filter(one -> one.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
