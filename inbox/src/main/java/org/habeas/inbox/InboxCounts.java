package org.habeas.inbox;

import java.util.Map;

/**
 * How many tasks a filter finds.
 *
 * @param queues in each queue under the same narrowing
 * @param groups of each urgency in the filter's own queue
 */
public record InboxCounts(Map<Queue, Long> queues, Map<Urgency, Long> groups) {

    public InboxCounts {
        queues = Map.copyOf(queues);
        groups = Map.copyOf(groups);
    }

    /** How many tasks are in a queue. */
    public long in(Queue queue) {
        return queues.getOrDefault(queue, 0L);
    }

    /** How many tasks of the filter's queue are of this urgency. */
    public long of(Urgency urgency) {
        return groups.getOrDefault(urgency, 0L);
    }
}
