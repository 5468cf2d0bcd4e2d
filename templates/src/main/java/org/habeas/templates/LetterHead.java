package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The front matter of a letter.
 *
 * @param purpose what it is for
 * @param legalBasis the articles it rests on
 * @param recipients who gets it
 * @param sentWhen one English sentence
 * @param sentBy the steps of workflows that send it ({@code model#step}), or {@code desk: verb} for a person's act
 * @param clauses the sets of clauses its text takes up
 * @param subject with its fields
 * @param fields the block of fields, as read
 * @param required the block of elements, as read
 */
record LetterHead(
        String purpose,
        List<String> legalBasis,
        String recipients,
        String sentWhen,
        List<String> sentBy,
        List<String> clauses,
        String subject,
        @Nullable Object fields,
        @Nullable Object required) {

    private static final Set<String> KEYS =
            Set.of("purpose", "legalBasis", "recipients", "sentWhen", "sentBy", "subject", "fields", "required");
    private static final String CLAUSES = "clauses";
    private static final Pattern SENT_BY = Pattern.compile("[a-z-]+#[A-Za-z_]+|desk: .+");

    /**
     * Reads it.
     *
     * @throws LetterProblem when a key is missing, unknown, twice there or empty
     */
    static LetterHead read(YamlPlace front) {
        Map<String, Object> head = front.read(new TypeReference<>() {});
        Set<String> keys = new TreeSet<>(head.keySet());
        keys.remove(CLAUSES);
        if (!keys.equals(KEYS)) {
            Set<String> wrong = new TreeSet<>(keys);
            wrong.removeAll(KEYS);
            YamlPlace place =
                    wrong.isEmpty() ? front : front.at(wrong.iterator().next());
            throw place.problem("the front matter has to hold exactly " + new TreeSet<>(KEYS)
                    + " and, if it takes up clauses, " + CLAUSES);
        }
        List<String> sentBy = list(front, head, "sentBy");
        for (String step : sentBy) {
            if (!SENT_BY.matcher(step).matches()) {
                throw front.at("sentBy").problem("sentBy has to be model#step or 'desk: verb', not " + step);
            }
        }
        return new LetterHead(
                text(front, head, "purpose"),
                list(front, head, "legalBasis"),
                text(front, head, "recipients"),
                text(front, head, "sentWhen"),
                sentBy,
                head.containsKey(CLAUSES) ? list(front, head, CLAUSES) : List.of(),
                text(front, head, "subject"),
                head.get("fields"),
                head.get("required"));
    }

    /** What has to be the same in every language of a letter. */
    List<Object> shared() {
        return List.of(sentWhen, sentBy, clauses);
    }

    private static List<String> list(YamlPlace front, Map<String, Object> head, String key) {
        if (!(head.get(key) instanceof List<?> entries) || entries.isEmpty()) {
            throw front.at(key).problem(key + " has to be a list");
        }
        List<String> texts = new ArrayList<>();
        for (Object entry : entries) {
            Map<String, Object> pair = new LinkedHashMap<>();
            if (entry instanceof Map<?, ?> map && map.size() == 1) {
                map.forEach((name, value) -> pair.put(String.valueOf(name), value));
            }
            String text = pair.isEmpty()
                    ? String.valueOf(entry)
                    : pair.entrySet().iterator().next().getKey() + ": "
                            + pair.values().iterator().next();
            if (text.isBlank()) {
                throw front.at(key).problem(key + " has an empty entry");
            }
            texts.add(text);
        }
        return texts;
    }

    private static String text(YamlPlace front, Map<String, Object> head, String key) {
        if (!(head.get(key) instanceof String text) || text.isBlank()) {
            throw front.at(key).problem(key + " is empty");
        }
        return text;
    }
}
