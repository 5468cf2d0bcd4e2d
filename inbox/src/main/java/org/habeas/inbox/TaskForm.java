package org.habeas.inbox;

import java.util.Map;

/**
 * The form of one task: a Thymeleaf fragment and the model it reads.
 *
 * @param fragment template and fragment: {@code sar/tasks :: sort}
 * @param model attributes for the fragment; the page adds {@code reference}, {@code item} and {@code errors}
 */
public record TaskForm(String fragment, Map<String, Object> model) {

    public TaskForm {
        model = Map.copyOf(model);
    }
}
