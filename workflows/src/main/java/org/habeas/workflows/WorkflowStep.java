package org.habeas.workflows;

import org.habeas.casework.CaseReference;

/**
 * One step of a case's way through its workflow.
 *
 * @param id of the task in the model
 * @param label verb and object
 */
public record WorkflowStep(String id, String label, State state) {

    /** Where a case stands with a step. */
    public enum State {
        /** Behind the case. */
        DONE,
        /** The case is here, or waits for what this step asked for. */
        HERE,
        /** May still come, see {@link WorkflowSteps#of(CaseReference)}. */
        AHEAD
    }
}
