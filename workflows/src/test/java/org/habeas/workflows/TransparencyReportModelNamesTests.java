package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.habeas.workflows.model.TransparencyReportModel;
import org.junit.jupiter.api.Test;

/** The names class and the model of a transparency report say the same. */
class TransparencyReportModelNamesTests {

    private final BpmnModelInstance model =
            Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(TransparencyReportModel.RESOURCE));
    private final String text = Bpmn.convertToString(model);

    @Test
    void namesTheWorkflowItsStepsAndItsMessages() {
        assertThat(ids(Process.class)).containsExactly(TransparencyReportModel.KEY);
        assertThat(constants(TransparencyReportModel.Steps.class)).isEqualTo(ids(Task.class));
        assertThat(constants(TransparencyReportModel.Messages.class))
                .isEqualTo(model.getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void namesEveryFlagAndBean() {
        assertThat(constants(TransparencyReportModel.Variables.class)).isEqualTo(found(">\\$\\{!?([a-z]+)}"));
        assertThat(constants(TransparencyReportModel.Beans.class))
                .isEqualTo(found("\\$\\{(transparency[A-Za-z]+)[.}]"));
        assertThat(constants(TransparencyReportModel.Timers.class)).isEqualTo(found("id=\"(timer_[A-Za-z]+)\""));
    }

    private Set<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private <T extends BaseElement> Set<String> ids(Class<T> type) {
        return model.getModelElementsByType(type).stream()
                .map(BaseElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(Class<?> names) {
        return Arrays.stream(names.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException hidden) {
                        throw new AssertionError(hidden);
                    }
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
