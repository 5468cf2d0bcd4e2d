package org.habeas.mailroom;

import java.time.Duration;
import java.util.List;

/** Something the mailroom does again and again on threads of its own. */
public interface MailroomLoop {

    /** What to repeat, one thread each. */
    List<Round> rounds();

    /**
     * One thing to repeat.
     *
     * @param name of its thread
     * @param pause after each time
     * @param work may throw; then it is tried again after a longer pause
     */
    record Round(String name, Duration pause, Work work) {}

    /** The work of a round. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
