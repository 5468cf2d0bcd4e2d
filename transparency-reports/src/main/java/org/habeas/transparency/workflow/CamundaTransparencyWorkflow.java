package org.habeas.transparency.workflow;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.transparency.TransparencyWorkflow;
import org.habeas.workflows.model.TransparencyReportModel.Messages;
import org.habeas.workflows.model.TransparencyReportModel.Steps;
import org.habeas.workflows.model.TransparencyReportModel.Variables;
import org.springframework.stereotype.Component;

/** The workflow of a report on the engine, which learns nothing but the reference and flat flags. */
@Component
class CamundaTransparencyWorkflow implements TransparencyWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;

    CamundaTransparencyWorkflow(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void begin(CaseReference reference) {
        runtime.startProcessInstanceByMessage(Messages.ORDERED, reference.value());
    }

    @Override
    public void drafted(CaseReference reference, Acting acting) {
        complete(reference, Steps.DRAFT_REPORT, Map.of(), acting);
    }

    @Override
    public void reviewed(CaseReference reference, boolean passed, Acting acting) {
        complete(reference, Steps.REVIEW_REPORT, Map.of(Variables.REVIEWED, passed), acting);
    }

    @Override
    public void attested(CaseReference reference, Acting acting) {
        complete(reference, Steps.ATTEST_STATEMENTS, Map.of(), acting);
    }

    @Override
    public void approvalDecided(CaseReference reference, boolean approved, Acting acting) {
        complete(reference, Steps.APPROVE_REPORT, Map.of(Variables.APPROVED, approved), acting);
    }

    private void complete(CaseReference reference, String step, Map<String, Object> flags, Acting acting) {
        Task task = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(step)
                .active()
                .list()
                .stream()
                .findFirst()
                .orElseThrow(
                        () -> new ActRefused("task-not-open", "The case is not at this step any more, or not yet."));
        String holder = task.getAssignee();
        if (holder != null && !holder.equals(acting.who())) {
            throw new ActRefused(
                    "task-held", holder + " holds this task. Ask them to release it, or assign it to yourself.");
        }
        tasks.complete(task.getId(), flags);
    }
}
