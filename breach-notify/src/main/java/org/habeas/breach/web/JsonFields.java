package org.habeas.breach.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form from JSON, where null is the same as a field left out. */
final class JsonFields {

    private JsonFields() {}

    /**
     * Fields that are single texts, numbers or booleans.
     *
     * @throws FieldProblems naming those that are something else
     */
    static TypedFields texts(Map<String, @Nullable Object> sent) {
        return read(sent, false);
    }

    /**
     * Fields of which each may also have several values, as a list.
     *
     * @throws FieldProblems naming those that are something else
     */
    static TypedFields textsOrLists(Map<String, @Nullable Object> sent) {
        return read(sent, true);
    }

    private static TypedFields read(Map<String, @Nullable Object> sent, boolean lists) {
        FieldProblems.Check check = new FieldProblems.Check();
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (value instanceof List<?> list && lists) {
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
                check.that(isPlain(value), name, lists ? "Send a text or a list of texts" : "Send a text");
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
