package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WorkflowTest
class StoppedStepsIntegrationTests {

    private static final Acting ADMINISTRATOR = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());

    @Autowired
    private StoppedSteps stopped;

    @Autowired
    private WorkflowSteps steps;

    @Autowired
    private Journey journey;

    @Autowired
    private ManagementService management;

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void resetFeature() {
        Feature.reset();
    }

    @Test
    void listsAStepThatFailedTooOftenByTechnicalFactsAlone() {
        CaseReference reference = failed(5);

        assertThat(ofCase(reference)).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo(Steps.ACKNOWLEDGE_RECEIPT);
            assertThat(step.label()).isNotBlank().doesNotContain("serviceTask");
            assertThat(step.failure()).isEqualTo("IllegalStateException");
            assertThat(step.toString()).doesNotContain("Joana");
        });
    }

    @Test
    void leavesOutAStepThatIsTriedAgainByItself() {
        long before = stopped.failing(ADMINISTRATOR);

        CaseReference reference = failed(1);

        assertThat(ofCase(reference)).isEmpty();
        assertThat(stopped.failing(ADMINISTRATOR)).isEqualTo(before + 1);
    }

    @Test
    void keepsTheEngineFromWorkingOnACaseUntilItIsTriedAgain() {
        CaseReference halted = failed(5);
        CaseReference trying = failed(1);

        assertThat(steps.isWorking(halted)).isFalse();
        assertThat(steps.isWorking(trying)).isTrue();
        stopped.tryAgain(ofCase(halted).get(0).id(), ADMINISTRATOR);
        assertThat(steps.isWorking(halted)).isTrue();
    }

    @Test
    void triesAStoppedStepAgainAndRecordsWhoSaidSo() {
        CaseReference reference = failed(5);
        String id = ofCase(reference).get(0).id();

        stopped.tryAgain(id, ADMINISTRATOR);

        assertThat(ofCase(reference)).isEmpty();
        assertThat(journey.job(reference, Steps.ACKNOWLEDGE_RECEIPT).getRetries())
                .isEqualTo(5);
        assertThat(ledger.of(reference))
                .filteredOn("what", "task.retried")
                .extracting(RecordedAct::who)
                .containsExactly("adam");
        assertThatThrownBy(() -> stopped.tryAgain(id, ADMINISTRATOR)).isInstanceOf(ActRefused.class);
    }

    @Test
    void letsNoReaderTryAStepAgain() {
        String id = ofCase(failed(5)).get(0).id();

        assertThatThrownBy(() ->
                        stopped.tryAgain(id, new Acting("august", Set.of(Role.AUDITOR), "because", UUID.randomUUID())))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void namesTheInnermostFailureWithoutItsMessage() {
        assertThat(StoppedSteps.failure("a.B: Joana\n\tat x\nCaused by: c.D$E: Teles\n\tat y"))
                .isEqualTo("D$E");
        assertThat(StoppedSteps.failure("a.B\n\tat x")).isEqualTo("B");
        assertThat(StoppedSteps.failure("Joana Teles")).isEqualTo("unknown");
        assertThat(StoppedSteps.failure(null)).isEqualTo("unknown");
    }

    private CaseReference failed(int times) {
        Feature.DEEDS.put(Beans.ACKNOWLEDGE_RECEIPT, execution -> {
            throw new IllegalStateException("no letter to Joana Teles");
        });
        CaseReference reference = journey.received();
        journey.run(reference, "startEvent_requestReceived");
        for (int time = 0; time < times; time++) {
            String job = journey.job(reference, Steps.ACKNOWLEDGE_RECEIPT).getId();
            assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        }
        return reference;
    }

    private List<StoppedStep> ofCase(CaseReference reference) {
        return stopped.all(ADMINISTRATOR).stream()
                .filter(step -> reference.equals(step.reference()))
                .toList();
    }
}
