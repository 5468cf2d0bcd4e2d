package org.habeas.workflows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.habeas.workflows.WorkflowStep.State;

/**
 * The tasks of a model as a person walks them: the main way in the order the model names them, side steps where they
 * stand. Another model that it calls is one step.
 *
 * <p>A task is a side step when it lies in an event sub-process or carries the extension property {@code side}.
 */
class StepOrder {

    private final List<Activity> tasks = new ArrayList<>();

    StepOrder(BpmnModelInstance model) {
        for (Process workflow : model.getModelElementsByType(Process.class)) {
            collect(workflow.getFlowElements());
        }
    }

    List<WorkflowStep> steps(Set<String> visited, Set<String> active, boolean ended) {
        int here = Math.max(lastHere(active), lastBehind(visited, active));
        List<WorkflowStep> steps = new ArrayList<>();
        for (int index = 0; index < tasks.size(); index++) {
            Activity task = tasks.get(index);
            boolean done = visited.contains(task.getId());
            if (isHere(task, active)) {
                steps.add(step(task, State.HERE));
            } else if (!ended && !side(task) && index > here) {
                steps.add(step(task, State.AHEAD));
            } else if (done) {
                steps.add(step(task, State.DONE));
            }
        }
        return steps;
    }

    /** Position of the farthest step of the main way where the case is. */
    private int lastHere(Set<String> active) {
        int here = -1;
        for (int index = 0; index < tasks.size(); index++) {
            if (!side(tasks.get(index)) && isHere(tasks.get(index), active)) {
                here = index;
            }
        }
        return here;
    }

    /** Where a case waits between two steps, for a date or a word, all that it has visited is behind it. */
    private int lastBehind(Set<String> visited, Set<String> active) {
        if (lastHere(active) >= 0) {
            return -1;
        }
        int behind = -1;
        for (int index = 0; index < tasks.size(); index++) {
            if (!side(tasks.get(index)) && visited.contains(tasks.get(index).getId())) {
                behind = index;
            }
        }
        return behind;
    }

    /** A case is at a step also while it waits, at the event gateway behind, for what the step asked for. */
    private static boolean isHere(Activity task, Set<String> active) {
        if (active.contains(task.getId())) {
            return true;
        }
        return !side(task)
                && task.getSucceedingNodes().list().stream()
                        .filter(EventBasedGateway.class::isInstance)
                        .map(FlowNode::getId)
                        .anyMatch(active::contains);
    }

    private static boolean side(Activity task) {
        if (task.getParentElement() instanceof SubProcess within && within.triggeredByEvent()) {
            return true;
        }
        return task.getExtensionElements() != null
                && task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .anyMatch(property -> "side".equals(property.getCamundaName()));
    }

    private static WorkflowStep step(Activity task, State state) {
        return new WorkflowStep(task.getId(), task.getName(), state);
    }

    private void collect(Collection<?> elements) {
        for (Object element : elements) {
            if (element instanceof Task || element instanceof CallActivity) {
                tasks.add((Activity) element);
            } else if (element instanceof SubProcess within) {
                collect(within.getFlowElements());
            }
        }
    }
}
