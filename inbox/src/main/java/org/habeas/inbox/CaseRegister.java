package org.habeas.inbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.access.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds cases of any state, the latest reference first. */
@Service
class CaseRegister {

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Today today;

    CaseRegister(JdbcClient jdbc, CaseAccess access, Today today) {
        this.jdbc = jdbc;
        this.access = access;
        this.today = today;
    }

    /**
     * One page of cases.
     *
     * @param find words that must be found; empty for all cases
     * @param before only references that come before this text, which need not be one; null for the first page
     */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = "read the list of cases")
    public List<Row> find(Standing standing, String find, @Nullable String before, int size, Acting acting) {
        Visibility visible = access.visibleTo(acting);
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        parameters.put("size", size);
        parameters.put("today", today.ofLists());
        parameters.put("words", SearchWords.query(find));
        String sql = "select c.reference, c.opened_at, c.closed_at, exists (select 1 from work_item w"
                + " where w.case_reference = c.reference) as has_task from casework_case c where "
                + standing.condition + " and " + visible.on("c.reference", "c.kind");
        if (!find.isEmpty()) {
            sql += " and c.reference in (select case_reference from inbox_search"
                    + " where vector @@ to_tsquery('simple', :words))";
        }
        if (before != null) {
            sql += " and c.reference < :before";
            parameters.put("before", before);
        }
        return jdbc.sql(sql + " order by c.reference desc limit :size")
                .params(parameters)
                .query((row, number) -> {
                    OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
                    return new Row(
                            new CaseReference(row.getString("reference")),
                            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                            closed == null ? null : closed.toInstant(),
                            row.getBoolean("has_task"));
                })
                .list();
    }

    /** How many of the visible cases there are of a standing, as many as the list shows. */
    long count(Standing standing, Visibility visible) {
        return jdbc.sql("select count(*) from casework_case c where " + standing.condition + " and "
                        + visible.on("c.reference", "c.kind"))
                .params(visible.parameters())
                .param("today", today.ofLists())
                .query(Long.class)
                .single();
    }

    private static String clockDue(String condition) {
        return "c.closed_at is null and exists (select 1 from casework_clock k where k.case_reference = c.reference"
                + " and k.met_at is null and " + condition + ")";
    }

    /** Which cases are listed. */
    enum Standing {
        ALL("All", "true"),
        OPEN("Open", "c.closed_at is null"),
        OVERDUE("Overdue", clockDue("k.due < :today")),
        SOON("Due in 7 days", clockDue("k.due >= :today and k.due <= cast(:today as date) + 7")),
        WAITING(
                "Waiting for somebody outside",
                "c.closed_at is null and not exists (select 1 from work_item w where w.case_reference = c.reference)"),
        CLOSED("Closed", "c.closed_at is not null");

        private final String label;
        private final String condition;

        Standing(String label, String condition) {
            this.label = label;
            this.condition = condition;
        }

        static Standing of(String word) {
            for (Standing standing : values()) {
                if (standing.word().equals(word)) {
                    return standing;
                }
            }
            return ALL;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }
    }

    /**
     * A case in the list.
     *
     * @param closedAt null while it is open
     * @param hasTask whether somebody here must do something
     */
    record Row(
            CaseReference reference,
            Instant openedAt,
            @Nullable Instant closedAt,
            boolean hasTask) {}
}
