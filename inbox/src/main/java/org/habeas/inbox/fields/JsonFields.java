package org.habeas.inbox.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form from JSON, where null is the same as a field left out. */
public final class JsonFields {

    private JsonFields() {}

    /**
     * Fields that are single texts, numbers or booleans.
     *
     * @throws FieldProblems naming those that are something else
     */
    public static TypedFields texts(Map<String, @Nullable Object> sent) {
        return textsOrLists(sent, Set.of());
    }

    /**
     * Fields of which some may also have several values, as a list.
     *
     * @param several names of those; everywhere else a list is a mistake
     * @throws FieldProblems naming those that are something else
     */
    public static TypedFields textsOrLists(Map<String, @Nullable Object> sent, Set<String> several) {
        FieldProblems.Check check = new FieldProblems.Check();
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            boolean takesList = several.contains(name);
            if (value instanceof List<?> list && takesList) {
                check.that(
                        list.stream().allMatch(one -> one == null || isPlain(one)),
                        name,
                        "Send a text or a list of texts");
                values.put(
                        name,
                        list.stream()
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .collect(Collectors.joining("\n")));
            } else if (value != null) {
                check.that(isPlain(value), name, takesList ? "Send a text or a list of texts" : "Send a text");
                values.put(name, String.valueOf(value));
            }
        });
        check.done();
        return new TypedFields(values);
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
