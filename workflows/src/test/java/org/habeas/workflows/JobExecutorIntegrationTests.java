package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Production's way of moving on: nobody runs a job by hand. */
@WorkflowTest
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class JobExecutorIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Journey journey;

    @Autowired
    private WorkItems items;

    @BeforeEach
    void resetFeature() {
        Feature.reset();
    }

    @Test
    void movesACaseToItsFirstTask() {
        CaseReference reference = journey.received();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(items.openOf(reference))
                .extracting(WorkItem::task)
                .containsExactly(Steps.SORT_REQUEST));
    }

    @Test
    void warnsAtTheDateOfTheClocksWithoutBeingAsked() {
        Feature.nextEscalation = Instant.parse("2020-01-01T00:00:00Z");
        Feature.DEEDS.put(Beans.ESCALATE, execution -> Feature.nextEscalation = Instant.parse("2099-01-01T00:00:00Z"));

        journey.received();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Feature.CALLS).containsOnlyOnce(Beans.ESCALATE));
    }

    @Test
    void logsAJobThatFails(CapturedOutput log) {
        Feature.DEEDS.put(Beans.ACKNOWLEDGE_RECEIPT, execution -> {
            throw new IllegalStateException("the letter cannot be written");
        });

        CaseReference reference = journey.received();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(journey.job(reference, Steps.ACKNOWLEDGE_RECEIPT).getRetries())
                    .isEqualTo(4);
            assertThat(log).containsOnlyOnce("IllegalStateException: the letter cannot be written");
        });
    }
}
