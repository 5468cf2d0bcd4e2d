package org.habeas.workflows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** All ways through a model, no flow taken more than a given number of times; a node can be taken out to see what it guards. */
class ModelPaths {

    private final Map<String, List<Step>> next = new LinkedHashMap<>();

    ModelPaths(String resource) {
        BpmnModelInstance model =
                Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(resource));
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            List<Step> steps = new ArrayList<>();
            for (SequenceFlow flow : node.getOutgoing()) {
                steps.add(new Step(flow.getId(), flow.getTarget().getId()));
            }
            next.put(node.getId(), steps);
        }
    }

    private ModelPaths(Map<String, List<Step>> next) {
        this.next.putAll(next);
    }

    /** The same model with one node passed by: whatever led to it leads to all that follows it. */
    ModelPaths without(String removed) {
        List<Step> after = next.getOrDefault(removed, List.of());
        Map<String, List<Step>> rest = new LinkedHashMap<>();
        next.forEach((node, steps) -> {
            if (!node.equals(removed)) {
                List<Step> led = new ArrayList<>();
                steps.forEach(step -> {
                    if (step.to().equals(removed)) {
                        after.forEach(one -> led.add(new Step(step.flow(), one.to())));
                    } else {
                        led.add(step);
                    }
                });
                rest.put(node, led);
            }
        });
        return new ModelPaths(rest);
    }

    /**
     * Walks every path from a node to where the model ends.
     *
     * @param most how often one node may be passed
     * @param path given the flows and nodes in order, each time a node is reached
     * @return how many paths there are
     */
    long each(String from, int most, Consumer<List<String>> path) {
        return walk(from, most, new ArrayList<>(List.of(from)), new HashMap<>(Map.of(from, 1)), path);
    }

    private long walk(
            String at, int most, List<String> path, Map<String, Integer> passed, Consumer<List<String>> watcher) {
        watcher.accept(path);
        long paths = 0;
        boolean end = true;
        for (Step step : next.getOrDefault(at, List.of())) {
            int before = passed.getOrDefault(step.to(), 0);
            if (before >= most) {
                continue;
            }
            end = false;
            passed.put(step.to(), before + 1);
            path.add(step.flow());
            path.add(step.to());
            paths += walk(step.to(), most, path, passed, watcher);
            path.remove(path.size() - 1);
            path.remove(path.size() - 1);
            passed.put(step.to(), before);
        }
        return end ? 1 : paths;
    }

    private record Step(String flow, String to) {}
}
