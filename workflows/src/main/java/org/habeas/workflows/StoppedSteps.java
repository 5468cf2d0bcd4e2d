package org.habeas.workflows;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps that have failed as often as they are tried and now wait for a person. */
@Service
public class StoppedSteps {

    private static final String CAUSED_BY = "Caused by: ";

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Ledger ledger;
    private final CaseAccess access;
    private final Clock clock;

    StoppedSteps(
            ManagementService management,
            RuntimeService runtime,
            RepositoryService repository,
            Ledger ledger,
            CaseAccess access,
            Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** Every step that waits for a person, without those of cases that the reader may not know of. */
    public List<StoppedStep> all(Acting reader) {
        return management.createJobQuery().noRetriesLeft().list().stream()
                .filter(job -> knows(job, reader))
                .map(this::told)
                .toList();
    }

    /** How many steps have failed and are tried again by themselves, counted like {@link #all}. */
    public long failing(Acting reader) {
        return management.createJobQuery().withRetriesLeft().withException().list().stream()
                .filter(job -> knows(job, reader))
                .count();
    }

    /**
     * Tries a step again, as often as a new one.
     *
     * @param id of the {@link StoppedStep}
     * @throws ActRefused {@code not-stopped} when it runs again already or its case has moved on
     */
    @Transactional
    @Permits({Role.CASEWORKER, Role.LEGAL, Role.ADMINISTRATOR})
    public void tryAgain(String id, Acting acting) {
        Job job = Optional.ofNullable(
                        management.createJobQuery().jobId(id).noRetriesLeft().singleResult())
                .filter(stopped -> knows(stopped, acting))
                .orElseThrow(() -> new ActRefused("not-stopped", "This step is no longer stopped."));
        StoppedStep step = told(job);
        management
                .setJobRetries(EngineConfiguration.NUMBER_OF_RETRIES)
                .jobId(id)
                .dueDate(Date.from(clock.instant()))
                .execute();
        CaseReference reference = step.reference();
        ledger.record(
                (reference == null ? Act.outsideCases("task.retried") : Act.on(reference, "task.retried"))
                        .with("task", step.step()),
                acting);
    }

    private boolean knows(Job job, Acting reader) {
        CaseReference reference = reference(job.getProcessInstanceId());
        return reference == null || access.knows(reference, reader);
    }

    private StoppedStep told(Job job) {
        String element = Optional.ofNullable(job.getFailedActivityId()).orElse("");
        return new StoppedStep(
                job.getId(),
                reference(job.getProcessInstanceId()),
                element,
                label(job.getProcessDefinitionId(), element),
                runtime.createIncidentQuery().configuration(job.getId()).list().stream()
                        .map(Incident::getIncidentTimestamp)
                        .map(Date::toInstant)
                        .findFirst()
                        .orElseGet(() -> job.getCreateTime().toInstant()),
                failure(management.getJobExceptionStacktrace(job.getId())));
    }

    private @Nullable CaseReference reference(@Nullable String instance) {
        return instance == null
                ? null
                : runtime.createProcessInstanceQuery().processInstanceId(instance).list().stream()
                        .flatMap(found -> Optional.ofNullable(found.getBusinessKey()).stream())
                        .flatMap(key -> CaseReference.parse(key).stream())
                        .findFirst()
                        .orElse(null);
    }

    private String label(@Nullable String definition, String element) {
        String name = definition == null || element.isEmpty()
                ? null
                : Optional.ofNullable(repository.getBpmnModelInstance(definition))
                        .map(model -> model.<FlowElement>getModelElementById(element))
                        .map(FlowElement::getName)
                        .orElse(null);
        return name == null ? "Work of the engine itself" : name;
    }

    /** The simple name of the innermost exception: what stands behind it may quote what a requester wrote. */
    static String failure(@Nullable String trace) {
        if (trace == null || trace.isBlank()) {
            return "unknown";
        }
        int cause = trace.lastIndexOf(CAUSED_BY);
        String line = trace.substring(cause < 0 ? 0 : cause + CAUSED_BY.length())
                .lines()
                .findFirst()
                .orElse("");
        String type = line.replaceFirst(":.*", "").strip();
        return type.matches("[\\w.$]+") ? type.substring(type.lastIndexOf('.') + 1) : "unknown";
    }
}
