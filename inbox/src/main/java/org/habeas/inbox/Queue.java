package org.habeas.inbox;

import java.util.Locale;

/** The lists of open tasks that everybody has; the word of each stands in the address of its page. */
public enum Queue {
    MINE("Mine", "assignee = :account"),
    TEAM("Team", "candidate_groups && cast(:groups as text[])"),
    UNASSIGNED("Unassigned", "assignee is null and candidate_groups && cast(:groups as text[])"),
    WAITING("Waiting", "paused_for is not null"),
    OVERDUE("Overdue", "due < :today"),
    ALL("All", "true");

    private final String label;
    private final String condition;

    Queue(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    /** The queue with this word, {@link #TEAM} for any other word. */
    public static Queue of(String word) {
        for (Queue queue : values()) {
            if (queue.word().equals(word)) {
                return queue;
            }
        }
        return TEAM;
    }

    /** The word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word on pages. */
    public String label() {
        return label;
    }

    /** The condition on {@code work_item}, with the parameters account, groups and today. */
    String condition() {
        return condition;
    }
}
