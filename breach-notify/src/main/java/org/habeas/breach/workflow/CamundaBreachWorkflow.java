package org.habeas.breach.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.habeas.breach.BreachWorkflow;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel.Decisions;
import org.habeas.workflows.model.BreachModel.Messages;
import org.habeas.workflows.model.BreachModel.Notices;
import org.habeas.workflows.model.BreachModel.Steps;
import org.habeas.workflows.model.BreachModel.Variables;
import org.springframework.stereotype.Component;

/** The workflow of a breach on the engine, which learns nothing but the reference and flat flags. */
@Component
class CamundaBreachWorkflow implements BreachWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;

    CamundaBreachWorkflow(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void begin(CaseReference reference) {
        runtime.startProcessInstanceByMessage(Messages.OPENED, reference.value());
    }

    @Override
    public void done(CaseReference reference, Step step, Acting acting) {
        List<Task> open = heldBy(reference, task(step), acting);
        if (step == Step.READ_MAIL) {
            // one reading covers every mail that came meanwhile
            open.forEach(task -> tasks.complete(task.getId()));
        } else {
            tasks.complete(open.get(0).getId());
        }
    }

    @Override
    public void awarenessStated(CaseReference reference) {
        open(reference, Steps.STATE_INSTANTS).forEach(task -> tasks.complete(task.getId()));
    }

    @Override
    public void decided(CaseReference reference, Decision decision, Acting acting) {
        String flag =
                switch (decision) {
                    case NOTIFY -> Decisions.NOTIFY;
                    case UNDETERMINED -> Decisions.UNDETERMINED;
                    case NOBODY -> Decisions.NOBODY;
                };
        complete(reference, Steps.DECIDE_NOTIFICATION, Map.of(Variables.DECISION, flag), acting);
    }

    @Override
    public void noticePrepared(CaseReference reference, boolean send, Acting acting) {
        String flag = send ? Notices.SEND : Notices.NONE;
        complete(reference, Steps.PREPARE_NOTICE, Map.of(Variables.NOTICE, flag), acting);
    }

    @Override
    public void approvalDecided(CaseReference reference, boolean approved, Acting acting) {
        complete(reference, Steps.APPROVE_NOTICE, Map.of(Variables.APPROVED, approved), acting);
    }

    @Override
    public void approvalOvertaken(CaseReference reference) {
        open(reference, Steps.APPROVE_NOTICE)
                .forEach(task -> tasks.complete(task.getId(), Map.of(Variables.APPROVED, false)));
    }

    @Override
    public void releaseOvertaken(CaseReference reference) {
        open(reference, Steps.FOLLOW_RECIPIENTS)
                .forEach(task -> tasks.complete(task.getId(), Map.of(Variables.ANOTHER, true)));
    }

    @Override
    public void followed(CaseReference reference, boolean another, Acting acting) {
        complete(reference, Steps.FOLLOW_RECIPIENTS, Map.of(Variables.ANOTHER, another), acting);
    }

    @Override
    public void recorded(CaseReference reference, boolean complete, Acting acting) {
        complete(reference, Steps.COMPLETE_RECORD, Map.of(Variables.COMPLETE, complete), acting);
    }

    @Override
    public boolean tell(CaseReference reference, News news) {
        String message =
                switch (news) {
                    case CLOCK_CHANGED -> Messages.CLOCK_CHANGED;
                    case MAIL_JOINED -> Messages.MAIL_JOINED;
                    case REPORTED -> Messages.REPORTED;
                };
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(reference.value())
                .messageEventSubscriptionName(message)
                .list();
        waiting.stream().findFirst().ifPresent(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }

    private void complete(CaseReference reference, String task, Map<String, Object> flags, Acting acting) {
        tasks.complete(heldBy(reference, task, acting).get(0).getId(), flags);
    }

    private List<Task> heldBy(CaseReference reference, String task, Acting acting) {
        List<Task> open = open(reference, task);
        if (open.isEmpty()) {
            throw new ActRefused("task-not-open", "The incident is not at this step any more, or not yet.");
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
            case ASSESS -> Steps.ASSESS_BREACH;
            case FIND_OUT -> Steps.FIND_OUT;
            case FILE -> Steps.FILE_WITH_AUTHORITY;
            case READ_MAIL -> Steps.READ_MAIL;
            case STATE_INSTANTS -> Steps.STATE_INSTANTS;
        };
    }
}
