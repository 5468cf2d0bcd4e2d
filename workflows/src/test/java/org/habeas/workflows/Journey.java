package org.habeas.workflows;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.SubjectRequestModel.IdentityOutcomes;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.springframework.stereotype.Component;

/** Moves a subject's request along its workflow as a feature, people and the job executor would. */
@Component
class Journey {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;

    Journey(RuntimeService runtime, TaskService tasks, ManagementService management, HistoryService history) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.history = history;
    }

    static CaseReference nextReference() {
        return new CaseReference(String.format(Locale.ROOT, "SAR-2026-%06d", NUMBER.incrementAndGet()));
    }

    CaseReference received() {
        CaseReference reference = nextReference();
        start(reference);
        return reference;
    }

    CaseReference toSorting() {
        CaseReference reference = received();
        run(reference, "startEvent_requestReceived");
        run(reference, Steps.ACKNOWLEDGE_RECEIPT);
        return reference;
    }

    CaseReference toIdentity() {
        CaseReference reference = toSorting();
        complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, true));
        return reference;
    }

    CaseReference toApproval() {
        CaseReference reference = toIdentity();
        complete(reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, IdentityOutcomes.ACCEPTED));
        complete(reference, Steps.COLLECT_DATA, Map.of());
        complete(reference, Steps.DRAFT_ANSWER, Map.of());
        return reference;
    }

    void start(CaseReference reference) {
        runtime.startProcessInstanceByMessage(Messages.RECEIVED, reference.value());
    }

    void run(CaseReference reference, String activity) {
        management.executeJob(job(reference, activity).getId());
    }

    void complete(CaseReference reference, String task, Map<String, Object> flags) {
        tasks.complete(task(reference, task).getId(), flags);
    }

    /** Completes one of several tasks of a step. */
    void completeFirst(CaseReference reference, String step) {
        tasks.complete(tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(step)
                .list()
                .get(0)
                .getId());
    }

    /** Until somebody collects, drafts or approves. */
    CaseReference to(String step) {
        CaseReference reference = toIdentity();
        complete(reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, IdentityOutcomes.ACCEPTED));
        for (String before : List.of(Steps.COLLECT_DATA, Steps.DRAFT_ANSWER)) {
            if (before.equals(step)) {
                break;
            }
            complete(reference, before, Map.of());
        }
        return reference;
    }

    void correlate(CaseReference reference, String message) {
        correlate(reference, message, Map.of());
    }

    void correlate(CaseReference reference, String message, Map<String, Object> flags) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(reference.value())
                .setVariables(flags)
                .correlateWithResult();
    }

    Date dueOf(CaseReference reference, String timer) {
        return job(reference, timer).getDuedate();
    }

    List<String> openTasks(CaseReference reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    Task task(CaseReference reference, String task) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(task)
                .singleResult();
    }

    List<Job> jobs(CaseReference reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .toList();
    }

    boolean ended(CaseReference reference) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value())
                        .finished()
                        .count()
                == 1;
    }

    boolean exists(CaseReference reference) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value())
                        .count()
                == 1;
    }

    Job job(CaseReference reference, String activity) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(activity)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no job at " + activity));
    }
}
