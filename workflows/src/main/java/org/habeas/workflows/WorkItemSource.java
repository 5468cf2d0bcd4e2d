package org.habeas.workflows;

import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;

/**
 * A feature's answer to what the inbox shows of its cases; one bean a kind of case.
 *
 * <p>Asked in the transaction that creates the task: an exception leaves neither task nor row.
 */
public interface WorkItemSource {

    /** The kind of case this source knows. */
    CaseKind kind();

    /**
     * What to show now.
     *
     * @param task id of the user task in the model
     */
    WorkItemFacts facts(CaseReference reference, String task);
}
