package org.habeas.legalprocess.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.LegalProcessWorkflow;
import org.habeas.workflows.model.LegalProcessModel.Messages;
import org.habeas.workflows.model.LegalProcessModel.ProductionSteps;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Variables;
import org.springframework.stereotype.Component;

/** The workflow of a legal process on the engine, which learns nothing but the reference and flat flags. */
@Component
class CamundaLegalProcessWorkflow implements LegalProcessWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;

    CamundaLegalProcessWorkflow(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void begin(CaseReference reference) {
        runtime.startProcessInstanceByMessage(Messages.RECEIVED, reference.value());
    }

    @Override
    public void done(CaseReference reference, Step step, String way, Acting acting) {
        tasks.complete(heldBy(reference, task(step), acting).getId(), flags(step, way));
    }

    @Override
    public boolean tell(CaseReference reference, News news) {
        String message = message(news);
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(reference.value())
                .messageEventSubscriptionName(message)
                .list();
        waiting.stream().findFirst().ifPresent(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }

    @Override
    public void objectionsLeft(CaseReference reference, int left) {
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(Steps.DECIDE_OBJECTION)
                .list()
                .stream()
                .skip(left)
                .forEach(task -> tasks.complete(task.getId()));
    }

    private Task heldBy(CaseReference reference, String task, Acting acting) {
        Task open = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(task)
                .active()
                .list()
                .stream()
                .findFirst()
                .orElseThrow(
                        () -> new ActRefused("task-not-open", "The case is not at this step any more, or not yet."));
        String holder = open.getAssignee();
        if (holder != null && !holder.equals(acting.who())) {
            throw new ActRefused(
                    "task-held", holder + " holds this task. Ask them to release it, or assign it to yourself.");
        }
        return open;
    }

    /** One flag for the gateway behind the step; what ends notice and production also says whether all is settled. */
    private static Map<String, Object> flags(Step step, String way) {
        Map<String, Object> flags = new HashMap<>();
        switch (step) {
            case AUTHENTICATE -> flags.put(Variables.AUTHENTICITY, way);
            case REVIEW -> flags.put(Variables.REVIEW_DECISION, way);
            case DECIDE_NOTICE -> flags.put(Variables.NOTICE_ROUTE, way);
            case APPROVE_EMERGENCY -> flags.put(Variables.EMERGENCY_APPROVED, way.equals("yes"));
            case PREPARE -> flags.put(Variables.PRODUCTION_STEP, way);
            case APPROVE_PRODUCTION -> flags.put(Variables.APPROVED, way.equals("yes"));
            case TELL_AFTERWARDS -> flags.put(Variables.TOLD, way.equals("yes"));
            default -> {
                return flags;
            }
        }
        if (step == Step.DECIDE_NOTICE || step == Step.PREPARE) {
            flags.put(Variables.SETTLED, way.equals(ProductionSteps.SETTLED));
        }
        return flags;
    }

    private static String task(Step step) {
        return switch (step) {
            case RECORD -> Steps.RECORD_DEMAND;
            case AUTHENTICATE -> Steps.AUTHENTICATE_AUTHORITY;
            case REVIEW -> Steps.REVIEW_DEMAND;
            case OBJECT -> Steps.OBJECT_TO_AUTHORITY;
            case CONTEST -> Steps.CONTEST_DEMAND;
            case REMEDIES -> Steps.PURSUE_REMEDIES;
            case DECIDE_NOTICE -> Steps.DECIDE_NOTICE;
            case EXTENSION -> Steps.ASK_EXTENSION;
            case APPROVE_EMERGENCY -> Steps.APPROVE_EMERGENCY;
            case PREPARE -> Steps.PREPARE_PRODUCTION;
            case APPROVE_PRODUCTION -> Steps.APPROVE_PRODUCTION;
            case DECIDE_OBJECTION -> Steps.DECIDE_OBJECTION;
            case READ_REPLY -> Steps.READ_REPLY;
            case TELL_AFTERWARDS -> Steps.TELL_AFTERWARDS;
        };
    }

    private static String message(News news) {
        return switch (news) {
            case REQUESTER_ANSWERED -> Messages.REQUESTER_ANSWERED;
            case SECRECY_CHANGED -> Messages.SECRECY_CHANGED;
            case CLOCK_CHANGED -> Messages.CLOCK_CHANGED;
            case NOTICE_FAILED -> Messages.NOTICE_FAILED;
            case STAND_CHANGED -> Messages.STAND_CHANGED;
            case CUSTOMER_OBJECTED -> Messages.CUSTOMER_OBJECTED;
            case REPLY_CAME -> Messages.REPLY_CAME;
        };
    }
}
