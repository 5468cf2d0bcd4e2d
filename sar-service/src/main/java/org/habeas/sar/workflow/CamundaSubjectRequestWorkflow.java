package org.habeas.sar.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.IdentityDecision;
import org.habeas.sar.SubjectRequestWorkflow;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.SubjectRequestModel.IdentityOutcomes;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Timers;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.springframework.stereotype.Component;

/** The workflow of a request on the engine, which learns nothing but the reference and flat flags. */
@Component
class CamundaSubjectRequestWorkflow implements SubjectRequestWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;

    CamundaSubjectRequestWorkflow(RuntimeService runtime, TaskService tasks, ManagementService jobs) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    @Override
    public void begin(CaseReference reference) {
        runtime.startProcessInstanceByMessage(Messages.RECEIVED, reference.value());
    }

    @Override
    public void done(CaseReference reference, Step step, Acting acting) {
        List<Task> open = heldBy(reference, task(step), acting);
        if (step == Step.READ_REPLY) {
            // one reading covers every reply that came meanwhile
            open.forEach(task -> tasks.complete(task.getId()));
        } else {
            tasks.complete(open.get(0).getId());
        }
    }

    @Override
    public void identityDecided(CaseReference reference, IdentityDecision decision, Acting acting) {
        String outcome =
                switch (decision.kind()) {
                    case ACCEPT -> IdentityOutcomes.ACCEPTED;
                    case ASK -> IdentityOutcomes.ASK;
                    case NOT_PROVEN -> IdentityOutcomes.NOT_PROVEN;
                };
        complete(reference, Steps.DECIDE_IDENTITY, Map.of(Variables.IDENTITY_OUTCOME, outcome), acting);
    }

    @Override
    public void identityAsked(CaseReference reference) {
        runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(SubjectRequestModel.KEY)
                .processInstanceBusinessKey(reference.value())
                .list()
                .stream()
                .flatMap(instance -> jobs
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(Timers.IDENTITY_REMINDER)
                        .list()
                        .stream())
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
    }

    @Override
    public void end(CaseReference reference) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(SubjectRequestModel.KEY)
                .processInstanceBusinessKey(reference.value())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "nothing more is to be done"));
    }

    @Override
    public void sorted(CaseReference reference, boolean isRequest, Acting acting) {
        complete(reference, Steps.SORT_REQUEST, Map.of(Variables.IS_REQUEST, isRequest), acting);
    }

    @Override
    public void approvalDecided(CaseReference reference, boolean approved, boolean byPost, Acting acting) {
        complete(
                reference,
                Steps.APPROVE_ANSWER,
                Map.of(Variables.APPROVED, approved, Variables.BY_POST, byPost),
                acting);
    }

    @Override
    public void approvalOvertaken(CaseReference reference) {
        open(reference, Steps.APPROVE_ANSWER)
                .forEach(task ->
                        tasks.complete(task.getId(), Map.of(Variables.APPROVED, false, Variables.BY_POST, false)));
    }

    @Override
    public void letterDecided(CaseReference reference, boolean approved, Acting acting) {
        complete(reference, Steps.APPROVE_LETTER, Map.of(Variables.LETTER_APPROVED, approved), acting);
    }

    @Override
    public void letterPosted(CaseReference reference, Acting acting) {
        if (!open(reference, Steps.POST_LETTER).isEmpty()) {
            complete(reference, Steps.POST_LETTER, Map.of(), acting);
        }
    }

    @Override
    public void letterOvertaken(CaseReference reference) {
        open(reference, Steps.APPROVE_LETTER)
                .forEach(task -> tasks.complete(task.getId(), Map.of(Variables.LETTER_APPROVED, false)));
    }

    @Override
    public void sortingCorrected(CaseReference reference, boolean identityAgain) {
        Execution open = waiting(reference, Messages.SORTING_CORRECTED)
                .orElseThrow(() -> new IllegalStateException("no step of " + reference + " can be gone back from"));
        runtime.messageEventReceived(
                Messages.SORTING_CORRECTED, open.getId(), Map.of(Variables.IDENTITY_AGAIN, identityAgain));
    }

    @Override
    public boolean tell(CaseReference reference, News news) {
        String message = message(news);
        Optional<Execution> waiting = waiting(reference, message);
        waiting.ifPresent(execution -> runtime.messageEventReceived(message, execution.getId()));
        return waiting.isPresent();
    }

    private Optional<Execution> waiting(CaseReference reference, String message) {
        return runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(reference.value())
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .findFirst();
    }

    private void complete(CaseReference reference, String task, Map<String, Object> flags, Acting acting) {
        tasks.complete(heldBy(reference, task, acting).get(0).getId(), flags);
    }

    private List<Task> heldBy(CaseReference reference, String task, Acting acting) {
        List<Task> open = open(reference, task);
        if (open.isEmpty()) {
            throw new ActRefused("task-not-open", "The case is not at this step any more, or not yet.");
        }
        String holder = open.get(0).getAssignee();
        if (holder != null && !holder.equals(acting.who())) {
            throw new ActRefused(
                    "task-held", holder + " holds this task. Ask them to release it, or assign it to yourself.");
        }
        return open;
    }

    private List<Task> open(CaseReference reference, String task) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(task)
                .active()
                .list();
    }

    private static String task(Step step) {
        return switch (step) {
            case COLLECT -> Steps.COLLECT_DATA;
            case DRAFT -> Steps.DRAFT_ANSWER;
            case POST -> Steps.POST_ANSWER;
            case READ_REPLY -> Steps.READ_REPLY;
        };
    }

    private static String message(News news) {
        return switch (news) {
            case IDENTITY_ANSWERED -> Messages.IDENTITY_ANSWERED;
            case REQUESTER_REPLIED -> Messages.REQUESTER_REPLIED;
            case ANSWER_SENT -> Messages.ANSWER_SENT;
            case ANSWER_WITHDRAWN -> Messages.ANSWER_WITHDRAWN;
            case LETTER_SUBMITTED -> Messages.LETTER_SUBMITTED;
            case LETTER_TO_POST -> Messages.LETTER_TO_POST;
            case LETTER_NOT_POSTED -> Messages.LETTER_NOT_POSTED;
            case CLOCK_CHANGED -> Messages.CLOCK_CHANGED;
        };
    }
}
