package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.IdentityOutcomes;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Timers;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * The names class and the model say the same, and neither loses a name once published: cases that run on an older
 * version of the model still call it.
 */
class ModelNamesTests {

    private static final Pattern FLAG = Pattern.compile("\\$\\{!?([a-z][A-Za-z]*)");
    private static final Pattern VALUE = Pattern.compile("'([^']*)'");
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z][A-Za-z]*)[.}]");

    private final BpmnModelInstance model =
            Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(SubjectRequestModel.RESOURCE));

    @Test
    void namesTheWorkflow() {
        assertThat(ids(Process.class)).containsExactly(SubjectRequestModel.KEY);
    }

    @Test
    void namesEveryStep() {
        assertThat(constants(Steps.class)).isEqualTo(ids(Task.class));
    }

    @Test
    void namesEveryTimer() {
        assertThat(constants(Timers.class))
                .isEqualTo(model.getModelElementsByType(IntermediateCatchEvent.class).stream()
                        .filter(event -> event.getEventDefinitions().iterator().next() instanceof TimerEventDefinition)
                        .map(IntermediateCatchEvent::getId)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void namesEveryMessage() {
        assertThat(constants(Messages.class))
                .isEqualTo(model.getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void namesEveryFlagAndValue() {
        List<String> conditions = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .map(flow -> flow.getConditionExpression().getTextContent())
                .toList();

        assertThat(constants(Variables.class)).isEqualTo(found(FLAG, conditions));
        assertThat(constants(IdentityOutcomes.class)).isEqualTo(found(VALUE, conditions));
    }

    @Test
    void namesEveryBean() {
        Stream<String> delegates =
                model.getModelElementsByType(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression);
        Stream<String> questions = model.getModelElementsByType(TimerEventDefinition.class).stream()
                .map(timer -> timer.getTimeDate().getTextContent());

        assertThat(constants(Beans.class))
                .isEqualTo(found(BEAN, Stream.concat(delegates, questions).toList()));
    }

    @Test
    void keepsEveryNameThatWasEverPublished() throws IOException {
        Set<String> published = new ClassPathResource("published-names.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> now = new TreeSet<>(Set.of("workflow " + SubjectRequestModel.KEY));
        ids(FlowNode.class).forEach(id -> now.add("element " + id));
        constants(Messages.class).forEach(name -> now.add("message " + name));
        constants(Variables.class).forEach(name -> now.add("flag " + name));
        constants(IdentityOutcomes.class).forEach(name -> now.add("value " + name));
        constants(Beans.class).forEach(name -> now.add("bean " + name));

        assertThat(now)
                .as("a published name may not go away; a new one is added to published-names.txt")
                .isEqualTo(published);
    }

    private static Set<String> constants(Class<?> names) {
        assertThat(Modifier.isFinal(names.getModifiers())).isTrue();
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

    private <T extends org.camunda.bpm.model.bpmn.instance.BaseElement> Set<String> ids(Class<T> type) {
        return model.getModelElementsByType(type).stream()
                .map(element -> element.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, Collection<String> expressions) {
        return expressions.stream()
                .map(pattern::matcher)
                .flatMap(Matcher::results)
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
