package org.habeas.breach.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What stands in the fields of a form: typed by a person, kept in a draft, or filled in from the case. Fields that are
 * absent read as empty, so that a form can always be drawn.
 *
 * @param values by field name, several values of one field joined by line feeds
 */
public record TypedFields(Map<String, String> values) {

    public TypedFields {
        values = Map.copyOf(values);
    }

    /** Fields as they were posted. */
    static TypedFields posted(Map<String, List<String>> posted) {
        Map<String, String> values = new LinkedHashMap<>();
        posted.forEach((name, list) -> values.put(name, String.join("\n", list)));
        return new TypedFields(values);
    }

    /** These fields with others on top, for a saved draft over what the case holds. */
    TypedFields with(Map<String, String> others) {
        Map<String, String> both = new LinkedHashMap<>(values);
        both.putAll(others);
        return new TypedFields(both);
    }

    /** Some of these fields, for what a saved draft must never replace. */
    Map<String, String> only(String... names) {
        Map<String, String> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(List.of(names));
        return some;
    }

    /** The text of a field, without blanks around it. */
    public String text(String name) {
        return values.getOrDefault(name, "")
                .replace("\r\n", "\n")
                .replace("\0", "")
                .strip();
    }

    /** Whether one of the values of a field is this one. */
    public boolean has(String name, String value) {
        return text(name).lines().anyMatch(value::equals);
    }

    /** The values of a field with several, or the lines of a text. */
    List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The version of the case that the form was drawn from; one that matches nothing when it is no number. */
    long version() {
        String version = text("version");
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** The ids in a field; those that are none are left out. */
    List<UUID> ids(String name) {
        return lines(name).stream()
                .filter(line -> line.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .toList();
    }

    /** The constant of an enum that a field names, or the fallback. */
    <E extends Enum<E>> E oneOf(String name, Class<E> type, E fallback) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return fallback;
    }
}
