package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.IdentityOutcomes;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Timers;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way a subject's request can go; the class fails when its tests pass less than nine tenths of the model. */
@WorkflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectRequestModelIntegrationTests {

    private static final double COVERAGE = 0.9;

    @Autowired
    private Journey journey;

    @Autowired
    private HistoryService history;

    @Autowired
    private PassedElements passed;

    @Autowired
    private JdbcClient jdbc;

    private final List<CaseReference> references = new ArrayList<>();

    @BeforeAll
    void forgetOtherTests() {
        passed.forget();
    }

    @BeforeEach
    void resetFeature() {
        Feature.reset();
    }

    @Test
    void startsOnlyAfterIntakeHasCommitted() {
        CaseReference reference = note(journey.received());

        assertThat(Feature.CALLS).isEmpty();
        assertThat(journey.job(reference, "startEvent_requestReceived")).isNotNull();
    }

    @Test
    void acknowledgesBeforeSomebodySorts() {
        CaseReference reference = note(journey.toSorting());

        assertThat(Feature.CALLS).containsExactly(Beans.ACKNOWLEDGE_RECEIPT);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.SORT_REQUEST);
    }

    @Test
    void closesWhatIsNoRequest() {
        CaseReference reference = note(journey.toSorting());

        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, false));

        assertThat(Feature.CALLS).endsWith(Beans.CLOSE_CASE);
        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void answersByMailAndCloses() {
        CaseReference reference = note(journey.toApproval());

        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, true, Variables.BY_POST, false));
        assertThat(Feature.CALLS).doesNotContain(Beans.RELEASE_ANSWER);
        journey.run(reference, Steps.RELEASE_ANSWER);
        assertThat(journey.ended(reference)).isFalse();
        journey.correlate(reference, Messages.ANSWER_SENT);

        assertThat(Feature.CALLS).containsExactly(Beans.ACKNOWLEDGE_RECEIPT, Beans.RELEASE_ANSWER, Beans.CLOSE_CASE);
        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void answersByPostWithoutReleasingAMail() {
        CaseReference reference = note(journey.toApproval());

        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, true, Variables.BY_POST, true));
        assertThat(journey.openTasks(reference)).containsExactly(Steps.POST_ANSWER);
        journey.complete(reference, Steps.POST_ANSWER, Map.of());

        assertThat(Feature.CALLS).containsExactly(Beans.ACKNOWLEDGE_RECEIPT, Beans.CLOSE_CASE);
        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void goesBackToDraftingWhenTheSecondPersonReturnsTheAnswer() {
        CaseReference reference = note(journey.toApproval());

        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, false));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DRAFT_ANSWER);
    }

    @Test
    void goesBackToDraftingWhenTheAnswerIsWithdrawn() {
        CaseReference reference = note(journey.toApproval());
        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, true, Variables.BY_POST, false));
        journey.run(reference, Steps.RELEASE_ANSWER);

        journey.correlate(reference, Messages.ANSWER_WITHDRAWN);

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DRAFT_ANSWER);
        assertThatThrownBy(() -> journey.correlate(reference, Messages.ANSWER_SENT))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    void goesBackToDraftingWhenThePostingIsCancelled() {
        CaseReference reference = note(journey.toApproval());
        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, true, Variables.BY_POST, true));

        journey.correlate(reference, Messages.ANSWER_WITHDRAWN);

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DRAFT_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {Steps.COLLECT_DATA, Steps.DRAFT_ANSWER, Steps.APPROVE_ANSWER})
    void decidesOnIdentityAgainWhenTheCorrectedSortingNeedsIt(String step) {
        CaseReference reference = note(journey.to(step));

        journey.correlate(reference, Messages.SORTING_CORRECTED, Map.of(Variables.IDENTITY_AGAIN, true));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {Steps.DRAFT_ANSWER, Steps.APPROVE_ANSWER})
    void collectsAgainWhatTheCorrectedSortingAdds(String step) {
        CaseReference reference = note(journey.to(step));

        journey.correlate(reference, Messages.SORTING_CORRECTED, Map.of(Variables.IDENTITY_AGAIN, false));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.COLLECT_DATA);
    }

    @Test
    void heedsNoCorrectionOnceTheAnswerIsApproved() {
        CaseReference reference = note(journey.toApproval());
        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, true, Variables.BY_POST, true));

        assertThatThrownBy(() -> journey.correlate(
                        reference, Messages.SORTING_CORRECTED, Map.of(Variables.IDENTITY_AGAIN, false)))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    void decidesAgainWhenTheRequesterHasAnsweredTheQuestionOfIdentity() {
        CaseReference reference = note(journey.toIdentity());
        journey.complete(reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, IdentityOutcomes.ASK));
        assertThat(Feature.CALLS).doesNotContain(Beans.ASK_IDENTITY);
        journey.run(reference, Steps.ASK_IDENTITY);
        assertThat(journey.openTasks(reference)).isEmpty();

        journey.correlate(reference, Messages.IDENTITY_ANSWERED);

        assertThat(Feature.CALLS).endsWith(Beans.ASK_IDENTITY);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void decidesAgainWhenTheRequesterStaysSilent() {
        Feature.identityReminder = Instant.parse("2026-12-07T06:30:00Z");
        CaseReference reference = note(journey.toIdentity());
        journey.complete(reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, IdentityOutcomes.ASK));
        journey.run(reference, Steps.ASK_IDENTITY);

        assertThat(journey.dueOf(reference, Timers.IDENTITY_REMINDER))
                .isEqualTo(Date.from(Instant.parse("2026-12-07T06:30:00Z")));
        journey.run(reference, Timers.IDENTITY_REMINDER);

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void draftsAnAnswerAlsoWhenIdentityIsNotProvenWithoutCollectingData() {
        CaseReference reference = note(journey.toIdentity());

        journey.complete(
                reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, IdentityOutcomes.NOT_PROVEN));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DRAFT_ANSWER);
    }

    @Test
    void refusesAnUnknownOutcomeAndLeavesTheTaskOpen() {
        CaseReference reference = note(journey.toIdentity());

        assertThatThrownBy(() -> journey.complete(
                        reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, "perhaps")))
                .hasMessageContaining("gateway_identityOutcome");

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void warnsAgainAndAgainAtTheDatesTheClocksGive() {
        Feature.nextEscalation = Instant.parse("2026-12-09T08:00:00Z");
        CaseReference reference = note(journey.toSorting());
        assertThat(journey.dueOf(reference, Timers.NEXT_ESCALATION))
                .isEqualTo(Date.from(Instant.parse("2026-12-09T08:00:00Z")));

        Feature.nextEscalation = Instant.parse("2026-12-16T08:00:00Z");
        journey.run(reference, Timers.NEXT_ESCALATION);
        assertThat(journey.dueOf(reference, Timers.NEXT_ESCALATION))
                .isEqualTo(Date.from(Instant.parse("2026-12-16T08:00:00Z")));
        Feature.nextEscalation = Instant.parse("2026-12-21T08:00:00Z");
        journey.run(reference, Timers.NEXT_ESCALATION);

        assertThat(Feature.CALLS).containsExactly(Beans.ACKNOWLEDGE_RECEIPT, Beans.ESCALATE, Beans.ESCALATE);
        assertThat(journey.dueOf(reference, Timers.NEXT_ESCALATION))
                .isEqualTo(Date.from(Instant.parse("2026-12-21T08:00:00Z")));
        assertThat(journey.openTasks(reference)).containsExactly(Steps.SORT_REQUEST);
    }

    @Test
    void asksForTheDateOfTheNextWarningAnewWhenAClockHasChanged() {
        CaseReference reference = note(journey.toSorting());
        Feature.nextEscalation = Instant.parse("2027-02-09T08:00:00Z");

        journey.correlate(reference, Messages.CLOCK_CHANGED);

        assertThat(Feature.CALLS).doesNotContain(Beans.ESCALATE);
        assertThat(journey.jobs(reference)).hasSize(1);
        assertThat(journey.dueOf(reference, Timers.NEXT_ESCALATION))
                .isEqualTo(Date.from(Instant.parse("2027-02-09T08:00:00Z")));
    }

    @Test
    void stopsWarningWhenTheCaseIsClosed() {
        CaseReference reference = note(journey.toSorting());
        assertThat(journey.jobs(reference)).hasSize(1);

        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, false));

        assertThat(journey.jobs(reference)).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from act_ru_job j join act_hi_procinst p on p.id_ = j.process_instance_id_ "
                                        + "where p.business_key_ = ?")
                        .param(reference.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void letsSomebodyReadEachReplyWhileTheCaseGoesOn() {
        CaseReference reference = note(journey.toIdentity());

        journey.correlate(reference, Messages.REQUESTER_REPLIED);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY, Steps.READ_REPLY);
        journey.complete(reference, Steps.READ_REPLY, Map.of());
        journey.correlate(reference, Messages.REQUESTER_REPLIED);

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY, Steps.READ_REPLY);
    }

    @Test
    void dropsAnUnreadReplyWhenTheCaseIsClosed() {
        CaseReference reference = note(journey.toSorting());
        journey.correlate(reference, Messages.REQUESTER_REPLIED);

        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, false));

        assertThat(journey.openTasks(reference)).isEmpty();
        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void releasesALetterThatASecondPersonApprovedWhileTheCaseGoesOn() {
        CaseReference reference = note(journey.toIdentity());

        journey.correlate(reference, Messages.LETTER_SUBMITTED);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.APPROVE_LETTER, Steps.DECIDE_IDENTITY);
        journey.complete(reference, Steps.APPROVE_LETTER, Map.of(Variables.LETTER_APPROVED, true));
        assertThat(Feature.CALLS).doesNotContain(Beans.RELEASE_LETTER);
        journey.run(reference, Steps.RELEASE_LETTER);

        assertThat(Feature.CALLS).endsWith(Beans.RELEASE_LETTER);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void releasesNoLetterThatTheSecondPersonReturned() {
        CaseReference reference = note(journey.toIdentity());
        journey.correlate(reference, Messages.LETTER_SUBMITTED);

        journey.complete(reference, Steps.APPROVE_LETTER, Map.of(Variables.LETTER_APPROVED, false));

        assertThat(Feature.CALLS).doesNotContain(Beans.RELEASE_LETTER);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void opensATaskForALetterThatGoesByPostUntilItIsPostedOrNotToBe() {
        CaseReference reference = note(journey.toIdentity());

        journey.correlate(reference, Messages.LETTER_TO_POST);
        journey.correlate(reference, Messages.LETTER_TO_POST);
        assertThat(journey.openTasks(reference))
                .containsExactly(Steps.DECIDE_IDENTITY, Steps.POST_LETTER, Steps.POST_LETTER);
        journey.completeFirst(reference, Steps.POST_LETTER);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY, Steps.POST_LETTER);
        journey.correlate(reference, Messages.LETTER_NOT_POSTED);

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @AfterAll
    void passesNineTenthsOfTheModel() {
        ModelCoverage coverage = new ModelCoverage(SubjectRequestModel.RESOURCE, visited(), passed.flows());

        assertThat(coverage.share())
                .as("share of the model's elements that the tests pass; missed: %s", coverage.missed())
                .isGreaterThanOrEqualTo(COVERAGE);
    }

    private Set<String> visited() {
        return references.stream()
                .map(reference -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value())
                        .singleResult())
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    private CaseReference note(CaseReference reference) {
        references.add(reference);
        return reference;
    }
}
