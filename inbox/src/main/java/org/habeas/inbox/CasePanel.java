package org.habeas.inbox;

import java.util.Map;

/**
 * A section of the case page that a feature adds.
 *
 * @param id anchor of the section and of its link in the jump list
 * @param heading shown as its heading and in the jump list
 * @param fragment template and fragment, drawn below the heading
 * @param model attributes for the fragment; one in the task's place finds them as {@code standing.model}
 * @param spot where on the page it stands
 */
public record CasePanel(String id, String heading, String fragment, Map<String, Object> model, Spot spot) {

    public CasePanel {
        model = Map.copyOf(model);
    }

    /** A section below the task. */
    public CasePanel(String id, String heading, String fragment, Map<String, Object> model) {
        this(id, heading, fragment, model, Spot.SECTION);
    }

    /** Where on the page a panel stands. */
    public enum Spot {
        /** Below mail and task. */
        SECTION,
        /** On the left, above all mail: what was asked otherwise than by mail. */
        REQUEST,
        /** At the task, or in its place while none is open, and beside the notice that the task of that case is done. */
        TASK
    }
}
