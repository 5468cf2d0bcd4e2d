package org.habeas.templates;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The elements that have to be in a letter, and where in its text each one is: in a phrase that may not be taken out,
 * or in a field that may not be empty.
 *
 * @param phrases per element the words or the {@code {{field}}} that carry it
 */
record Checklist(Map<String, String> phrases) {

    /**
     * Joins what the law wants of a kind of letter with what one letter says about it.
     *
     * @param wanted element and source, kept apart from the letters, so that nobody drops both at once
     * @param required the block of the front matter
     */
    static Checklist of(String letter, Map<String, String> wanted, @Nullable Object required) {
        if (!(required instanceof Map<?, ?> map)) {
            throw new LetterProblem(letter, "required has to be a block of elements");
        }
        Map<String, String> phrases = new LinkedHashMap<>();
        map.forEach((element, phrase) -> phrases.put(String.valueOf(element), squeezed(String.valueOf(phrase))));
        TreeSet<String> absent = new TreeSet<>(wanted.keySet());
        absent.removeAll(phrases.keySet());
        if (!absent.isEmpty()) {
            String first = absent.first();
            throw new LetterProblem(letter, "lacks the element " + first + " (" + wanted.get(first) + ")");
        }
        TreeSet<String> unknown = new TreeSet<>(phrases.keySet());
        unknown.removeAll(wanted.keySet());
        if (!unknown.isEmpty()) {
            throw new LetterProblem(letter, "names the unknown element " + unknown.first());
        }
        return new Checklist(Map.copyOf(phrases));
    }

    /** Whether the source of the text carries every element. */
    void checkSource(String letter, String source) {
        String squeezed = squeezed(source);
        phrases.forEach((element, phrase) -> {
            if (phrase.isBlank() || !squeezed.contains(phrase)) {
                throw new LetterProblem(letter, "the element " + element + " is not in the text");
            }
        });
    }

    /** Whether the finished text still carries every element that is a phrase; fields were checked as values. */
    void checkRendered(String letter, String text) {
        String squeezed = squeezed(text).toLowerCase(Locale.ROOT);
        phrases.forEach((element, phrase) -> {
            if (!phrase.contains("{{") && !squeezed.contains(phrase.toLowerCase(Locale.ROOT))) {
                throw new LetterProblem(letter, "the element " + element + " got lost in rendering");
            }
        });
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
