package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.habeas.workflows.Models.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model can be shown as it is, for the page that says where a case is. */
class ModelDiagramTests {

    static List<Model> models() {
        return Models.all().toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsEveryElement(Model model) {
        Set<String> drawn = new TreeSet<>();
        model.bpmn()
                .getModelElementsByType(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        model.bpmn().getModelElementsByType(BpmnEdge.class).forEach(edge -> {
            drawn.add(edge.getBpmnElement().getId());
            assertThat(edge.getWaypoints()).hasSizeGreaterThanOrEqualTo(2);
        });

        assertThat(drawn)
                .isEqualTo(model.bpmn().getModelElementsByType(FlowElement.class).stream()
                        .map(FlowElement::getId)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsNoElementOverAnother(Model model) {
        List<BpmnShape> shapes = model.bpmn().getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess))
                .toList();
        for (BpmnShape one : shapes) {
            assertThat(shapes)
                    .filteredOn(other -> other != one && !sitsOn(one, other) && !sitsOn(other, one))
                    .noneMatch(other -> overlap(one, other));
        }
    }

    /** An event on the edge of its task is drawn over it, as the standard wants. */
    private static boolean sitsOn(BpmnShape event, BpmnShape task) {
        return event.getBpmnElement() instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(task.getBpmnElement());
    }

    private static boolean overlap(BpmnShape one, BpmnShape other) {
        var a = one.getBounds();
        var b = other.getBounds();
        return a.getX() < b.getX() + b.getWidth()
                && b.getX() < a.getX() + a.getWidth()
                && a.getY() < b.getY() + b.getHeight()
                && b.getY() < a.getY() + a.getHeight();
    }
}
