package org.habeas.workflows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code work_item}; every statement joins the transaction of whoever calls. */
@Component
class WorkItemTable {

    private static final WorkItemMapper MAPPER = new WorkItemMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkItemTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(EngineTask task, WorkItemFacts facts) {
        jdbc.sql("""
                        insert into work_item (id, engine_task, case_reference, kind, task, task_name, title, who, type,
                            regime, language, due, paused_for, assignee, team, candidate_groups, priority, flags, created_at,
                            due_at, due_zone)
                        values (:id, :engineTask, :reference, :kind, :task, :taskName, :title, :who, :type,
                            :regime, :language, :due, :pausedFor, :assignee, :team, :groups, :priority, :flags, :createdAt,
                            :dueAt, :dueZone)
                        """)
                .param("id", UUID.randomUUID())
                .param("engineTask", task.id())
                .param("reference", task.reference().value())
                .param("kind", task.reference().kind().name())
                .param("task", task.task())
                .param("taskName", task.name())
                .param("assignee", task.assignee())
                .param("team", task.groups().get(0))
                .param("groups", task.groups().toArray(String[]::new))
                .param("priority", task.priority())
                .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("title", facts.title())
                .param("who", facts.who())
                .param("type", facts.type())
                .param("regime", facts.regime())
                .param("language", facts.language())
                .param("due", facts.due())
                .param("pausedFor", facts.pausedFor())
                .param("flags", words(facts))
                .param("dueAt", facts.dueAt() == null ? null : facts.dueAt().atOffset(ZoneOffset.UTC))
                .param(
                        "dueZone",
                        facts.dueZone() == null ? null : facts.dueZone().getId())
                .update();
    }

    void assign(String engineTask, @Nullable String assignee) {
        jdbc.sql("""
                        update work_item set assignee = :assignee, version = version + 1
                        where engine_task = :engineTask and assignee is distinct from :assignee
                        """)
                .param("assignee", assignee)
                .param("engineTask", engineTask)
                .update();
    }

    void remove(String engineTask) {
        jdbc.sql("delete from work_item where engine_task = ?")
                .param(engineTask)
                .update();
    }

    void refresh(WorkItem item, WorkItemFacts facts) {
        jdbc.sql("""
                        update work_item set title = :title, who = :who, type = :type, regime = :regime,
                            language = :language, due = :due, paused_for = :pausedFor, flags = :flags,
                            due_at = :dueAt, due_zone = :dueZone,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", item.id())
                .param("title", facts.title())
                .param("who", facts.who())
                .param("type", facts.type())
                .param("regime", facts.regime())
                .param("language", facts.language())
                .param("due", facts.due())
                .param("pausedFor", facts.pausedFor())
                .param("flags", words(facts))
                .param("dueAt", facts.dueAt() == null ? null : facts.dueAt().atOffset(ZoneOffset.UTC))
                .param(
                        "dueZone",
                        facts.dueZone() == null ? null : facts.dueZone().getId())
                .update();
    }

    Optional<WorkItem> find(UUID id) {
        return jdbc.sql("select * from work_item where id = ?")
                .param(id)
                .query(MAPPER)
                .optional();
    }

    /** The row, held against everybody else until the transaction ends. */
    Optional<WorkItem> hold(UUID id) {
        return jdbc.sql("select * from work_item where id = ? for update")
                .param(id)
                .query(MAPPER)
                .optional();
    }

    List<WorkItem> openOf(CaseReference reference) {
        return jdbc.sql("select * from work_item where case_reference = ? order by created_at, id")
                .param(reference.value())
                .query(MAPPER)
                .list();
    }

    String engineTask(WorkItem item) {
        return jdbc.sql("select engine_task from work_item where id = ?")
                .param(item.id())
                .query(String.class)
                .single();
    }

    private static String[] words(WorkItemFacts facts) {
        return facts.flags().stream().sorted().toArray(String[]::new);
    }

    /**
     * What the engine knows of a task.
     *
     * @param id the engine's own id
     * @param task id in the model
     * @param name label in the model
     * @param groups candidate groups in the model's order, never empty
     */
    record EngineTask(
            String id,
            CaseReference reference,
            String task,
            String name,
            @Nullable String assignee,
            List<String> groups,
            int priority) {}
}
