package org.habeas.workflows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel;
import org.habeas.workflows.model.LegalProcessModel;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.TransparencyReportModel;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/**
 * Where a case is on its way, from the model it was started on and the engine's record of it.
 *
 * <p>The engine's record ends with the model's history time to live; the ledger is the lasting one.
 */
@Service
public class WorkflowSteps {

    private static final Map<CaseKind, String> MODELS = Map.of(
            CaseKind.SUBJECT_REQUEST, SubjectRequestModel.RESOURCE,
            CaseKind.LEGAL_PROCESS, LegalProcessModel.RESOURCE,
            CaseKind.BREACH, BreachModel.RESOURCE,
            CaseKind.TRANSPARENCY_REPORT, TransparencyReportModel.RESOURCE);

    private final RuntimeService runtime;
    private final HistoryService history;
    private final RepositoryService repository;
    private final ManagementService management;

    WorkflowSteps(
            RuntimeService runtime,
            HistoryService history,
            RepositoryService repository,
            ManagementService management) {
        this.runtime = runtime;
        this.history = history;
        this.repository = repository;
        this.management = management;
    }

    /**
     * The steps of a case in the order of its model: those behind it, where it is, and those that may still come.
     *
     * <p>Steps the case has passed by, and side steps such as reading a reply, are left out unless they happened; a
     * step behind the present one counts as ahead again when the case was sent back. A closed case shows what was done.
     * A model that was called stands with its own steps in the place of the call; one that runs beside the case's own,
     * such as that of a complaint, follows it.
     *
     * @return empty when the engine has no record of the case, or no longer
     */
    public List<WorkflowStep> of(CaseReference reference) {
        Map<String, HistoricProcessInstance> latest = new LinkedHashMap<>();
        history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value())
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .forEach(instance -> latest.put(instance.getProcessDefinitionKey(), instance));
        return latest.values().stream()
                .flatMap(instance -> steps(instance).stream())
                .toList();
    }

    /**
     * Whether the engine itself does the next step of a case, also where it tries one again. A case that waits for a
     * person, a mail or a day to come, or at a step that has failed for good, is not being worked.
     */
    public boolean isWorking(CaseReference reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(ProcessInstance::getId)
                .anyMatch(id -> jobs(id).messages().withRetriesLeft().count() > 0
                        || jobs(id).timers().executable().count() > 0);
    }

    private JobQuery jobs(String instance) {
        return management.createJobQuery().processInstanceId(instance);
    }

    /**
     * The BPMN document on which a case is now: that of the model that was called last, that of its kind, or, once its own
     * workflow has ended, of one that still runs beside it.
     */
    public String diagramXml(CaseReference reference) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value())
                .list();
        String own = diagramXml(reference.kind());
        return running.stream()
                .filter(instance -> !instance.getId().equals(instance.getRootProcessInstanceId()))
                .findFirst()
                .map(this::document)
                .orElseGet(() -> running.stream()
                        .map(this::document)
                        .reduce((one, other) -> one.equals(own) ? one : other)
                        .orElse(own));
    }

    private String document(ProcessInstance instance) {
        return text(repository.getProcessModel(instance.getProcessDefinitionId()));
    }

    private static String text(InputStream document) {
        try (document) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The BPMN document of a kind of case, with its diagram, as new cases are started on it. */
    String diagramXml(CaseKind kind) {
        ClassPathResource model =
                new ClassPathResource(Optional.ofNullable(MODELS.get(kind)).orElseThrow());
        try {
            return model.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The ids of the elements where a case waits now; empty when it is closed. */
    public Set<String> activeActivityIds(CaseReference reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(ProcessInstance::getId)
                .flatMap(id -> runtime.getActiveActivityIds(id).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<WorkflowStep> steps(HistoricProcessInstance instance) {
        List<HistoricActivityInstance> visits = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list();
        Set<String> visited =
                visits.stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toUnmodifiableSet());
        Set<String> active = visits.stream()
                .filter(visit -> visit.getEndTime() == null)
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toUnmodifiableSet());
        StepOrder order = new StepOrder(repository.getBpmnModelInstance(instance.getProcessDefinitionId()));
        return order.steps(visited, active, instance.getEndTime() != null).stream()
                .flatMap(step -> called(visits, step))
                .toList();
    }

    /** The steps of what a step called last; the step itself when it called nothing yet. */
    private Stream<WorkflowStep> called(List<HistoricActivityInstance> visits, WorkflowStep step) {
        return visits.stream()
                .filter(visit -> visit.getActivityId().equals(step.id()) && visit.getCalledProcessInstanceId() != null)
                .max(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .map(visit -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(visit.getCalledProcessInstanceId())
                        .singleResult())
                .map(instance -> steps(instance).stream())
                .orElseGet(() -> Stream.of(step));
    }
}
