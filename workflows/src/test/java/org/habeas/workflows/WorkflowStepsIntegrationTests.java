package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.habeas.workflows.WorkflowStep.State.AHEAD;
import static org.habeas.workflows.WorkflowStep.State.DONE;
import static org.habeas.workflows.WorkflowStep.State.HERE;

import java.util.List;
import java.util.Map;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.WorkflowStep.State;
import org.habeas.workflows.model.SubjectRequestModel.IdentityOutcomes;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Timers;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WorkflowTest
class WorkflowStepsIntegrationTests {

    @Autowired
    private WorkflowSteps steps;

    @Autowired
    private Journey journey;

    @BeforeEach
    void resetFeature() {
        Feature.reset();
    }

    @Test
    void tellsWhatIsDoneWhereTheCaseIsAndWhatMayCome() {
        CaseReference reference = journey.toIdentity();

        assertThat(steps.of(reference))
                .containsExactly(
                        step(Steps.ACKNOWLEDGE_RECEIPT, "Acknowledge receipt", DONE),
                        step(Steps.SORT_REQUEST, "Sort the request", DONE),
                        step(Steps.DECIDE_IDENTITY, "Decide on identity", HERE),
                        step(Steps.ASK_IDENTITY, "Ask for proof of identity", AHEAD),
                        step(Steps.COLLECT_DATA, "Collect the data", AHEAD),
                        step(Steps.DRAFT_ANSWER, "Draft the answer", AHEAD),
                        step(Steps.APPROVE_ANSWER, "Approve the answer", AHEAD),
                        step(Steps.POST_ANSWER, "Post the answer", AHEAD),
                        step(Steps.RELEASE_ANSWER, "Release the answer", AHEAD),
                        step(Steps.CLOSE_CASE, "Close the case", AHEAD));
        assertThat(steps.activeActivityIds(reference))
                .contains(Steps.DECIDE_IDENTITY)
                .doesNotContain(Steps.SORT_REQUEST);
    }

    @Test
    void staysAtTheQuestionWhileTheRequesterIsSilent() {
        CaseReference reference = journey.toIdentity();
        journey.complete(reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, IdentityOutcomes.ASK));
        journey.run(reference, Steps.ASK_IDENTITY);

        assertThat(states(reference, HERE)).containsExactly(Steps.ASK_IDENTITY);
    }

    @Test
    void countsAStepAsAheadAgainWhenTheCaseWasSentBack() {
        CaseReference reference = journey.toApproval();
        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, false));

        assertThat(states(reference, HERE)).containsExactly(Steps.DRAFT_ANSWER);
        assertThat(states(reference, AHEAD)).startsWith(Steps.APPROVE_ANSWER);
        assertThat(states(reference, DONE)).doesNotContain(Steps.ASK_IDENTITY);
    }

    @Test
    void namesSideStepsOnlyWhereTheyHappened() {
        CaseReference reference = journey.toSorting();
        assertThat(steps.of(reference)).extracting(WorkflowStep::id).doesNotContain(Steps.READ_REPLY, Steps.ESCALATE);

        journey.correlate(reference, Messages.REQUESTER_REPLIED);
        journey.run(reference, Timers.NEXT_ESCALATION);

        assertThat(states(reference, HERE)).containsExactly(Steps.SORT_REQUEST, Steps.READ_REPLY);
        assertThat(states(reference, DONE)).containsExactly(Steps.ACKNOWLEDGE_RECEIPT, Steps.ESCALATE);
    }

    @Test
    void showsOfAClosedCaseWhatWasDone() {
        CaseReference reference = journey.toSorting();
        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, false));

        assertThat(states(reference, DONE))
                .containsExactly(Steps.ACKNOWLEDGE_RECEIPT, Steps.SORT_REQUEST, Steps.CLOSE_CASE);
        assertThat(steps.of(reference)).hasSize(3);
        assertThat(steps.activeActivityIds(reference)).isEmpty();
    }

    @Test
    void worksOnACaseUntilItWaitsForAPersonOrADay() {
        CaseReference reference = journey.received();
        assertThat(steps.isWorking(reference)).isTrue();
        journey.run(reference, "startEvent_requestReceived");
        journey.run(reference, Steps.ACKNOWLEDGE_RECEIPT);

        assertThat(steps.isWorking(reference)).isFalse();
        assertThat(steps.isWorking(Journey.nextReference())).isFalse();
    }

    @Test
    void knowsNothingOfACaseThatWasNeverStarted() {
        assertThat(steps.of(Journey.nextReference())).isEmpty();
    }

    @Test
    void handsOutTheModelWithItsDiagram() {
        assertThat(steps.diagramXml(CaseKind.SUBJECT_REQUEST)).contains("<bpmndi:BPMNDiagram", Steps.SORT_REQUEST);
    }

    private List<String> states(CaseReference reference, State state) {
        return steps.of(reference).stream()
                .filter(step -> step.state() == state)
                .map(WorkflowStep::id)
                .toList();
    }

    private static WorkflowStep step(String id, String label, State state) {
        return new WorkflowStep(id, label, state);
    }
}
