package org.habeas.templates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element that has to be in a letter: the words or the fields that carry it.
 *
 * @param name as the checklist has it
 * @param place of the words in the front matter
 * @param phrase the words with their fields, with single spaces
 * @param filled the same to fill in
 * @param lists the lists it stands in, from the outermost: it has to be there for each entry
 */
record Element(String name, YamlPlace place, String phrase, MustacheText filled, List<String> lists) {

    private static final Pattern SECTION = Pattern.compile("\\{\\{([#/])([^{}]*)}}");

    /**
     * Finds an element in the source of a text.
     *
     * @param source with single spaces
     * @param phrase with single spaces
     * @param place where the phrase stands
     * @throws LetterProblem when it is not there, with the line that asks for it
     */
    static Element in(YamlPlace place, String name, String phrase, String source) {
        int at = phrase.isBlank() ? -1 : source.indexOf(phrase);
        if (at < 0) {
            throw place.problem("the element " + name + " is not in the text");
        }
        if (SECTION.matcher(phrase).find()) {
            throw place.problem("the element " + name + " reaches over the edge of a list");
        }
        Deque<String> open = new ArrayDeque<>();
        Matcher sections = SECTION.matcher(source.substring(0, at));
        while (sections.find()) {
            if (sections.group(1).equals("#")) {
                open.addLast(sections.group(2));
            } else {
                open.pollLast();
            }
        }
        return new Element(name, place, phrase, MustacheText.of(place.file(), phrase), List.copyOf(open));
    }

    /** What has to be found in the finished letter, once for each entry of the lists it stands in. */
    List<String> expected(Map<String, Object> values) {
        List<Map<String, Object>> scopes = List.of(values);
        for (String list : lists) {
            List<Map<String, Object>> inner = new ArrayList<>();
            scopes.forEach(scope -> inner.addAll(entries(scope, list)));
            scopes = inner;
        }
        return scopes.stream().map(filled::filled).toList();
    }

    /** A section around a text that may be blank has no entries of its own: its scope is the one around it. */
    private static List<Map<String, Object>> entries(Map<String, Object> scope, String list) {
        if (!(scope.get(list) instanceof List<?> entries)) {
            return List.of(scope);
        }
        List<Map<String, Object>> inner = new ArrayList<>();
        for (Object entry : entries) {
            Map<String, Object> one = new LinkedHashMap<>(scope);
            if (entry instanceof Map<?, ?> map) {
                map.forEach((key, value) -> one.put(String.valueOf(key), value));
            }
            inner.add(one);
        }
        return inner;
    }
}
