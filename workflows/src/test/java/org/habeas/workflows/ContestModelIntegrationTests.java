package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.ContestModel;
import org.habeas.workflows.model.ContestModel.Beans;
import org.habeas.workflows.model.ContestModel.Messages;
import org.habeas.workflows.model.ContestModel.Steps;
import org.habeas.workflows.model.ContestModel.Timers;
import org.habeas.workflows.model.ContestModel.Variables;
import org.habeas.workflows.model.SubjectRequestModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way a complaint can go; the class fails when its tests pass less than nine tenths of the model. */
@WorkflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContestModelIntegrationTests {

    private static final double COVERAGE = 0.9;

    @Autowired
    private Journey journey;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private WorkflowSteps steps;

    @Autowired
    private PassedElements passed;

    @BeforeAll
    void forgetOtherTests() {
        passed.forget();
    }

    @BeforeEach
    void resetFeature() {
        Feature.reset();
        ContestFeature.CALLS.clear();
    }

    @Test
    void endsWhenTheApprovedLetterWasSent() {
        CaseReference reference = released();

        journey.correlate(reference, Messages.LETTER_SENT);

        assertThat(ContestFeature.CALLS).containsExactly(Beans.ACKNOWLEDGE, Beans.RELEASE_LETTER);
        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void decidesAgainWhenTheLetterIsReturnedOrComesBack() {
        CaseReference reference = acknowledged();
        journey.complete(reference, Steps.DECIDE, Map.of());
        journey.complete(reference, Steps.APPROVE_LETTER, Map.of(Variables.APPROVED, false, Variables.BY_POST, false));
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE);

        CaseReference other = released();
        journey.correlate(other, Messages.LETTER_BACK);

        assertThat(journey.openTasks(other)).containsExactly(Steps.DECIDE);
    }

    @Test
    void endsWhenTheLetterWasPosted() {
        CaseReference reference = acknowledged();
        journey.complete(reference, Steps.DECIDE, Map.of());
        journey.complete(reference, Steps.APPROVE_LETTER, Map.of(Variables.APPROVED, true, Variables.BY_POST, true));

        journey.complete(reference, Steps.POST_LETTER, Map.of());

        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void warnsAndArmsTheNextWarning() {
        CaseReference reference = acknowledged();

        journey.run(reference, Timers.NEXT_WARNING);

        assertThat(ContestFeature.CALLS).containsExactly(Beans.ACKNOWLEDGE, Beans.WARN);
        assertThat(journey.dueOf(reference, Timers.NEXT_WARNING)).isNotNull();
    }

    @Test
    void standsBehindTheStepsOfTheRequestItIsAbout() {
        CaseReference reference = journey.toSorting();
        journey.complete(
                reference,
                SubjectRequestModel.Steps.SORT_REQUEST,
                Map.of(SubjectRequestModel.Variables.IS_REQUEST, false));

        begin(reference);
        journey.run(reference, Steps.ACKNOWLEDGE);

        assertThat(steps.of(reference))
                .extracting(WorkflowStep::id)
                .startsWith(SubjectRequestModel.Steps.ACKNOWLEDGE_RECEIPT)
                .contains(Steps.DECIDE);
        assertThat(steps.diagramXml(reference)).contains(Steps.DECIDE);
    }

    @AfterAll
    void passesNineTenthsOfTheModel() {
        Set<String> visited = history.createHistoricActivityInstanceQuery().list().stream()
                .filter(visit -> visit.getProcessDefinitionKey().equals(ContestModel.KEY))
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
        ModelCoverage coverage = new ModelCoverage(ContestModel.RESOURCE, visited, passed.flows());

        assertThat(coverage.share())
                .as("share of the model's elements that the tests pass; missed: %s", coverage.missed())
                .isGreaterThanOrEqualTo(COVERAGE);
    }

    private CaseReference released() {
        CaseReference reference = acknowledged();
        journey.complete(reference, Steps.DECIDE, Map.of());
        journey.complete(reference, Steps.APPROVE_LETTER, Map.of(Variables.APPROVED, true, Variables.BY_POST, false));
        journey.run(reference, Steps.RELEASE_LETTER);
        return reference;
    }

    private CaseReference acknowledged() {
        CaseReference reference = Journey.nextReference();
        begin(reference);
        journey.run(reference, Steps.ACKNOWLEDGE);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE);
        return reference;
    }

    private void begin(CaseReference reference) {
        runtime.startProcessInstanceByMessage(
                Messages.RECORDED,
                reference.value(),
                Map.of(Variables.CONTEST, UUID.randomUUID().toString()));
        journey.run(reference, "startEvent_contestRecorded");
    }
}
