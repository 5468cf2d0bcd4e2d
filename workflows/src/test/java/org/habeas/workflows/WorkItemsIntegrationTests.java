package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WorkflowTest
class WorkItemsIntegrationTests {

    private static final Acting INES = person("ines", Role.INTAKE);
    private static final Acting CARLA = person("carla", Role.CASEWORKER);
    private static final Acting CASPER = person("casper", Role.CASEWORKER);
    private static final Acting ADA = person("ada", Role.APPROVER);

    @Autowired
    private WorkItems items;

    @Autowired
    private Journey journey;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void resetFeature() {
        Feature.reset();
    }

    @Test
    void listsATaskAsSoonAsItIsOpen() {
        CaseReference reference = journey.toSorting();

        assertThat(items.openOf(reference)).singleElement().satisfies(item -> {
            assertThat(item.reference()).isEqualTo(reference);
            assertThat(item.kind()).isEqualTo(CaseKind.SUBJECT_REQUEST);
            assertThat(item.task()).isEqualTo(Steps.SORT_REQUEST);
            assertThat(item.taskName()).isEqualTo("Sort the request");
            assertThat(item.title()).isEqualTo("Access to personal data");
            assertThat(item.who()).isEqualTo("Erika Mustermann");
            assertThat(item.due()).isEqualTo(LocalDate.of(2026, 12, 23));
            assertThat(item.pausedFor()).isNull();
            assertThat(item.unassigned()).isTrue();
            assertThat(item.team()).isEqualTo("intake");
            assertThat(item.groups()).containsExactlyInAnyOrder("intake", "caseworker");
            assertThat(item.flags()).containsExactly("post");
            assertThat(item.version()).isZero();
        });
    }

    @Test
    void replacesTheTaskThatIsDoneByTheNextOne() {
        CaseReference reference = journey.toSorting();
        WorkItem sorting = open(reference, Steps.SORT_REQUEST);

        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, true));

        assertThat(items.find(sorting.id(), INES)).isEmpty();
        assertThat(items.openOf(reference)).extracting(WorkItem::task).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void keepsTheTasksOfASealedCaseToItsRoster() {
        CaseReference reference = Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2031)));
        journey.start(reference);
        journey.run(reference, "startEvent_requestReceived");
        journey.run(reference, Steps.ACKNOWLEDGE_RECEIPT);
        WorkItem item = open(reference, Steps.SORT_REQUEST);
        jdbc.sql("insert into casework_case_seal (case_reference, sealed_at, sealed_by) values (?, now(), 'carla')")
                .param(reference.value())
                .update();
        jdbc.sql("insert into casework_roster (case_reference, account, admitted_at, admitted_by)"
                        + " values (?, 'carla', now(), 'carla')")
                .param(reference.value())
                .update();

        assertThat(items.find(item.id(), CASPER)).isEmpty();
        assertThatThrownBy(() -> items.claim(item.id(), CASPER))
                .isInstanceOf(SomeoneWasFaster.class)
                .hasMessage(taskThatNeverWas());
        assertThatThrownBy(() -> items.assign(item.id(), "casper", CASPER)).isInstanceOf(SomeoneWasFaster.class);
        assertThatThrownBy(() -> items.assign(item.id(), "casper", CARLA))
                .isInstanceOf(ActRefused.class)
                .hasMessage("Casper is not on the roster of this case.");
        assertThat(items.claim(item.id(), CARLA).heldBy("carla")).isTrue();
        assertThatThrownBy(() -> items.release(item.id(), CASPER)).isInstanceOf(SomeoneWasFaster.class);
    }

    private String taskThatNeverWas() {
        return String.valueOf(assertThatThrownBy(() -> items.claim(UUID.randomUUID(), CASPER))
                .actual()
                .getMessage());
    }

    @Test
    void dropsEveryTaskOfACaseThatIsClosed() {
        CaseReference reference = journey.toSorting();
        journey.correlate(reference, Messages.REQUESTER_REPLIED);
        assertThat(items.openOf(reference))
                .extracting(WorkItem::task)
                .containsExactlyInAnyOrder(Steps.SORT_REQUEST, Steps.READ_REPLY);

        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, false));

        assertThat(items.openOf(reference)).isEmpty();
    }

    @Test
    void dropsEveryTaskOfAWorkflowThatIsDeleted() {
        CaseReference reference = journey.toSorting();
        String instance = journey.task(reference, Steps.SORT_REQUEST).getProcessInstanceId();

        runtime.deleteProcessInstance(instance, "test", true);

        assertThat(items.openOf(reference)).isEmpty();
    }

    @Test
    void opensNoTaskThatItCannotList() {
        CaseReference reference = journey.received();
        journey.run(reference, "startEvent_requestReceived");
        Feature.sourceFails = true;

        assertThatThrownBy(() -> journey.run(reference, Steps.ACKNOWLEDGE_RECEIPT))
                .hasRootCauseMessage("the feature cannot tell");

        assertThat(journey.openTasks(reference)).isEmpty();
        assertThat(items.openOf(reference)).isEmpty();
    }

    @Test
    void listsNoTaskThatTheEngineTookBack() {
        CaseReference reference = journey.toSorting();

        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, true));
                    assertThat(items.openOf(reference))
                            .extracting(WorkItem::task)
                            .containsExactly(Steps.DECIDE_IDENTITY);
                    throw new IllegalStateException("the desk fails after the engine");
                }))
                .hasMessage("the desk fails after the engine");

        assertThat(items.openOf(reference)).extracting(WorkItem::task).containsExactly(Steps.SORT_REQUEST);
    }

    @Test
    void givesATaskToWhoClaimsItAndTellsTheEngineAndTheLedger() {
        CaseReference reference = journey.toSorting();
        WorkItem item = open(reference, Steps.SORT_REQUEST);

        WorkItem claimed = items.claim(item.id(), INES);

        assertThat(claimed.assignee()).isEqualTo("ines");
        assertThat(claimed.version()).isEqualTo(1);
        assertThat(journey.task(reference, Steps.SORT_REQUEST).getAssignee()).isEqualTo("ines");
        assertThat(ledger.of(reference)).singleElement().satisfies(act -> {
            assertThat(act.what()).isEqualTo("task.claimed");
            assertThat(act.who()).isEqualTo("ines");
            assertThat(act.facts()).containsEntry("task", Steps.SORT_REQUEST);
        });
    }

    @Test
    void recordsASecondClaimOfTheSamePersonNotAgain() {
        CaseReference reference = journey.toSorting();
        WorkItem item = open(reference, Steps.SORT_REQUEST);
        items.claim(item.id(), INES);

        assertThat(items.claim(item.id(), INES).version()).isEqualTo(1);

        assertThat(ledger.of(reference)).hasSize(1);
    }

    @Test
    void refusesToTakeWhatSomebodyElseHolds() {
        CaseReference reference = journey.toSorting();
        WorkItem item = open(reference, Steps.SORT_REQUEST);
        items.claim(item.id(), INES);

        assertThatThrownBy(() -> items.claim(item.id(), CARLA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("already-claimed"));
        assertThatThrownBy(() -> items.release(item.id(), CARLA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("not-yours"));

        assertThat(open(reference, Steps.SORT_REQUEST).assignee()).isEqualTo("ines");
    }

    @Test
    void letsOneOfTwoWinWhoClaimAtTheSameMoment() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = open(journey.toSorting(), Steps.SORT_REQUEST).id();

            List<String> outcomes = atTheSameMoment(() -> claimed(id, CARLA), () -> claimed(id, CASPER));

            assertThat(outcomes).containsExactlyInAnyOrder("claimed", "already-claimed");
        }
    }

    @Test
    void refusesWhoIsInNoneOfTheGroupsOfATask() {
        WorkItem item = open(journey.toSorting(), Steps.SORT_REQUEST);

        assertThatThrownBy(() -> items.claim(item.id(), ADA))
                .isInstanceOf(NotPermitted.class)
                .hasMessage("Only intake or a caseworker may hold this task.");
        assertThatThrownBy(() -> items.claim(item.id(), person("rita", Role.REPORTER)))
                .isInstanceOf(NotPermitted.class);
        assertThat(items.find(item.id(), CARLA).orElseThrow().unassigned()).isTrue();
    }

    @Test
    void givesATaskBackToItsTeam() {
        CaseReference reference = journey.toSorting();
        WorkItem item = open(reference, Steps.SORT_REQUEST);
        items.claim(item.id(), CARLA);

        WorkItem released = items.release(item.id(), CARLA);

        assertThat(released.unassigned()).isTrue();
        assertThat(journey.task(reference, Steps.SORT_REQUEST).getAssignee()).isNull();
        assertThat(ledger.of(reference)).extracting(RecordedAct::what).containsExactly("task.claimed", "task.released");
    }

    @Test
    void assignsATaskAlsoAwayFromSomebody() {
        CaseReference reference = journey.toSorting();
        WorkItem item = open(reference, Steps.SORT_REQUEST);
        items.claim(item.id(), CARLA);

        WorkItem assigned = items.assign(item.id(), "casper", INES);

        assertThat(assigned.heldBy("casper")).isTrue();
        assertThat(journey.task(reference, Steps.SORT_REQUEST).getAssignee()).isEqualTo("casper");
        assertThat(ledger.of(reference)).last().satisfies(act -> {
            assertThat(act.what()).isEqualTo("task.assigned");
            assertThat(act.facts()).containsEntry("to", "casper");
        });
    }

    @Test
    void assignsNoTaskToWhoCannotDoIt() {
        WorkItem item = open(journey.toSorting(), Steps.SORT_REQUEST);

        assertThatThrownBy(() -> items.assign(item.id(), "ada", INES))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("not-in-group"));
        assertThatThrownBy(() -> items.assign(item.id(), "nobody", INES))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("no-such-member"));
    }

    @Test
    void tellsThatATaskWasDoneMeanwhile() {
        CaseReference reference = journey.toSorting();
        WorkItem item = open(reference, Steps.SORT_REQUEST);
        journey.complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, true));

        assertThatThrownBy(() -> items.claim(item.id(), INES)).isInstanceOf(SomeoneWasFaster.class);
    }

    @Test
    void showsNewFactsOfACaseAfterARefresh() {
        CaseReference reference = journey.toSorting();
        Feature.facts = new WorkItemFacts(
                "Deletion of an account", "Erika Mustermann", "erasure", "gdpr", "de", null, "identity", Set.of());

        items.refresh(reference);

        WorkItem item = open(reference, Steps.SORT_REQUEST);
        assertThat(item.title()).isEqualTo("Deletion of an account");
        assertThat(item.due()).isNull();
        assertThat(item.pausedFor()).isEqualTo("identity");
        assertThat(item.flags()).isEmpty();
        assertThat(item.version()).isEqualTo(1);
    }

    @Test
    void leavesARowAloneWhenNothingHasChanged() {
        CaseReference reference = journey.toSorting();

        items.refresh(reference);

        assertThat(open(reference, Steps.SORT_REQUEST).version()).isZero();
    }

    private String claimed(UUID id, Acting acting) {
        try {
            items.claim(id, acting);
            return "claimed";
        } catch (ActRefused refused) {
            return refused.code();
        }
    }

    private WorkItem open(CaseReference reference, String task) {
        return items.openOf(reference, task).orElseThrow();
    }

    private static List<String> atTheSameMoment(Callable<String> one, Callable<String> other)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            List<Future<String>> outcomes = List.of(one, other).stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            return List.of(outcomes.get(0).get(), outcomes.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Acting person(String account, Role role) {
        return new Acting(account, Set.of(role), "", UUID.randomUUID());
    }
}
