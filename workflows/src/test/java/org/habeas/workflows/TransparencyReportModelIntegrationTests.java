package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
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
import org.habeas.workflows.model.TransparencyReportModel;
import org.habeas.workflows.model.TransparencyReportModel.Beans;
import org.habeas.workflows.model.TransparencyReportModel.Messages;
import org.habeas.workflows.model.TransparencyReportModel.Steps;
import org.habeas.workflows.model.TransparencyReportModel.Timers;
import org.habeas.workflows.model.TransparencyReportModel.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way a report can go; the class fails when its tests pass less than nine tenths of the model. */
@WorkflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransparencyReportModelIntegrationTests {

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
        TransparencyFeature.CALLS.clear();
    }

    @Test
    void waitsForTheEndOfThePeriodBeforeItFreezesTheEvents() {
        CaseReference reference = ordered();

        assertThat(journey.openTasks(reference)).isEmpty();
        assertThat(journey.dueOf(reference, Timers.PERIOD_ENDED))
                .isEqualTo(Date.from(Instant.parse("2026-07-01T07:00:00Z")));
        assertThat(TransparencyFeature.CALLS).isEmpty();
    }

    @Test
    void publishesWhatWasReviewedAttestedAndApproved() {
        CaseReference reference = drafted();
        journey.complete(reference, Steps.REVIEW_REPORT, Map.of(Variables.REVIEWED, true));
        journey.complete(reference, Steps.ATTEST_STATEMENTS, Map.of());
        journey.complete(reference, Steps.APPROVE_REPORT, Map.of(Variables.APPROVED, true));

        journey.run(reference, Steps.PUBLISH_REPORT);

        assertThat(TransparencyFeature.CALLS).containsExactly(Beans.FREEZE_EVENTS, Beans.PUBLISH_REPORT);
        assertThat(journey.ended(reference)).isTrue();
    }

    @Test
    void draftsAgainWhenCounselOrTheSecondPersonReturnsIt() {
        CaseReference reference = drafted();
        journey.complete(reference, Steps.REVIEW_REPORT, Map.of(Variables.REVIEWED, false));
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DRAFT_REPORT);
        journey.complete(reference, Steps.DRAFT_REPORT, Map.of());
        journey.complete(reference, Steps.REVIEW_REPORT, Map.of(Variables.REVIEWED, true));
        journey.complete(reference, Steps.ATTEST_STATEMENTS, Map.of());

        journey.complete(reference, Steps.APPROVE_REPORT, Map.of(Variables.APPROVED, false));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DRAFT_REPORT);
    }

    @AfterAll
    void passesNineTenthsOfTheModel() {
        ModelCoverage coverage = new ModelCoverage(TransparencyReportModel.RESOURCE, visited(), passed.flows());

        assertThat(coverage.share())
                .as("share of the model's elements that the tests pass; missed: %s", coverage.missed())
                .isGreaterThanOrEqualTo(COVERAGE);
    }

    private CaseReference ordered() {
        CaseReference reference =
                new CaseReference(String.format(Locale.ROOT, "TR-2026-%06d", NUMBER.incrementAndGet()));
        references.add(reference);
        runtime.startProcessInstanceByMessage(Messages.ORDERED, reference.value());
        journey.run(reference, "startEvent_reportOrdered");
        return reference;
    }

    private CaseReference drafted() {
        CaseReference reference = ordered();
        journey.run(reference, Timers.PERIOD_ENDED);
        journey.run(reference, Steps.FREEZE_EVENTS);
        journey.complete(reference, Steps.DRAFT_REPORT, Map.of());
        return reference;
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
