package org.habeas.workflows;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.WorkItemTable.EngineTask;

/**
 * Keeps {@code work_item} equal to the engine's open user tasks, in the engine's own transaction: hung on every user
 * task of every model as it is read, built in, so that no way of ending a task passes it by.
 */
class WorkItemRecorder extends AbstractBpmnParseListener implements TaskListener {

    private final WorkItemTable table;
    private final WorkItemSources sources;

    WorkItemRecorder(WorkItemTable table, WorkItemSources sources) {
        this.table = table;
        this.sources = sources;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        for (String event : List.of(EVENTNAME_CREATE, EVENTNAME_ASSIGNMENT, EVENTNAME_COMPLETE, EVENTNAME_DELETE)) {
            task.addBuiltInTaskListener(event, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> add(task);
            case EVENTNAME_ASSIGNMENT -> table.assign(task.getId(), task.getAssignee());
            default -> table.remove(task.getId());
        }
    }

    private void add(DelegateTask task) {
        CaseReference reference = new CaseReference(task.getExecution().getProcessBusinessKey());
        String step = task.getTaskDefinitionKey();
        table.add(
                new EngineTask(
                        task.getId(),
                        reference,
                        step,
                        task.getName(),
                        task.getAssignee(),
                        groups(task),
                        task.getPriority()),
                sources.facts(reference, step));
    }

    /** From the model, because the engine forgets the order, and the first is the team. */
    private static List<String> groups(DelegateTask task) {
        return task.getBpmnModelElementInstance().getCamundaCandidateGroupsList();
    }
}
