package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.habeas.workflows.ModelPaths.Bound;
import org.habeas.workflows.ModelPaths.Passed;
import org.habeas.workflows.model.LegalProcessModel;
import org.habeas.workflows.model.LegalProcessModel.Authentic;
import org.habeas.workflows.model.LegalProcessModel.Beans;
import org.habeas.workflows.model.LegalProcessModel.Decisions;
import org.habeas.workflows.model.LegalProcessModel.Produced;
import org.habeas.workflows.model.LegalProcessModel.ProductionSteps;
import org.habeas.workflows.model.LegalProcessModel.Routes;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every path of the two models: none comes to production past one of its guards, and with any one guard taken out of a
 * model some path does.
 */
class LegalProcessPathsTests {

    private static final String RECEIVED = "startEvent_processReceived";
    private static final String PRODUCTION = "callActivity_production";
    private static final String OPENED = "startEvent_productionOpened";
    private static final String YES = "true";

    /** What counsel's decision, or the decision on notice, sends to be done first. */
    private static final Map<String, String> FIRST = Map.of(
            Decisions.DEFICIENT, Steps.WRITE_REQUESTER,
            Decisions.NARROW, Steps.WRITE_REQUESTER,
            Decisions.OBJECT, Steps.OBJECT_TO_AUTHORITY,
            Decisions.CONTEST, Steps.CONTEST_DEMAND,
            Decisions.REMEDIES, Steps.PURSUE_REMEDIES,
            Routes.EXTENSION, Steps.ASK_EXTENSION);

    @Test
    void opensProductionOnNoPathPastTheAuthorityCounselOrWhatCounselWantsFirst() {
        assertThat(demand(shipped(), ModelPaths.eachLoopTwice()))
                .as("paths of the demand, each loop taken at most twice")
                .isGreaterThan(1_000);
        assertThat(demand(shipped(), ModelPaths.everyLoopAnyNumberOfTimes())).isPositive();
    }

    @Test
    void handsOverOnNoPathWithoutNoticeWindowAndTwoPersons() {
        assertThat(production(shippedProduction(), ModelPaths.eachLoopTwice()))
                .as("paths of notice and production, each loop taken at most twice")
                .isGreaterThan(10_000);
        assertThat(production(shippedProduction(), ModelPaths.everyLoopAnyNumberOfTimes()))
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("guardsOfTheDemand")
    void isFoundOutWhenAGuardOfTheDemandIsRemoved(String guard) {
        finds(() -> demand(shipped().without(guard), ModelPaths.everyLoopAnyNumberOfTimes()));
    }

    @ParameterizedTest
    @MethodSource("guardsOfProduction")
    void isFoundOutWhenAGuardOfProductionIsRemoved(String guard) {
        finds(() -> production(shippedProduction().without(guard), ModelPaths.everyLoopAnyNumberOfTimes()));
    }

    /** So that none is missing above: whatever else is taken out, no path comes to production that must not. */
    @Test
    void namesEveryGuard() {
        assertThat(shipped().guards(RECEIVED, PRODUCTION))
                .filteredOn(
                        one -> offends(() -> demand(shipped().without(one), ModelPaths.everyLoopAnyNumberOfTimes())))
                .containsExactlyInAnyOrderElementsOf(guardsOfTheDemand());
        assertThat(shippedProduction().guards(OPENED, Steps.PRODUCE))
                .filteredOn(one -> offends(
                        () -> production(shippedProduction().without(one), ModelPaths.everyLoopAnyNumberOfTimes())))
                .containsExactlyInAnyOrderElementsOf(guardsOfProduction());
    }

    /** What the models cannot know they ask the case: when the window is over, and once more before anything leaves. */
    @Test
    void asksTheCaseWhenTheWindowIsOverAndBeforeItHandsOver() {
        BpmnModelInstance model = Bpmn.readModelFromStream(
                getClass().getClassLoader().getResourceAsStream(LegalProcessModel.PRODUCTION_RESOURCE));
        TimeDate window =
                model.getModelElementsByType(TimeDate.class).iterator().next();
        ServiceTask produce = model.getModelElementById(Steps.PRODUCE);

        assertThat(window.getTextContent()).isEqualTo("${lpQuestions.produceNotBefore(execution.processBusinessKey)}");
        assertThat(produce.getCamundaDelegateExpression()).isEqualTo("${" + Beans.PRODUCE + "}");
        assertThat(model.getModelElementsByType(TimeDate.class)).hasSize(1);
    }

    static List<String> guardsOfTheDemand() {
        return List.of(
                Steps.RECORD_DEMAND,
                Steps.AUTHENTICATE_AUTHORITY,
                "gateway_authentic",
                "flow_genuine",
                Steps.REVIEW_DEMAND,
                "gateway_decision",
                "flow_comply",
                "flow_askRequester",
                "flow_narrow",
                Steps.WRITE_REQUESTER,
                "flow_object",
                Steps.OBJECT_TO_AUTHORITY,
                "flow_contest",
                Steps.CONTEST_DEMAND,
                "flow_remedies",
                Steps.PURSUE_REMEDIES);
    }

    static List<String> guardsOfProduction() {
        return List.of(
                Steps.DECIDE_NOTICE,
                "gateway_noticeRoute",
                "flow_open",
                Steps.ASK_EXTENSION,
                "flow_emergency",
                Steps.APPROVE_EMERGENCY,
                "gateway_emergencyApproved",
                "flow_emergencyApproved",
                Timers.PRODUCE_NOT_BEFORE,
                Steps.PREPARE_PRODUCTION,
                "gateway_prepared",
                "flow_submit",
                Steps.APPROVE_PRODUCTION,
                "gateway_approved",
                "flow_approved",
                "gateway_produced",
                "flow_refused");
    }

    private static boolean offends(Runnable walk) {
        try {
            walk.run();
            return false;
        } catch (AssertionError offending) {
            return String.valueOf(offending.getMessage()).contains(" on the path ");
        }
    }

    private static void finds(Runnable walk) {
        assertThatThrownBy(walk::run).isInstanceOf(AssertionError.class).hasMessageContaining("on the path");
    }

    private static ModelPaths shipped() {
        return new ModelPaths(LegalProcessModel.RESOURCE);
    }

    private static ModelPaths shippedProduction() {
        return new ModelPaths(LegalProcessModel.PRODUCTION_RESOURCE);
    }

    private static long demand(ModelPaths paths, Bound<Set<String>> bound) {
        return paths.follow(RECEIVED, Set.of(), LegalProcessPathsTests::demand, bound);
    }

    /** What a path of the demand has behind it when production opens. */
    private static Set<String> demand(Set<String> done, Passed step) {
        return switch (step.node()) {
            case Steps.RECORD_DEMAND -> with(done, "recorded");
            case Steps.AUTHENTICATE_AUTHORITY -> step.left().equals(Authentic.GENUINE) ? with(done, "genuine") : done;
            case Steps.REVIEW_DEMAND -> decided(done, step);
            case Steps.WRITE_REQUESTER, Steps.OBJECT_TO_AUTHORITY, Steps.CONTEST_DEMAND, Steps.PURSUE_REMEDIES ->
                without(done, "first " + step.node());
            case PRODUCTION -> {
                require(done, "recorded");
                require(done, "genuine");
                require(done, "cleared");
                forbidOpenSteps(done);
                yield without(done, "cleared");
            }
            default -> done;
        };
    }

    private static Set<String> decided(Set<String> done, Passed step) {
        String first = FIRST.get(step.left());
        Set<String> now = without(done, "cleared");
        return first != null
                ? with(now, "first " + first)
                : step.left().equals(Decisions.COMPLY) ? with(now, "cleared") : now;
    }

    private static long production(ModelPaths paths, Bound<Set<String>> bound) {
        return paths.follow(OPENED, Set.of(), LegalProcessPathsTests::production, bound);
    }

    /** What a path of notice and production has behind it when records are handed over. */
    private static Set<String> production(Set<String> done, Passed step) {
        return switch (step.node()) {
            case Steps.DECIDE_NOTICE -> notice(done, step.left());
            case Steps.ASK_EXTENSION -> without(done, "first " + step.node());
            case Steps.APPROVE_EMERGENCY -> step.left().equals(YES) ? with(done, "notice") : done;
            case "message_noticeFailed" -> Set.of();
            case Timers.PRODUCE_NOT_BEFORE -> with(done, "window");
            case "message_standChanged" -> without(done, "window");
            case Steps.PREPARE_PRODUCTION -> {
                Set<String> now = without(done, "manifest", "second person");
                yield step.left().equals(ProductionSteps.SUBMIT) ? with(now, "manifest") : now;
            }
            case Steps.APPROVE_PRODUCTION ->
                step.left().equals(YES) && done.contains("manifest") ? with(done, "second person") : done;
            case Steps.PRODUCE -> {
                require(done, "notice");
                require(done, "window");
                require(done, "manifest");
                require(done, "second person");
                forbidOpenSteps(done);
                Set<String> now = without(done, "manifest", "second person");
                yield step.left().equals(Produced.MORE) ? without(now, "window") : now;
            }
            default -> done;
        };
    }

    private static Set<String> notice(Set<String> done, String route) {
        String first = FIRST.get(route);
        Set<String> open = new TreeSet<>();
        done.stream().filter(one -> one.startsWith("first ")).forEach(open::add);
        if (first != null) {
            return with(open, "first " + first);
        }
        return route.equals(Routes.OPEN) ? with(open, "notice") : Set.copyOf(open);
    }

    private static void require(Set<String> done, String what) {
        assertThat(done).as("what is behind the path").contains(what);
    }

    private static void forbidOpenSteps(Set<String> done) {
        assertThat(done).as("what has to be done first").noneMatch(one -> one.startsWith("first "));
    }

    private static Set<String> with(Set<String> done, String what) {
        Set<String> more = new TreeSet<>(done);
        more.add(what);
        return Set.copyOf(more);
    }

    private static Set<String> without(Set<String> done, String... what) {
        Set<String> less = new TreeSet<>(done);
        Arrays.asList(what).forEach(less::remove);
        return Set.copyOf(less);
    }
}
