package org.habeas.inbox.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What stands in the fields of a form: typed by a person, sent by a program, kept in a draft, or filled in from the
 * case. Fields that are absent read as empty, so that a form can always be drawn.
 *
 * @param values by field name, several values of one field joined by line feeds
 */
public record TypedFields(Map<String, String> values) {

    /** Keeps a copy of the values. */
    public TypedFields {
        values = Map.copyOf(values);
    }

    /** Fields as they were posted. */
    public static TypedFields posted(Map<String, List<String>> posted) {
        Map<String, String> values = new LinkedHashMap<>();
        posted.forEach((name, list) -> values.put(name, String.join("\n", list)));
        return new TypedFields(values);
    }

    /** These fields with others on top, for a saved draft over what the case holds. */
    public TypedFields with(Map<String, String> others) {
        Map<String, String> both = new LinkedHashMap<>(values);
        both.putAll(others);
        return new TypedFields(both);
    }

    /** Some of these fields, for what a saved draft must never replace. */
    public Map<String, String> only(String... names) {
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

    /** The values of a field with several, or the lines of a text; blank ones are left out. */
    public List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The version of the case that the form was drawn from; one that matches nothing when it is no number. */
    public long version() {
        String version = text("version");
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** The ids in a field; those that are none are left out. */
    public List<UUID> ids(String name) {
        return lines(name).stream()
                .filter(line -> line.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .toList();
    }

    /** Whether a field names a constant of an enum. */
    public <E extends Enum<E>> boolean isOneOf(String name, Class<E> type) {
        return Stream.of(type.getEnumConstants()).anyMatch(one -> one.name().equals(text(name)));
    }

    /** The constant of an enum that a field names, or the fallback. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> type, E fallback) {
        return isOneOf(name, type) ? Enum.valueOf(type, text(name)) : fallback;
    }
}
