package org.habeas.inbox;

import java.util.Map;

/**
 * A section of the case page that a feature adds.
 *
 * @param id anchor of the section and of its link in the jump list
 * @param heading shown as its heading and in the jump list
 * @param fragment template and fragment, drawn below the heading
 * @param model attributes for the fragment
 */
public record CasePanel(String id, String heading, String fragment, Map<String, Object> model) {

    public CasePanel {
        model = Map.copyOf(model);
    }
}
