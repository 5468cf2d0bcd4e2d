package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.habeas.casework.Role;
import org.habeas.workflows.Models.Model;
import org.habeas.workflows.model.BreachModel;
import org.habeas.workflows.model.ContestModel;
import org.habeas.workflows.model.LegalProcessModel;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model keeps to, so that people and migrations can rely on it. */
class ModelConventionTests {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z]*_[a-z][a-zA-Z]*");
    private static final Pattern GENERATED = Pattern.compile(".*_[0-9][a-z0-9]{6}");
    private static final Pattern CONDITION =
            Pattern.compile("\\$\\{(?:!?([a-z][A-Za-z]*)|([a-z][A-Za-z]*) == '[a-zA-Z]+')}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{[a-z][A-Za-z]*}");
    private static final Pattern QUESTION =
            Pattern.compile("\\$\\{[a-z][A-Za-z]*\\.[a-z][A-Za-z]*\\(execution\\.processBusinessKey\\)}");
    private static final int MOST_TASKS = 15;

    /** Steps that reach outside Habeas, in every model; a new one is added here with its model. */
    private static final Set<String> EFFECTS = Set.of(
            Steps.ACKNOWLEDGE_RECEIPT,
            Steps.ASK_IDENTITY,
            Steps.RELEASE_ANSWER,
            Steps.RELEASE_LETTER,
            ContestModel.Steps.ACKNOWLEDGE,
            ContestModel.Steps.RELEASE_LETTER,
            BreachModel.Steps.RELEASE_NOTICE,
            LegalProcessModel.Steps.FILE_DOCUMENT,
            LegalProcessModel.Steps.WRITE_REQUESTER,
            LegalProcessModel.Steps.ANSWER_REQUESTER,
            LegalProcessModel.Steps.PRODUCE);

    static List<Model> models() {
        return Models.all().toList();
    }

    @Test
    void findsTheModels() {
        assertThat(models()).extracting(Model::file).contains("subject-request.bpmn");
    }

    @ParameterizedTest
    @MethodSource("models")
    void isValidBpmn(Model model) {
        Bpmn.validateModel(model.bpmn());
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesEveryElementByKindAndMeaning(Model model) {
        List<String> ids = model.bpmn().getModelElementsByType(BaseElement.class).stream()
                .filter(element -> !(element instanceof Process))
                .map(BaseElement::getId)
                .filter(id -> id != null)
                .toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allSatisfy(id -> assertThat(
                        id.replaceFirst("^(shape|edge)_", ""))
                .matches(ID)
                .doesNotMatch(GENERATED));
        assertThat(model.bpmn().getModelElementsByType(FlowElement.class))
                .allSatisfy(element -> assertThat(element.getId()).startsWith(kind(element) + "_"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsTasksEventsQuestionsAndAnswers(Model model) {
        assertThat(all(model, Task.class)).allSatisfy(task -> assertThat(task.getName())
                .as("verb and object of %s", task.getId())
                .matches("[A-Z][a-z]+ .+[^?.]"));
        assertThat(all(model, EndEvent.class))
                .allSatisfy(event -> assertThat(event.getName()).isNotBlank());
        assertThat(all(model, CatchEvent.class))
                .allSatisfy(event -> assertThat(event.getName()).isNotBlank());
        assertThat(all(model, Gateway.class))
                .filteredOn(ModelConventionTests::asks)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName())
                            .as("question of %s", gateway.getId())
                            .endsWith("?");
                    if (gateway instanceof ExclusiveGateway) {
                        assertThat(gateway.getOutgoing()).allSatisfy(answer -> assertThat(answer.getName())
                                .as("answer %s", answer.getId())
                                .isNotBlank());
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void callsOnlyBeansByName(Model model) {
        assertThat(all(model, ScriptTask.class)).isEmpty();
        assertThat(all(model, ServiceTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaDelegateExpression()).matches(BEAN);
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaExpression()).isNull();
            assertThat(task.getCamundaType()).isNull();
        });
        assertThat(Bpmn.convertToString(model.bpmn()))
                .doesNotContain(
                        "camunda:class", "camunda:script", "camunda:connector", "Listener", "java.", "org.habeas.");
    }

    @ParameterizedTest
    @MethodSource("models")
    void commitsBeforeEveryEffectAndRetriesIt(Model model) {
        assertThat(all(model, ServiceTask.class))
                .filteredOn(task -> EFFECTS.contains(task.getId()))
                .allSatisfy(task -> {
                    assertThat(task.isCamundaAsyncBefore())
                            .as("async before %s", task.getId())
                            .isTrue();
                    assertThat(extension(task, "failedJobRetryTimeCycle")).isEqualTo("R5/PT10M");
                });
    }

    @Test
    void knowsEveryEffectFromAModel() {
        Set<String> tasks = models().stream()
                .flatMap(model -> all(model, ServiceTask.class).stream())
                .map(ServiceTask::getId)
                .collect(Collectors.toSet());

        assertThat(tasks).containsAll(EFFECTS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void commitsIntakeBeforeTheWorkflowMovesOn(Model model) {
        assertThat(all(model, StartEvent.class))
                .filteredOn(start -> start.getParentElement() instanceof Process)
                .isNotEmpty()
                .allSatisfy(start -> assertThat(start.isCamundaAsyncAfter()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void staysSmallEnoughToRead(Model model) {
        assertThat(all(model, Task.class)).hasSizeBetween(1, MOST_TASKS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void tellsItsLegalBasisAndHowLongHistoryIsKept(Model model) {
        assertThat(all(model, Process.class)).hasSize(1).allSatisfy(workflow -> {
            assertThat(workflow.isExecutable()).isTrue();
            assertThat(documentation(workflow)).contains("Legal basis");
            assertThat(workflow.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        });
        assertThat(all(model, Task.class)).allSatisfy(task -> assertThat(documentation(task))
                .as("legal basis of %s", task.getId())
                .containsPattern("Art\\.|§|U\\.S\\.C\\."));
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsOneFlagInEachConditionAndOneInAllConditionsOfAGateway(Model model) {
        assertThat(all(model, ExclusiveGateway.class))
                .filteredOn(ModelConventionTests::asks)
                .allSatisfy(gateway -> {
                    Set<String> flags = gateway.getOutgoing().stream()
                            .map(ModelConventionTests::flag)
                            .collect(Collectors.toSet());
                    assertThat(flags).as("flags of %s", gateway.getId()).hasSize(1);
                    assertThat(gateway.getDefault())
                            .as("an unknown value must not pass")
                            .isNull();
                });
        assertThat(all(model, SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .allSatisfy(flow -> assertThat(flow.getSource()).isInstanceOf(ExclusiveGateway.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void asksTimersOfBeans(Model model) {
        assertThat(all(model, org.camunda.bpm.model.bpmn.instance.TimerEventDefinition.class))
                .allSatisfy(timer -> {
                    assertThat(timer.getTimeDate()).isNotNull();
                    assertThat(timer.getTimeDate().getTextContent()).matches(QUESTION);
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesEveryUserTaskToRolesThatExist(Model model) {
        Set<String> roles = java.util.Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(all(model, UserTask.class)).allSatisfy(task -> assertThat(task.getCamundaCandidateGroupsList())
                .as("groups of %s", task.getId())
                .isNotEmpty()
                .isSubsetOf(roles));
    }

    @ParameterizedTest
    @MethodSource("models")
    void catchesEveryErrorItThrows(Model model) {
        Set<String> caught = all(model, BoundaryEvent.class).stream()
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition ->
                        ((ErrorEventDefinition) definition).getError().getErrorCode())
                .collect(Collectors.toSet());
        Set<String> thrown = all(model, org.camunda.bpm.model.bpmn.instance.Error.class).stream()
                .map(org.camunda.bpm.model.bpmn.instance.Error::getErrorCode)
                .collect(Collectors.toSet());

        assertThat(caught).isEqualTo(thrown);
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            Model model, Class<T> type) {
        BpmnModelInstance bpmn = model.bpmn();
        return bpmn.getModelElementsByType(type);
    }

    private static boolean asks(Gateway gateway) {
        return gateway.getOutgoing().size() > 1
                && (gateway instanceof ExclusiveGateway || gateway instanceof EventBasedGateway);
    }

    private static String flag(SequenceFlow flow) {
        assertThat(flow.getConditionExpression())
                .as("condition of %s", flow.getId())
                .isNotNull();
        Matcher condition = CONDITION.matcher(flow.getConditionExpression().getTextContent());
        assertThat(condition.matches())
                .as("one flag in %s", flow.getConditionExpression().getTextContent())
                .isTrue();
        return condition.group(1) == null ? condition.group(2) : condition.group(1);
    }

    private static String kind(FlowElement element) {
        if (element instanceof SequenceFlow) {
            return "flow";
        }
        if (element instanceof Gateway) {
            return "gateway";
        }
        if (element instanceof SubProcess) {
            return "subprocess";
        }
        if (element instanceof org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent event) {
            return event.getEventDefinitions().iterator().next()
                            instanceof org.camunda.bpm.model.bpmn.instance.TimerEventDefinition
                    ? "timer"
                    : "message";
        }
        return ((FlowNode) element).getElementType().getTypeName();
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(documentation -> documentation.getTextContent())
                .collect(Collectors.joining());
    }

    private static String extension(BaseElement element, String name) {
        return element.getExtensionElements().getElements().stream()
                .filter(child -> child.getDomElement().getLocalName().equals(name)
                        && child.getDomElement().getNamespaceURI().equals(CAMUNDA))
                .map(child -> child.getTextContent().strip())
                .collect(Collectors.joining());
    }
}
