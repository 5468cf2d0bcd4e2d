package org.habeas.workflows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * One open task as the inbox lists it: the row exists exactly as long as the task waits for a person.
 *
 * @param task id of the user task in the model, {@code userTask_sortRequest}
 * @param taskName its label, verb and object
 * @param title the case in words, as its feature tells it
 * @param who the requester or authority, as far as the inbox may show it
 * @param type the kinds of request in words
 * @param due the earliest date by which something of this case must be done, in the zone of the case's clock
 * @param pausedFor what the clock waits for, when it is paused
 * @param assignee account of the person who holds the task
 * @param team the group that usually does the task, a role in lower case
 * @param groups all groups whose members may claim the task, {@code team} among them
 * @param version grows with every change of the row
 * @param flags short words the feature hangs on the case, {@code post}
 * @param dueAt the exact instant, when the clock counts hours
 * @param dueZone the zone in which that instant is shown
 */
public record WorkItem(
        UUID id,
        CaseReference reference,
        CaseKind kind,
        String task,
        String taskName,
        String title,
        String who,
        String type,
        String regime,
        String language,
        @Nullable LocalDate due,
        @Nullable String pausedFor,
        @Nullable String assignee,
        String team,
        Set<String> groups,
        int priority,
        Instant createdAt,
        long version,
        Set<String> flags,
        @Nullable Instant dueAt,
        @Nullable ZoneId dueZone) {

    public WorkItem {
        groups = Set.copyOf(groups);
        flags = Set.copyOf(flags);
    }

    /** Whether nobody holds the task. */
    public boolean unassigned() {
        return assignee == null;
    }

    /** Whether this account holds the task. */
    public boolean heldBy(String account) {
        return account.equals(assignee);
    }

    /** Whether the row says exactly this. */
    boolean shows(WorkItemFacts facts) {
        return facts.equals(
                new WorkItemFacts(title, who, type, regime, language, due, pausedFor, flags, dueAt, dueZone));
    }
}
