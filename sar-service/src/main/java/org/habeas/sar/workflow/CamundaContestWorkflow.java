package org.habeas.sar.workflow;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.ContestWorkflow;
import org.habeas.workflows.model.ContestModel;
import org.habeas.workflows.model.ContestModel.Messages;
import org.habeas.workflows.model.ContestModel.Steps;
import org.habeas.workflows.model.ContestModel.Timers;
import org.habeas.workflows.model.ContestModel.Variables;
import org.springframework.stereotype.Component;

/** The workflow of a complaint on the engine, found by the request's reference and the complaint's own id. */
@Component
class CamundaContestWorkflow implements ContestWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;

    CamundaContestWorkflow(RuntimeService runtime, TaskService tasks, ManagementService jobs) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    @Override
    public void begin(CaseReference reference, UUID contest) {
        runtime.startProcessInstanceByMessage(
                Messages.RECORDED, reference.value(), Map.of(Variables.CONTEST, contest.toString()));
    }

    @Override
    public void decided(CaseReference reference, UUID contest, Acting acting) {
        complete(reference, contest, Steps.DECIDE, Map.of(), acting);
    }

    @Override
    public void approvalDecided(
            CaseReference reference, UUID contest, boolean approved, boolean byPost, Acting acting) {
        complete(
                reference,
                contest,
                Steps.APPROVE_LETTER,
                Map.of(Variables.APPROVED, approved, Variables.BY_POST, byPost),
                acting);
    }

    @Override
    public void posted(CaseReference reference, UUID contest, Acting acting) {
        complete(reference, contest, Steps.POST_LETTER, Map.of(), acting);
    }

    @Override
    public void letterEnded(CaseReference reference, UUID contest, boolean delivered) {
        runtime.createMessageCorrelation(delivered ? Messages.LETTER_SENT : Messages.LETTER_BACK)
                .processInstanceBusinessKey(reference.value())
                .processInstanceVariableEquals(Variables.CONTEST, contest.toString())
                .correlate();
    }

    /** One whose steps before the timer are still to be done reads the dates when it gets there. */
    @Override
    public void datesChanged(CaseReference reference) {
        runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(ContestModel.KEY)
                .processInstanceBusinessKey(reference.value())
                .list()
                .stream()
                .flatMap(
                        instance -> jobs
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(Timers.NEXT_WARNING)
                                .list()
                                .stream())
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
    }

    @Override
    public void end(CaseReference reference, UUID contest) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(ContestModel.KEY)
                .processInstanceBusinessKey(reference.value())
                .variableValueEquals(Variables.CONTEST, contest.toString())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "nothing more is to be done"));
    }

    private void complete(
            CaseReference reference, UUID contest, String step, Map<String, Object> flags, Acting acting) {
        List<Task> open = tasks.createTaskQuery()
                .processDefinitionKey(ContestModel.KEY)
                .processInstanceBusinessKey(reference.value())
                .processVariableValueEquals(Variables.CONTEST, contest.toString())
                .taskDefinitionKey(step)
                .active()
                .list();
        if (open.isEmpty()) {
            throw new ActRefused("task-not-open", "It is not at this step any more, or not yet.");
        }
        String holder = open.get(0).getAssignee();
        if (holder != null && !holder.equals(acting.who())) {
            throw new ActRefused(
                    "task-held", holder + " holds this task. Ask them to release it, or assign it to yourself.");
        }
        tasks.complete(open.get(0).getId(), flags);
    }
}
