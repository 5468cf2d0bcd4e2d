package org.habeas.inbox;

import org.habeas.casework.Acting;

/** Something beside the queues of tasks that waits for people all day; a feature adds one by declaring a bean. */
public interface QueueNeighbour {

    /** A few words: {@code Mail to place}. */
    String label();

    /** Address of its list without context path. */
    String href();

    /** Whether it is for this person. */
    boolean isFor(Acting acting);

    /** How many wait, as many as its list shows; asked only where {@link #isFor} holds. */
    long count(Acting acting);

    /** How many of them are past their date. */
    default long overdue(Acting acting) {
        return 0;
    }
}
