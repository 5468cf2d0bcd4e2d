package org.habeas.templates;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields a letter takes, as its front matter declares them.
 *
 * @param kinds what each field holds
 * @param entries the fields of the entries of each list
 */
record Fields(Map<String, FieldKind> kinds, Map<String, Fields> entries) {

    private static final String NAME = "[a-z][A-Za-z]*";
    private static final String SET = "[a-z][a-z-]*";

    /** Reads the block {@code fields}: a name with {@code text} or {@code optional}, or with a block of its own. */
    static Fields declared(YamlPlace place, @Nullable Object block) {
        if (!(block instanceof Map<?, ?> map)) {
            throw place.problem("fields has to be a block of names");
        }
        Map<String, FieldKind> kinds = new LinkedHashMap<>();
        Map<String, Fields> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!name.matches(NAME)) {
                throw place.at(name).problem("'" + name + "' is not a name for a field");
            }
            if (value instanceof Map<?, ?>) {
                kinds.put(name, FieldKind.LIST);
                entries.put(name, declared(place.at(name), value));
            } else {
                kinds.put(name, FieldKind.of(String.valueOf(value)).orElseThrow(() -> place.at(name)
                        .problem("field " + name + " has to be text, optional or a block of fields")));
            }
        });
        return new Fields(kinds, entries);
    }

    /** These fields and the lists that the renderer fills itself, each with entries of one text. */
    Fields with(YamlPlace place, Collection<String> clauses) {
        Map<String, FieldKind> allKinds = new LinkedHashMap<>(kinds);
        Map<String, Fields> allEntries = new LinkedHashMap<>(entries);
        for (String set : clauses) {
            if (!set.matches(SET) || allKinds.put(set, FieldKind.LIST) != null) {
                throw place.problem("the set of clauses " + set + " has no name that is free");
            }
            allEntries.put(set, new Fields(Map.of("text", FieldKind.TEXT), Map.of()));
        }
        return new Fields(allKinds, allEntries);
    }

    /** Compares values with what is declared: none missing, none unused, no required text blank, lists not empty. */
    void check(String letter, Map<String, ?> values) {
        Set<String> missing = new TreeSet<>(kinds.keySet());
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw new LetterProblem(letter, "missing field " + String.join(", ", missing));
        }
        Set<String> unused = new TreeSet<>(values.keySet());
        unused.removeAll(kinds.keySet());
        if (!unused.isEmpty()) {
            throw new LetterProblem(letter, "unused field " + String.join(", ", unused));
        }
        kinds.forEach((name, kind) -> {
            Object value = values.get(name);
            switch (kind) {
                case TEXT -> {
                    if (!(value instanceof String text) || text.isBlank()) {
                        throw new LetterProblem(letter, "field " + name + " is empty");
                    }
                }
                case OPTIONAL -> {
                    if (!(value instanceof String)) {
                        throw new LetterProblem(letter, "field " + name + " has to be a text");
                    }
                }
                case LIST -> checkEntries(letter, name, value);
            }
        });
    }

    /** The values with nothing where an optional text is only blank, so that no section is printed around it. */
    Map<String, Object> withoutBlanks(Map<String, ?> values) {
        Map<String, Object> clean = new LinkedHashMap<>(values);
        kinds.forEach((name, kind) -> {
            if (kind == FieldKind.OPTIONAL && String.valueOf(values.get(name)).isBlank()) {
                clean.put(name, "");
            }
        });
        entries.forEach((name, inner) -> {
            if (values.get(name) instanceof List<?> list) {
                clean.put(
                        name,
                        list.stream()
                                .map(entry -> inner.withoutBlanks(named(entry)))
                                .toList());
            }
        });
        return clean;
    }

    private static Map<String, Object> named(Object entry) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (entry instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> named.put(String.valueOf(key), inner));
        }
        return named;
    }

    private void checkEntries(String letter, String name, @Nullable Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new LetterProblem(letter, "field " + name + " has to be a list with entries");
        }
        Fields fields = entries.get(name);
        for (Object entry : list) {
            if (fields == null || !(entry instanceof Map<?, ?>)) {
                throw new LetterProblem(letter, "an entry of " + name + " has to hold fields");
            }
            fields.check(letter + " " + name, named(entry));
        }
    }
}
