package org.habeas.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.access.Visibility;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The queues of open tasks, and taking tasks out of them; pages and API both come through here. */
@Service
public class InboxDesk {

    private static final String READ = "read the inbox";

    private final InboxQueries queries;
    private final WorkItems items;
    private final CaseRegister register;
    private final CaseAccess access;
    private final Today today;

    InboxDesk(InboxQueries queries, WorkItems items, CaseRegister register, CaseAccess access, Today today) {
        this.register = register;
        this.queries = queries;
        this.items = items;
        this.access = access;
        this.today = today;
    }

    /**
     * One page of a list.
     *
     * @param after where the page begins; null for the first
     * @param size most rows of the page
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
            to = READ)
    public TaskPage page(InboxFilter filter, @Nullable Cursor after, int size, Acting acting) {
        return queries.page(filter, acting, today.ofLists(), after, size);
    }

    /** How many tasks there are in each queue under the narrowing of a filter. */
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
            to = READ)
    public InboxCounts counts(InboxFilter filter, Acting acting) {
        return queries.counts(filter, acting, today.ofLists());
    }

    /** How many tasks of a list appeared after an instant. */
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
            to = READ)
    public long arrivedSince(InboxFilter filter, Instant since, Acting acting) {
        return queries.arrivedSince(filter, acting, today.ofLists(), since);
    }

    /**
     * How many open tasks and open cases are overdue or due within a week, as the reader's own lists have them; for
     * whoever watches over the installation and reads no case, of all cases but the sealed ones.
     */
    @Permits({
        Role.INTAKE,
        Role.CASEWORKER,
        Role.APPROVER,
        Role.LEGAL,
        Role.BREACH_LEAD,
        Role.REPORTER,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    public AtRisk atRisk(Acting acting) {
        Visibility visible =
                CaseAccess.readAnything(acting.roles()) ? access.visibleTo(acting) : access.unsealedFor(acting);
        return new AtRisk(
                all(DueWindow.OVERDUE, acting, visible).in(Queue.ALL),
                all(DueWindow.WEEK, acting, visible).in(Queue.ALL),
                register.count(CaseRegister.Standing.OVERDUE, visible),
                register.count(CaseRegister.Standing.SOON, visible));
    }

    private InboxCounts all(DueWindow window, Acting acting, Visibility visible) {
        return queries.counts(
                new InboxFilter(Queue.ALL, "", "", "", window, Search.NONE), acting, today.ofLists(), visible);
    }

    /**
     * What is late or nearly so. A case counts by its open clocks, also while it waits for somebody outside and has no
     * task here.
     *
     * @param overdue as the list of all tasks filtered by {@link DueWindow#OVERDUE}
     * @param soon as that list filtered by {@link DueWindow#WEEK}
     * @param overdueCases as the list of overdue cases
     * @param soonCases as the list of cases due in seven days
     */
    public record AtRisk(long overdue, long soon, long overdueCases, long soonCases) {}

    /** What the open tasks can be narrowed to. */
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
            to = READ)
    public InboxChoices choices(Acting acting) {
        return queries.choices(acting);
    }

    /**
     * The task a person would do next: the first they hold, else the first that nobody holds and they may do.
     *
     * @param except a case to leave out
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
            to = READ)
    public Optional<WorkItem> next(CaseReference except, Acting acting) {
        return queries.firstFor(acting, today.ofLists(), except.value());
    }

    /** Takes a task, as {@link WorkItems#claim}. */
    @Permits(
            value = {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER},
            to = "claim a task")
    public WorkItem claim(UUID id, Acting acting) {
        return items.claim(id, acting);
    }

    /** Gives one's own task back, as {@link WorkItems#release}. */
    @Permits(
            value = {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER},
            to = "release a task")
    public WorkItem release(UUID id, Acting acting) {
        return items.release(id, acting);
    }

    /** Takes a task that somebody else holds; the ledger keeps who did. */
    @Permits(
            value = {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER},
            to = "take a task over")
    public WorkItem takeOver(UUID id, Acting acting) {
        return items.assign(id, acting.who(), acting);
    }

    /**
     * Takes or gives back several tasks, each in a transaction of its own, so that one refusal undoes no other.
     *
     * @return one outcome for each id, in the same order
     */
    @Permits(
            value = {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER},
            to = "claim or release tasks")
    public List<BulkOutcome> bulk(BulkAct act, List<UUID> ids, Acting acting) {
        List<BulkOutcome> outcomes = new ArrayList<>();
        for (UUID id : ids) {
            String reference =
                    items.find(id, acting).map(item -> item.reference().value()).orElse("");
            try {
                WorkItem item = act == BulkAct.CLAIM ? items.claim(id, acting) : items.release(id, acting);
                outcomes.add(new BulkOutcome(id, item.reference().value(), null));
            } catch (ActRefused | NotPermitted | SomeoneWasFaster refusal) {
                outcomes.add(new BulkOutcome(id, reference, String.valueOf(refusal.getMessage())));
            }
        }
        return outcomes;
    }

    /** What can be done to many tasks at once. */
    public enum BulkAct {
        CLAIM,
        RELEASE
    }

    /**
     * What became of one task of many.
     *
     * @param reference empty when the task was done meanwhile
     * @param refusal why it was not done; null when it was
     */
    public record BulkOutcome(
            UUID id, String reference, @Nullable String refusal) {

        /** Whether it was done. */
        public boolean done() {
            return refusal == null;
        }
    }
}
