package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.correspondence.LetterState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The question of identity moves time limits, so a second person lets it leave, and nothing counts before it left. */
@SarTest
class IdentityQuestionIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private InterimDesk desk;

    @Autowired
    private InterimDepartureDesk departures;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private MovableClock clock;

    @Test
    void leavesOnlyWhenASecondPersonApprovedItAndCountsFromThen() {
        CaseReference reference = wanted();
        UUID question = question(reference, LetterState.PREPARED);
        assertThat(journey.tasks(reference)).containsExactly("userTask_approveLetter");
        assertThat(journey.file(reference).letters().get(0).writer()).isEqualTo("nadia");
        clock.advance(Duration.ofDays(2));

        journey.approveLetter(reference);
        assertThat(outbox.stateOf(question)).contains(LetterState.PLANNED);
        assertThat(waitingFor(reference)).isNull();
        assertThat(reminder(reference)).isAfter(clock.instant().plus(Duration.ofDays(3_000)));

        journey.letterLeaves(reference, question);
        assertThat(waitingFor(reference)).isEqualTo(PauseReason.IDENTITY);
        assertThat(reminder(reference)).isEqualTo(clock.instant().plus(Duration.ofDays(14)));
        assertThat(journey.tasks(reference)).isEmpty();
    }

    @Test
    void isApprovedByNobodyWhoWroteIt() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        identity.decide(reference, ask(), journey.version(reference), People.BOTH);
        journey.runJobs(reference);

        refuses("own-draft", () -> departures.approve(reference, sha256(reference), People.BOTH));
    }

    @Test
    void opensTheDecisionAgainWithTheReasonWhenItIsReturned() {
        CaseReference reference = wanted();
        UUID question = question(reference, LetterState.PREPARED);

        departures.giveBack(reference, "Say which address we do not know.", People.OMAR);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(journey.file(reference).letters().get(0).problem()).isEqualTo("Say which address we do not know.");
        assertThat(outbox.stateOf(question)).contains(LetterState.WITHDRAWN);
        refuses(
                "identity-never-asked",
                () -> identity.decide(
                        reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA));
        journey.ask(reference);
        journey.questionLeaves(reference);
        assertThat(waitingFor(reference)).isEqualTo(PauseReason.IDENTITY);
    }

    @Test
    void opensTheDecisionAgainWhenItIsTakenBack() {
        CaseReference reference = wanted();

        desk.takeBack(reference, People.NADIA);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
    }

    @Test
    void isNotAskedAnyMoreWhenTheRequesterWritesFirst() {
        CaseReference reference = wanted();
        UUID question = question(reference, LetterState.PREPARED);

        journey.replies(reference, "It is me, my customer number is 17.");

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(outbox.stateOf(question)).contains(LetterState.WITHDRAWN);
        assertThat(waitingFor(reference)).isNull();
    }

    @Test
    void keepsAnEarlierQuestionAskedWhenItsReminderIsReturned() {
        CaseReference reference = journey.asked();
        journey.questionLeaves(reference);
        journey.fire(reference, "timer_identityReminder");
        journey.wantToAsk(reference);

        departures.giveBack(reference, "They wrote yesterday.", People.OMAR);

        assertThat(waitingFor(reference)).isEqualTo(PauseReason.IDENTITY);
        identity.decide(reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
    }

    @Test
    void waitsUntilAnotherLetterHasLeft() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        desk.write(
                reference,
                InterimKind.CLARIFICATION,
                new InterimWords(
                        Map.of("question", "Which years?", "options", "All", "underWay", "Your account"), List.of()),
                false,
                journey.version(reference),
                People.NADIA);

        refuses("letter-under-way", () -> identity.decide(reference, ask(), journey.version(reference), People.NADIA));
    }

    private CaseReference wanted() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        journey.wantToAsk(reference);
        return reference;
    }

    private static IdentityDecision ask() {
        return IdentityDecision.ask("The name differs.", List.of("Call us."));
    }

    private UUID question(CaseReference reference, LetterState state) {
        return outbox.of(reference, "sar/identity-request", state).get(0).id();
    }

    private String sha256(CaseReference reference) {
        return String.valueOf(journey.file(reference).letters().get(0).sha256());
    }

    private @Nullable PauseReason waitingFor(CaseReference reference) {
        return clocks.ruling(reference).orElseThrow().waitingFor();
    }

    private Instant reminder(CaseReference reference) {
        Date due = journey.timer(reference, "timer_identityReminder").getDuedate();
        return due.toInstant();
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
