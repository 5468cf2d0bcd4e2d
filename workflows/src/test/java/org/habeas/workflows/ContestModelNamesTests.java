package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.habeas.workflows.model.ContestModel;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The names class and the model of a complaint say the same, and neither loses a name once published. */
class ContestModelNamesTests {

    private final BpmnModelInstance model =
            Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(ContestModel.RESOURCE));
    private final String text = Bpmn.convertToString(model);

    @Test
    void namesTheWorkflowItsStepsItsMessagesAndItsTimer() {
        assertThat(ids(Process.class)).containsExactly(ContestModel.KEY);
        assertThat(constants(ContestModel.Steps.class)).isEqualTo(ids(Task.class));
        assertThat(constants(ContestModel.Messages.class))
                .isEqualTo(model.getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(constants(ContestModel.Timers.class)).isEqualTo(found("id=\"(timer_[A-Za-z]+)\""));
    }

    @Test
    void namesEveryFlagAndBeanAndTheIdItIsStartedWith() {
        Set<String> flags = found(">\\$\\{!?([A-Za-z]+)}");
        flags.add(ContestModel.Variables.CONTEST);

        assertThat(constants(ContestModel.Variables.class)).isEqualTo(flags);
        assertThat(constants(ContestModel.Beans.class)).isEqualTo(found("\\$\\{(sar[A-Za-z]+)[.}]"));
    }

    @Test
    void keepsEveryNameThatWasEverPublished() throws IOException {
        Set<String> published = new ClassPathResource("published-names-contest.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> now = new TreeSet<>(Set.of("workflow " + ContestModel.KEY));
        ids(FlowNode.class).forEach(id -> now.add("element " + id));
        constants(ContestModel.Messages.class).forEach(name -> now.add("message " + name));
        constants(ContestModel.Variables.class).forEach(name -> now.add("flag " + name));
        constants(ContestModel.Beans.class).forEach(name -> now.add("bean " + name));

        assertThat(now)
                .as("a published name may not go away; a new one is added to published-names-contest.txt")
                .isEqualTo(published);
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
