package org.habeas.templates;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The elements that have to be in a letter, and where in its text each one is: in a phrase that may not be taken out,
 * or in a field that may not be empty.
 *
 * @param sources per element the article or the practice that asks for it
 * @param elements as they are found in the text
 */
record Checklist(Map<String, String> sources, List<Element> elements) {

    /** What the plain text and the HTML of a letter write differently. */
    private static final String MARKS = "[\\s\\p{Cntrl}#-]+";

    /**
     * Joins what the law wants of a kind of letter with what one letter says about it.
     *
     * @param wanted element and source, kept apart from the letters, so that nobody drops both at once
     * @param required the block of the front matter
     * @param place of that block
     * @param source the text with its fields
     */
    static Checklist of(YamlPlace place, Map<String, String> wanted, @Nullable Object required, String source) {
        if (!(required instanceof Map<?, ?> map)) {
            throw place.problem("required has to be a block of elements");
        }
        Map<String, String> phrases = new TreeMap<>();
        map.forEach((key, phrase) -> {
            String element = String.valueOf(key);
            if (!(phrase instanceof String words)) {
                throw place.at(element).problem("the element " + element + " has to be a text");
            }
            phrases.put(element, squeezed(words));
        });
        Set<String> absent = new TreeSet<>(wanted.keySet());
        absent.removeAll(phrases.keySet());
        for (String first : absent) {
            throw place.problem("lacks the element " + first + " (" + wanted.get(first) + ")");
        }
        Set<String> unknown = new TreeSet<>(phrases.keySet());
        unknown.removeAll(wanted.keySet());
        for (String first : unknown) {
            throw place.at(first).problem("names the unknown element " + first);
        }
        String squeezed = squeezed(source);
        return new Checklist(
                Map.copyOf(wanted),
                phrases.entrySet().stream()
                        .map(element ->
                                Element.in(place.at(element.getKey()), element.getKey(), element.getValue(), squeezed))
                        .toList());
    }

    /**
     * Whether a finished letter carries every element, with the values that were filled in.
     *
     * @param forms the letter as plain text and as HTML: each has to carry all of them
     * @throws LetterProblem naming the first element that one lacks
     */
    void check(String letter, Map<String, Object> values, String... forms) {
        for (Element element : elements) {
            for (String expected : element.expected(values)) {
                for (String form : forms) {
                    if (expected.isBlank() || !marksOff(form).contains(marksOff(expected))) {
                        throw new LetterProblem(
                                letter,
                                "the element " + element.name() + " (" + sources.get(element.name())
                                        + ") is not in the finished letter");
                    }
                }
            }
        }
    }

    /** An element by its name. */
    Element element(String name) {
        return elements.stream()
                .filter(element -> element.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String marksOff(String text) {
        return text.replaceAll(MARKS, "");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
