package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.habeas.workflows.model.LegalProcessModel;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The names class and the two models say the same, and neither loses a name once published. */
class LegalProcessModelNamesTests {

    private static final Pattern FLAG = Pattern.compile("\\$\\{!?([a-z][A-Za-z]*)");

    private final List<BpmnModelInstance> models = Stream.of(
                    LegalProcessModel.RESOURCE, LegalProcessModel.PRODUCTION_RESOURCE)
            .map(resource ->
                    Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(resource)))
            .toList();

    @Test
    void namesEveryStepMessageAndFlag() {
        assertThat(constants(LegalProcessModel.Steps.class)).isEqualTo(ids(Task.class));
        assertThat(constants(LegalProcessModel.Messages.class))
                .isEqualTo(models.stream()
                        .flatMap(model -> model.getModelElementsByType(Message.class).stream())
                        .map(Message::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(constants(LegalProcessModel.Variables.class)).isEqualTo(flags());
    }

    @Test
    void keepsEveryNameThatWasEverPublished() throws IOException {
        Set<String> published = new ClassPathResource("published-names-legal.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> now = new TreeSet<>();
        ids(FlowNode.class).forEach(id -> now.add("element " + id));
        constants(LegalProcessModel.Messages.class).forEach(name -> now.add("message " + name));
        constants(LegalProcessModel.Variables.class).forEach(name -> now.add("flag " + name));
        constants(LegalProcessModel.Beans.class).forEach(name -> now.add("bean " + name));

        assertThat(now)
                .as("a published name may not go away; a new one is added to published-names-legal.txt")
                .isEqualTo(published);
    }

    private Set<String> flags() {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(SequenceFlow.class).stream())
                .filter(flow -> flow.getConditionExpression() != null)
                .flatMap(flow -> FLAG.matcher(flow.getConditionExpression().getTextContent())
                        .results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private <T extends BaseElement> Set<String> ids(Class<T> type) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .map(BaseElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(Class<?> names) {
        return Arrays.stream(names.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
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
