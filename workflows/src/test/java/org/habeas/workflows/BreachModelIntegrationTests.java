package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel;
import org.habeas.workflows.model.BreachModel.Beans;
import org.habeas.workflows.model.BreachModel.Decisions;
import org.habeas.workflows.model.BreachModel.Messages;
import org.habeas.workflows.model.BreachModel.Notices;
import org.habeas.workflows.model.BreachModel.Steps;
import org.habeas.workflows.model.BreachModel.Timers;
import org.habeas.workflows.model.BreachModel.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way a breach can go; the class fails when its tests pass less than nine tenths of the model. */
@WorkflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreachModelIntegrationTests {

    private static final double COVERAGE = 0.9;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Journey journey;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private PassedElements passed;

    private final List<CaseReference> references = new ArrayList<>();

    @BeforeAll
    void forgetOtherTests() {
        passed.forget();
    }

    @BeforeEach
    void resetFeature() {
        BreachFeature.reset();
    }

    @Test
    void worksAuthorityAndCustomersSideBySide() {
        CaseReference reference = opened();

        assertThat(journey.openTasks(reference)).containsExactly(Steps.ASSESS_BREACH, Steps.PREPARE_NOTICE);
    }

    @Test
    void closesWhenAuthorityAndCustomersWereTold() {
        CaseReference reference = opened();
        decide(reference, Decisions.NOTIFY);
        journey.complete(reference, Steps.FILE_WITH_AUTHORITY, Map.of());
        assertThat(journey.openTasks(reference)).containsExactly(Steps.PREPARE_NOTICE);
        release(reference);
        journey.complete(reference, Steps.FOLLOW_RECIPIENTS, Map.of(Variables.ANOTHER, false));

        journey.complete(reference, Steps.COMPLETE_RECORD, Map.of(Variables.COMPLETE, true));

        assertThat(BreachFeature.CALLS).containsExactly(Beans.RELEASE_NOTICE, Beans.CLOSE_CASE);
        assertThat(journey.ended(reference)).isTrue();
        assertThat(journey.jobs(reference)).isEmpty();
    }

    @Test
    void findsOutWhatCannotBeDeterminedAndAssessesAgain() {
        CaseReference reference = opened();
        decide(reference, Decisions.UNDETERMINED);
        assertThat(journey.openTasks(reference)).contains(Steps.FIND_OUT);

        journey.complete(reference, Steps.FIND_OUT, Map.of());

        assertThat(journey.openTasks(reference)).contains(Steps.ASSESS_BREACH);
    }

    @Test
    void keepsTheRecordAlsoWhenNobodyIsTold() {
        CaseReference reference = opened();
        decide(reference, Decisions.NOBODY);
        journey.complete(reference, Steps.PREPARE_NOTICE, Map.of(Variables.NOTICE, Notices.NONE));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.COMPLETE_RECORD);
    }

    @Test
    void worksBothTracksAgainWhenTheRecordIsNotComplete() {
        CaseReference reference = opened();
        decide(reference, Decisions.NOBODY);
        journey.complete(reference, Steps.PREPARE_NOTICE, Map.of(Variables.NOTICE, Notices.NONE));

        journey.complete(reference, Steps.COMPLETE_RECORD, Map.of(Variables.COMPLETE, false));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.ASSESS_BREACH, Steps.PREPARE_NOTICE);
    }

    @Test
    void preparesTheNoticeAgainWhenItIsReturned() {
        CaseReference reference = opened();
        journey.complete(reference, Steps.PREPARE_NOTICE, Map.of(Variables.NOTICE, Notices.SEND));

        journey.complete(reference, Steps.APPROVE_NOTICE, Map.of(Variables.APPROVED, false));

        assertThat(journey.openTasks(reference)).contains(Steps.PREPARE_NOTICE);
    }

    @Test
    void preparesTheNoticeAgainWhenAFactChangedAfterTheApproval() {
        BreachFeature.stillApproved = false;
        CaseReference reference = opened();

        release(reference);

        assertThat(journey.openTasks(reference)).contains(Steps.PREPARE_NOTICE);
    }

    @Test
    void tellsCustomersInPhases() {
        CaseReference reference = opened();
        release(reference);

        journey.complete(reference, Steps.FOLLOW_RECIPIENTS, Map.of(Variables.ANOTHER, true));

        assertThat(journey.openTasks(reference)).contains(Steps.PREPARE_NOTICE);
    }

    @Test
    void warnsAtTheInstantsTheClocksGiveAndAsksAgainWhenOneMoved() {
        CaseReference reference = opened();
        journey.run(reference, Timers.NEXT_ESCALATION);
        assertThat(BreachFeature.CALLS).containsExactly(Beans.ESCALATE);
        BreachFeature.nextEscalation = java.time.Instant.parse("2026-12-11T08:00:00Z");

        journey.correlate(reference, Messages.CLOCK_CHANGED);

        assertThat(journey.dueOf(reference, Timers.NEXT_ESCALATION))
                .isEqualTo(java.util.Date.from(BreachFeature.nextEscalation));
    }

    @Test
    void letsSomebodyReadEachMailWhileTheCaseGoesOn() {
        CaseReference reference = opened();

        journey.correlate(reference, Messages.MAIL_JOINED);
        assertThat(journey.openTasks(reference)).contains(Steps.READ_MAIL);
        journey.complete(reference, Steps.READ_MAIL, Map.of());

        assertThat(journey.openTasks(reference)).containsExactly(Steps.ASSESS_BREACH, Steps.PREPARE_NOTICE);
    }

    @Test
    void asksSinceWhenWeAreAwareOfWhatAMailReportedWhileTheCaseGoesOn() {
        CaseReference reference = opened();

        journey.correlate(reference, Messages.REPORTED);
        assertThat(journey.openTasks(reference)).contains(Steps.STATE_INSTANTS, Steps.ASSESS_BREACH);
        journey.complete(reference, Steps.STATE_INSTANTS, Map.of());

        assertThat(journey.openTasks(reference)).containsExactly(Steps.ASSESS_BREACH, Steps.PREPARE_NOTICE);
    }

    @AfterAll
    void passesNineTenthsOfTheModel() {
        ModelCoverage coverage = new ModelCoverage(BreachModel.RESOURCE, visited(), passed.flows());

        assertThat(coverage.share())
                .as("share of the model's elements that the tests pass; missed: %s", coverage.missed())
                .isGreaterThanOrEqualTo(COVERAGE);
    }

    private CaseReference opened() {
        CaseReference reference =
                new CaseReference(String.format(Locale.ROOT, "BR-2026-%06d", NUMBER.incrementAndGet()));
        references.add(reference);
        runtime.startProcessInstanceByMessage(Messages.OPENED, reference.value());
        journey.run(reference, "startEvent_breachOpened");
        return reference;
    }

    private void decide(CaseReference reference, String decision) {
        journey.complete(reference, Steps.ASSESS_BREACH, Map.of());
        journey.complete(reference, Steps.DECIDE_NOTIFICATION, Map.of(Variables.DECISION, decision));
    }

    private void release(CaseReference reference) {
        journey.complete(reference, Steps.PREPARE_NOTICE, Map.of(Variables.NOTICE, Notices.SEND));
        journey.complete(reference, Steps.APPROVE_NOTICE, Map.of(Variables.APPROVED, true));
        journey.run(reference, Steps.RELEASE_NOTICE);
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
}
