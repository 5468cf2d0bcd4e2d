package org.habeas.inbox;

import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that arrived without a session: the application keeps it in the new session, the page shows it filled in again
 * after the sign-in, and nothing of it was sent.
 *
 * @param address path the form was posted to, without context path
 * @param fields values by field name
 */
public record TypedForm(String address, Map<String, List<String>> fields) implements Serializable {

    /** The session attribute under which it waits for the page. */
    public static final String ATTRIBUTE = "org.habeas.inbox.typedForm";

    @Serial
    private static final long serialVersionUID = 1L;

    public TypedForm {
        fields = new LinkedHashMap<>(fields);
    }

    /** The task of a case the form belongs to: {@code /cases/{ref}/tasks/{task}}; empty for other forms. */
    public Optional<String> taskOf(String reference) {
        String start = "/cases/" + reference + "/tasks/";
        return address.startsWith(start) ? Optional.of(address.substring(start.length())) : Optional.empty();
    }

    /** Each field as a draft keeps it, several values joined by line feeds. */
    public Map<String, String> joined() {
        Map<String, String> joined = new LinkedHashMap<>();
        fields.forEach((name, values) -> joined.put(name, String.join("\n", values)));
        return joined;
    }
}
