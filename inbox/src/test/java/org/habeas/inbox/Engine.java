package org.habeas.inbox;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItemMapper;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.WorkflowStep;
import org.habeas.workflows.WorkflowSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in for the workflows: the table of open tasks is real, the engine is not there. */
@Configuration(proxyBeanMethods = false)
class Engine {

    @Bean
    WorkItems workItems(JdbcClient jdbc) {
        WorkItems items = mock(WorkItems.class);
        when(items.find(any(), any())).thenAnswer(call -> find(jdbc, call.getArgument(0)));
        when(items.openOf(any()))
                .thenAnswer(call -> jdbc.sql("select * from work_item where case_reference = ? order by created_at, id")
                        .param(call.<CaseReference>getArgument(0).value())
                        .query(new WorkItemMapper())
                        .list());
        when(items.claim(any(), any())).thenAnswer(call -> {
            Acting acting = call.getArgument(1);
            WorkItem item = find(jdbc, call.getArgument(0))
                    .orElseThrow(() -> new SomeoneWasFaster("This task is already done."));
            if (!item.unassigned() && !item.heldBy(acting.who())) {
                throw new ActRefused("already-claimed", "Ines Calder holds this task.");
            }
            return assign(jdbc, item.id(), acting.who());
        });
        when(items.release(any(), any())).thenAnswer(call -> assign(jdbc, call.getArgument(0), null));
        when(items.assign(any(), anyString(), any()))
                .thenAnswer(call -> assign(jdbc, call.getArgument(0), call.getArgument(1)));
        return items;
    }

    @Bean
    WorkflowSteps workflowSteps() throws IOException {
        WorkflowSteps steps = mock(WorkflowSteps.class);
        when(steps.of(any()))
                .thenReturn(List.of(
                        new WorkflowStep(
                                "serviceTask_acknowledgeReceipt", "Acknowledge receipt", WorkflowStep.State.DONE),
                        new WorkflowStep("userTask_sortRequest", "Sort the request", WorkflowStep.State.DONE),
                        new WorkflowStep("userTask_decideIdentity", "Decide on identity", WorkflowStep.State.HERE),
                        new WorkflowStep("userTask_collectData", "Collect the data", WorkflowStep.State.AHEAD),
                        new WorkflowStep("userTask_draftAnswer", "Draft the answer", WorkflowStep.State.AHEAD),
                        new WorkflowStep("userTask_approveAnswer", "Approve the answer", WorkflowStep.State.AHEAD)));
        when(steps.diagramXml(any()))
                .thenReturn(new ClassPathResource("workflows/sar/subject-request.bpmn")
                        .getContentAsString(StandardCharsets.UTF_8));
        when(steps.activeActivityIds(any())).thenReturn(Set.of("userTask_decideIdentity"));
        return steps;
    }

    private static Optional<WorkItem> find(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select * from work_item where id = ?")
                .param(id)
                .query(new WorkItemMapper())
                .optional();
    }

    private static WorkItem assign(JdbcClient jdbc, UUID id, @Nullable String account) {
        jdbc.sql("update work_item set assignee = :account, version = version + 1 where id = :id")
                .param("account", account)
                .param("id", id)
                .update();
        return find(jdbc, id).orElseThrow();
    }
}
