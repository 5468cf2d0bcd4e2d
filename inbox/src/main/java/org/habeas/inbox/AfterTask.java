package org.habeas.inbox;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/** Where a person goes when a task is done. */
public interface AfterTask {

    /**
     * The next case of the person's queue, or the case itself when the queue is empty.
     *
     * @param finished the case whose task was done
     * @return a view name beginning with {@code redirect:}
     */
    String redirect(CaseReference finished, Acting acting);
}
