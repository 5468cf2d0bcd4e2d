package org.habeas.workflows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.Staff;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open tasks of all cases, and who holds them.
 *
 * <p>Rows come and go with the engine's tasks, in the engine's transaction; holding a task is mirrored to the engine.
 * Lists for the inbox are queries of the table {@code work_item}, read with {@link WorkItemMapper}.
 */
@Service
public class WorkItems {

    private final WorkItemTable table;
    private final WorkItemSources sources;
    private final TaskService tasks;
    private final Staff staff;
    private final Ledger ledger;
    private final CaseAccess access;

    WorkItems(
            WorkItemTable table,
            WorkItemSources sources,
            TaskService tasks,
            Staff staff,
            Ledger ledger,
            CaseAccess access) {
        this.table = table;
        this.sources = sources;
        this.tasks = tasks;
        this.staff = staff;
        this.ledger = ledger;
        this.access = access;
    }

    /** The open task with this id; empty once it is done, and for somebody who may not know of its case. */
    public Optional<WorkItem> find(UUID id, Acting acting) {
        return table.find(id).filter(item -> access.knows(item.reference(), acting));
    }

    /** The open tasks of a case, oldest first. */
    public List<WorkItem> openOf(CaseReference reference) {
        return table.openOf(reference);
    }

    /**
     * The open task of a case by its id in the model; the oldest when there are several.
     *
     * @param task as {@code userTask_sortRequest}
     */
    public Optional<WorkItem> openOf(CaseReference reference, String task) {
        return table.openOf(reference).stream()
                .filter(item -> item.task().equals(task))
                .findFirst();
    }

    /**
     * Takes a task; taking one's own task again changes nothing.
     *
     * @throws ActRefused {@code already-claimed} when somebody else holds it
     * @throws NotPermitted when none of the roles held is among the task's groups
     * @throws SomeoneWasFaster when the task is done
     */
    @Transactional
    @Permits({
        Role.INTAKE,
        Role.CASEWORKER,
        Role.APPROVER,
        Role.LEGAL,
        Role.BREACH_LEAD,
        Role.REPORTER,
        Role.SYSTEM_OWNER
    })
    public WorkItem claim(UUID id, Acting acting) {
        WorkItem item = held(id, acting);
        requireGroup(item, acting);
        if (item.heldBy(acting.who())) {
            return item;
        }
        if (!item.unassigned()) {
            throw new ActRefused(
                    "already-claimed",
                    holder(item) + " holds this task. Ask them to release it, or assign it to yourself.");
        }
        return hand(item, acting.who(), Act.on(item.reference(), "task.claimed"), acting);
    }

    /**
     * Gives one's own task back to its team; releasing a task that nobody holds changes nothing.
     *
     * @throws ActRefused {@code not-yours} when somebody else holds it
     * @throws SomeoneWasFaster when the task is done
     */
    @Transactional
    @Permits({
        Role.INTAKE,
        Role.CASEWORKER,
        Role.APPROVER,
        Role.LEGAL,
        Role.BREACH_LEAD,
        Role.REPORTER,
        Role.SYSTEM_OWNER
    })
    public WorkItem release(UUID id, Acting acting) {
        WorkItem item = held(id, acting);
        if (item.unassigned()) {
            return item;
        }
        if (!item.heldBy(acting.who())) {
            throw new ActRefused(
                    "not-yours", holder(item) + " holds this task; only they can release it. You can assign it.");
        }
        return hand(item, null, Act.on(item.reference(), "task.released"), acting);
    }

    /**
     * Gives a task to a member of one of its groups, also when somebody else holds it.
     *
     * @param account of the member
     * @throws ActRefused {@code no-such-member}, {@code not-in-group} or {@code not-on-roster}
     * @throws NotPermitted when none of the roles held by who assigns is among the task's groups
     * @throws SomeoneWasFaster when the task is done
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER})
    public WorkItem assign(UUID id, String account, Acting acting) {
        WorkItem item = held(id, acting);
        requireGroup(item, acting);
        Staff.Member member = staff.named(account)
                .orElseThrow(() -> new ActRefused("no-such-member", "Nobody with this account works here."));
        if (!mayDo(item, member.roles())) {
            throw new ActRefused("not-in-group", member.name() + " cannot do this task: it takes " + takes(item) + ".");
        }
        if (!access.knows(item.reference(), new Acting(account, member.roles(), "", acting.correlation()))) {
            throw new ActRefused("not-on-roster", member.name() + " is not on the roster of this case.");
        }
        if (item.heldBy(account)) {
            return item;
        }
        return hand(item, account, Act.on(item.reference(), "task.assigned").with("to", account), acting);
    }

    /**
     * Asks the case's feature again what the inbox shows; called after its clocks or facts have changed, in the same
     * transaction.
     */
    @Transactional
    public void refresh(CaseReference reference) {
        for (WorkItem item : table.openOf(reference)) {
            WorkItemFacts facts = sources.facts(reference, item.task());
            if (!item.shows(facts)) {
                table.refresh(item, facts);
            }
        }
    }

    /** A task of a sealed case is not there for somebody off its roster. */
    private WorkItem held(UUID id, Acting acting) {
        return table.hold(id)
                .filter(item -> access.knows(item.reference(), acting))
                .orElseThrow(() -> new SomeoneWasFaster("This task is already done."));
    }

    private WorkItem hand(WorkItem item, @Nullable String account, Act act, Acting acting) {
        tasks.setAssignee(table.engineTask(item), account);
        ledger.record(act.with("task", item.task()), acting);
        return table.find(item.id()).orElseThrow();
    }

    /** As colleagues know them; an account without a member is somebody who has left. */
    private String holder(WorkItem item) {
        String account = String.valueOf(item.assignee());
        return staff.named(account).map(Staff.Member::name).orElse(account);
    }

    private static void requireGroup(WorkItem item, Acting acting) {
        if (!mayDo(item, acting.roles())) {
            throw new NotPermitted("Only " + takes(item) + " may hold this task.");
        }
    }

    private static boolean mayDo(WorkItem item, Set<Role> roles) {
        return roles.stream()
                .anyMatch(role -> item.groups().contains(role.name().toLowerCase(Locale.ROOT)));
    }

    private static String takes(WorkItem item) {
        return NotPermitted.anyOf(Arrays.stream(Role.values())
                .filter(role -> item.groups().contains(role.name().toLowerCase(Locale.ROOT)))
                .toArray(Role[]::new));
    }
}
