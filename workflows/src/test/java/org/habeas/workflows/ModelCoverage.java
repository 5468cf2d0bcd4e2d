package org.habeas.workflows;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** How much of a model some cases have passed: its nodes and its sequence flows count alike. */
class ModelCoverage {

    private final Set<String> missed = new TreeSet<>();
    private final int all;

    /**
     * @param visited ids of the nodes that were entered
     * @param taken ids of the sequence flows that were taken
     */
    ModelCoverage(String resource, Set<String> visited, Set<String> taken) {
        BpmnModelInstance model =
                Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(resource));
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (!visited.contains(node.getId())) {
                missed.add(node.getId());
            }
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (!isPassed(flow, visited, taken)) {
                missed.add(flow.getId());
            }
        }
        all = model.getModelElementsByType(FlowNode.class).size()
                + model.getModelElementsByType(SequenceFlow.class).size();
    }

    /** Between 0 and 1. */
    double share() {
        return 1 - (double) missed.size() / all;
    }

    Set<String> missed() {
        return missed;
    }

    /** The engine jumps from an event gateway to the event that occurred, without taking the flow between them. */
    private static boolean isPassed(SequenceFlow flow, Set<String> visited, Set<String> taken) {
        if (flow.getSource() instanceof EventBasedGateway) {
            return visited.contains(flow.getSource().getId())
                    && visited.contains(flow.getTarget().getId());
        }
        return taken.contains(flow.getId());
    }
}
