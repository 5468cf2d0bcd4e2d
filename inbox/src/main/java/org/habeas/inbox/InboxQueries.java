package org.habeas.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.access.Visibility;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItemMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of open tasks for lists; one condition serves list and count, so that they cannot differ. */
@Component
class InboxQueries {

    private static final WorkItemMapper MAPPER = new WorkItemMapper();
    private static final String FROM = " from work_item";
    private static final String REFERENCE = "work_item.case_reference";
    private static final String KIND = "work_item.kind";

    private final JdbcClient jdbc;
    private final CaseAccess access;

    InboxQueries(JdbcClient jdbc, CaseAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    TaskPage page(InboxFilter filter, Acting acting, LocalDate today, @Nullable Cursor after, int size) {
        Visibility visible = access.visibleTo(acting);
        Map<String, Object> parameters = parameters(filter, acting, today);
        String onwards = "";
        if (after != null) {
            onwards = " and (due_key, case_reference, created_at, id)"
                    + " > (:afterDue, :afterReference, :afterArrival, :afterId)";
            parameters.put("afterDue", after.key());
            parameters.put("afterReference", after.reference().value());
            parameters.put("afterArrival", after.arrived().atOffset(ZoneOffset.UTC));
            parameters.put("afterId", after.id());
        }
        parameters.put("size", size + 1);
        List<WorkItem> items = jdbc.sql(
                        "select *" + FROM + " where " + filter.queue().condition() + narrowing(filter, visible)
                                + onwards + " order by due_key, case_reference, created_at, id limit :size")
                .params(parameters)
                .query(MAPPER)
                .list();
        return items.size() <= size
                ? new TaskPage(items, null)
                : new TaskPage(items.subList(0, size), Cursor.after(items.get(size - 1)));
    }

    InboxCounts counts(InboxFilter filter, Acting acting, LocalDate today) {
        return counts(filter, acting, today, access.visibleTo(acting));
    }

    /** @param visible which cases are counted */
    InboxCounts counts(InboxFilter filter, Acting acting, LocalDate today, Visibility visible) {
        String own = "(" + filter.queue().condition() + ") and ";
        String columns = Arrays.stream(Queue.values())
                        .map(queue -> counted(queue.condition(), queue.name()))
                        .collect(Collectors.joining(", "))
                + ", "
                + Arrays.stream(Urgency.values())
                        .map(urgency -> counted(own + urgency.condition(), "DUE_" + urgency.name()))
                        .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + FROM + " where true" + narrowing(filter, visible))
                .params(parameters(filter, acting, today))
                .query((row, number) -> {
                    Map<Queue, Long> queues = new EnumMap<>(Queue.class);
                    for (Queue queue : Queue.values()) {
                        queues.put(queue, row.getLong(queue.name()));
                    }
                    Map<Urgency, Long> groups = new EnumMap<>(Urgency.class);
                    for (Urgency urgency : Urgency.values()) {
                        groups.put(urgency, row.getLong("DUE_" + urgency.name()));
                    }
                    return new InboxCounts(queues, groups);
                })
                .single();
    }

    long arrivedSince(InboxFilter filter, Acting acting, LocalDate today, Instant since) {
        Map<String, Object> parameters = parameters(filter, acting, today);
        parameters.put("since", since.atOffset(ZoneOffset.UTC));
        return jdbc.sql("select count(*)" + FROM + " where " + filter.queue().condition()
                        + narrowing(filter, access.visibleTo(acting)) + " and created_at > :since")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    InboxChoices choices(Acting acting) {
        Visibility visible = access.visibleTo(acting);
        return new InboxChoices(
                choices("type", UnaryOperator.identity(), visible),
                choices("regime", RegimeWords::regime, visible),
                choices("language", RegimeWords::language, visible));
    }

    /** Every value of an indexed column, stepping from each to the next greater one instead of reading all rows. */
    private List<InboxChoices.Choice> choices(String column, UnaryOperator<String> words, Visibility visible) {
        return jdbc
                .sql("""
                        with recursive step(value) as (
                            select min(%1$s) from work_item where %1$s > '' and %2$s
                            union all
                            select (select min(%1$s) from work_item where %1$s > step.value and %2$s) from step
                            where step.value is not null)
                        select value from step where value is not null limit 100
                        """.formatted(column, visible.on(REFERENCE, KIND)))
                .params(visible.parameters())
                .query(String.class)
                .list()
                .stream()
                .map(value -> new InboxChoices.Choice(value, words.apply(value)))
                .toList();
    }

    /** The first task in order that the person holds, else that nobody holds and their groups may do. */
    Optional<WorkItem> firstFor(Acting acting, LocalDate today, String exceptCase) {
        Map<String, Object> parameters = parameters(InboxFilter.of(Queue.TEAM), acting, today);
        parameters.put("except", exceptCase);
        return jdbc.sql("select *" + FROM
                        + " where " + access.visibleTo(acting).on(REFERENCE, KIND)
                        + " and case_reference <> :except and (assignee = :account or (assignee is null"
                        + " and candidate_groups && cast(:groups as text[])))"
                        + " order by assignee nulls last, due_key, case_reference, created_at, id limit 1")
                .params(parameters)
                .query(MAPPER)
                .optional();
    }

    private static String counted(String condition, String name) {
        return "count(*) filter (where " + condition + ") as " + name;
    }

    /** What the filter leaves of a queue, and of that only the cases that may be seen. */
    private static String narrowing(InboxFilter filter, Visibility visible) {
        StringBuilder sql = new StringBuilder(" and ").append(visible.on(REFERENCE, KIND));
        if (!filter.type().isEmpty()) {
            sql.append(" and type = :type");
        }
        if (!filter.regime().isEmpty()) {
            sql.append(" and regime = :regime");
        }
        if (!filter.language().isEmpty()) {
            sql.append(" and language = :language");
        }
        if (filter.due() != null) {
            sql.append(" and ").append(filter.due().condition());
        }
        if (!filter.search().isNone()) {
            sql.append(" and case_reference in (select case_reference from inbox_search"
                    + " where vector @@ to_tsquery('simple', :words))");
        }
        return sql.toString();
    }

    private Map<String, Object> parameters(InboxFilter filter, Acting acting, LocalDate today) {
        Map<String, Object> parameters =
                new HashMap<>(access.unsealedFor(acting).parameters());
        parameters.put("account", acting.who());
        parameters.put(
                "groups",
                acting.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
        parameters.put("today", today);
        parameters.put("type", filter.type());
        parameters.put("regime", filter.regime());
        parameters.put("language", filter.language());
        parameters.put("words", SearchWords.query(filter.search().words()));
        return parameters;
    }
}
