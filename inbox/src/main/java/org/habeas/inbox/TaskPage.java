package org.habeas.inbox;

import java.util.List;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of tasks.
 *
 * @param next where the next page begins; null when this is the last
 */
public record TaskPage(List<WorkItem> items, @Nullable Cursor next) {

    public TaskPage {
        items = List.copyOf(items);
    }
}
