package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.LegalProcessModel;
import org.habeas.workflows.model.LegalProcessModel.Beans;
import org.habeas.workflows.model.LegalProcessModel.Messages;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.habeas.workflows.model.LegalProcessModel.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way a legal process can go; the class fails when its tests pass less than nine tenths of either model. */
@WorkflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegalProcessModelIntegrationTests {

    private static final double COVERAGE = 0.9;

    @Autowired
    private Journey journey;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private PassedElements passed;

    private final List<CaseReference> references = new ArrayList<>();
    private int number;

    @BeforeAll
    void forgetOtherTests() {
        passed.forget();
    }

    @BeforeEach
    void resetFeature() {
        LegalFeature.reset();
    }

    @Test
    void producesOnlyAfterNoticeWindowAndTwoPersons() {
        CaseReference reference = waiting();
        assertThat(journey.openTasks(reference)).isEmpty();
        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        step(reference, Steps.PREPARE_PRODUCTION, Variables.PRODUCTION_STEP, "submit");
        step(reference, Steps.APPROVE_PRODUCTION, Variables.APPROVED, false);
        step(reference, Steps.PREPARE_PRODUCTION, Variables.PRODUCTION_STEP, "submit");
        step(reference, Steps.APPROVE_PRODUCTION, Variables.APPROVED, true);
        assertThat(LegalFeature.CALLS).doesNotContain(Beans.PRODUCE);
        journey.run(reference, Steps.PRODUCE);
        journey.run(reference, Steps.ANSWER_REQUESTER);

        assertThat(LegalFeature.CALLS)
                .containsExactly(Beans.FILE_DOCUMENT, Beans.PRODUCE, Beans.ANSWER_REQUESTER, Beans.CLOSE_CASE);
        assertThat(ended(reference)).isTrue();
    }

    @Test
    void goesOnWithAnotherTargetAndBackWhenProductionIsRefused() {
        CaseReference reference = waiting();
        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        LegalFeature.produced = "refused";
        produce(reference);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.PREPARE_PRODUCTION);
        LegalFeature.produced = "more";
        produce(reference);
        assertThat(journey.openTasks(reference)).isEmpty();

        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        step(reference, Steps.PREPARE_PRODUCTION, Variables.PRODUCTION_STEP, "wait");
        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        step(reference, Steps.PREPARE_PRODUCTION, Variables.PRODUCTION_STEP, "notice");
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_NOTICE);
        settle(reference, Steps.DECIDE_NOTICE, Variables.NOTICE_ROUTE);
    }

    @Test
    void tellsTheCustomerAfterwards() {
        LegalFeature.noticeOwed = true;
        CaseReference reference = waiting();
        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        settle(reference, Steps.PREPARE_PRODUCTION, Variables.PRODUCTION_STEP);
        journey.correlate(reference, Messages.SECRECY_CHANGED);
        journey.run(reference, Timers.SECRECY_ENDS);
        step(reference, Steps.TELL_AFTERWARDS, Variables.TOLD, false);
        journey.run(reference, Timers.SECRECY_ENDS);
        step(reference, Steps.TELL_AFTERWARDS, Variables.TOLD, true);

        assertThat(ended(reference)).isTrue();
    }

    @Test
    void takesTheEmergencyToASecondPersonAndTheShortWindowToTheRequester() {
        CaseReference reference = cleared();
        step(reference, Steps.DECIDE_NOTICE, Variables.NOTICE_ROUTE, "extension");
        journey.complete(reference, Steps.ASK_EXTENSION, Map.of());
        step(reference, Steps.DECIDE_NOTICE, Variables.NOTICE_ROUTE, "emergency");
        step(reference, Steps.APPROVE_EMERGENCY, Variables.EMERGENCY_APPROVED, false);
        step(reference, Steps.DECIDE_NOTICE, Variables.NOTICE_ROUTE, "emergency");
        step(reference, Steps.APPROVE_EMERGENCY, Variables.EMERGENCY_APPROVED, true);

        assertThat(journey.openTasks(reference)).isEmpty();
    }

    @Test
    void hearsOfAnObjectionAndOfANoticeThatFailed() {
        CaseReference reference = waiting();
        message(reference, Messages.CUSTOMER_OBJECTED);
        message(reference, Messages.STAND_CHANGED);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_OBJECTION);
        journey.complete(reference, Steps.DECIDE_OBJECTION, Map.of());
        message(reference, Messages.NOTICE_FAILED);

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_NOTICE);
    }

    @Test
    void keepsAnObjectionOpenWhenTheDemandGoesBackToCounsel() {
        CaseReference reference = waiting();
        message(reference, Messages.CUSTOMER_OBJECTED);
        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.complete(
                reference,
                Steps.PREPARE_PRODUCTION,
                Map.of(Variables.PRODUCTION_STEP, "review", Variables.SETTLED, false));

        assertThat(journey.openTasks(reference)).containsExactlyInAnyOrder(Steps.DECIDE_OBJECTION, Steps.REVIEW_DEMAND);
    }

    @Test
    void asksToReadAReplyBesideWhateverElseIsOpen() {
        CaseReference reference = waiting();
        message(reference, Messages.REPLY_CAME);
        assertThat(journey.openTasks(reference)).containsExactly(Steps.READ_REPLY);

        journey.complete(reference, Steps.READ_REPLY, Map.of());

        assertThat(journey.openTasks(reference)).isEmpty();
    }

    @Test
    void goesBackToCounselFromProduction() {
        CaseReference reference = waiting();
        journey.run(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.complete(
                reference,
                Steps.PREPARE_PRODUCTION,
                Map.of(Variables.PRODUCTION_STEP, "review", Variables.SETTLED, false));

        assertThat(journey.openTasks(reference)).containsExactly(Steps.REVIEW_DEMAND);
    }

    @Test
    void comesBackToCounselFromEveryStepThatHasToBeDoneFirst() {
        CaseReference reference = inReview();
        for (String way : List.of("deficient", "narrow")) {
            step(reference, Steps.REVIEW_DEMAND, Variables.REVIEW_DECISION, way);
            journey.run(reference, Steps.WRITE_REQUESTER);
            if (way.equals("narrow")) {
                journey.run(reference, Timers.REQUESTER_REMINDER);
            } else {
                journey.correlate(reference, Messages.REQUESTER_ANSWERED);
            }
        }
        step(reference, Steps.REVIEW_DEMAND, Variables.REVIEW_DECISION, "object");
        journey.complete(reference, Steps.OBJECT_TO_AUTHORITY, Map.of());
        step(reference, Steps.REVIEW_DEMAND, Variables.REVIEW_DECISION, "contest");
        journey.complete(reference, Steps.CONTEST_DEMAND, Map.of());
        step(reference, Steps.REVIEW_DEMAND, Variables.REVIEW_DECISION, "remedies");
        journey.complete(reference, Steps.PURSUE_REMEDIES, Map.of());
        step(reference, Steps.REVIEW_DEMAND, Variables.REVIEW_DECISION, "refuse");
        journey.run(reference, Steps.ANSWER_REQUESTER);

        assertThat(ended(reference)).isTrue();
        assertThat(LegalFeature.CALLS).doesNotContain(Beans.PRODUCE);
    }

    @Test
    void closesAForgery() {
        CaseReference reference = recorded();
        step(reference, Steps.AUTHENTICATE_AUTHORITY, Variables.AUTHENTICITY, "fraud");

        assertThat(ended(reference)).isTrue();
    }

    @Test
    void warnsAgainAndAsksAnewWhenAClockChanges() {
        CaseReference reference = recorded();
        journey.run(reference, Timers.NEXT_ESCALATION);
        journey.correlate(reference, Messages.CLOCK_CHANGED);

        assertThat(LegalFeature.CALLS).endsWith(Beans.ESCALATE);
        assertThat(journey.dueOf(reference, Timers.NEXT_ESCALATION)).isNotNull();
    }

    @Test
    void refusesAWayThatIsNone() {
        CaseReference reference = cleared();

        assertThatThrownBy(() -> step(reference, Steps.DECIDE_NOTICE, Variables.NOTICE_ROUTE, "produce"))
                .hasMessageContaining("gateway_noticeRoute");
    }

    @AfterAll
    void passesNineTenthsOfBothModels() {
        for (String model : List.of(LegalProcessModel.RESOURCE, LegalProcessModel.PRODUCTION_RESOURCE)) {
            ModelCoverage coverage = new ModelCoverage(model, visited(), passed.flows());
            assertThat(coverage.share())
                    .as("share of %s that the tests pass; missed: %s", model, coverage.missed())
                    .isGreaterThanOrEqualTo(COVERAGE);
        }
    }

    private CaseReference recorded() {
        number++;
        CaseReference reference = new CaseReference(String.format(Locale.ROOT, "LP-2026-%09d", number));
        references.add(reference);
        runtime.startProcessInstanceByMessage(Messages.RECEIVED, reference.value());
        journey.run(reference, "startEvent_processReceived");
        journey.run(reference, Steps.FILE_DOCUMENT);
        journey.complete(reference, Steps.RECORD_DEMAND, Map.of());
        return reference;
    }

    private CaseReference inReview() {
        CaseReference reference = recorded();
        step(reference, Steps.AUTHENTICATE_AUTHORITY, Variables.AUTHENTICITY, "genuine");
        return reference;
    }

    private CaseReference cleared() {
        CaseReference reference = inReview();
        step(reference, Steps.REVIEW_DEMAND, Variables.REVIEW_DECISION, "comply");
        journey.run(reference, "startEvent_productionOpened");
        return reference;
    }

    private CaseReference waiting() {
        CaseReference reference = cleared();
        step(reference, Steps.DECIDE_NOTICE, Variables.NOTICE_ROUTE, "open");
        return reference;
    }

    private boolean ended(CaseReference reference) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value())
                        .count()
                == 0;
    }

    private void produce(CaseReference reference) {
        step(reference, Steps.PREPARE_PRODUCTION, Variables.PRODUCTION_STEP, "submit");
        step(reference, Steps.APPROVE_PRODUCTION, Variables.APPROVED, true);
        journey.run(reference, Steps.PRODUCE);
    }

    private void settle(CaseReference reference, String task, String flag) {
        journey.complete(reference, task, Map.of(flag, "settled", Variables.SETTLED, true));
        journey.run(reference, Steps.ANSWER_REQUESTER);
    }

    private void step(CaseReference reference, String task, String flag, Object way) {
        journey.complete(reference, task, Map.of(flag, way));
    }

    private void message(CaseReference reference, String message) {
        String execution = runtime.createExecutionQuery()
                .processInstanceBusinessKey(reference.value())
                .messageEventSubscriptionName(message)
                .list()
                .get(0)
                .getId();
        runtime.messageEventReceived(message, execution);
    }

    private Set<String> visited() {
        return references.stream()
                .flatMap(
                        reference -> history
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(reference.value())
                                .list()
                                .stream())
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
