package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files of an installation in the place of shipped ones: letters that exist, in any language, but no checklist. */
final class Overriding {

    private static final Pattern FILE = Pattern.compile("(.+)\\.([a-z]+)\\.(md|yaml)");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]");
    private static final Set<String> LANGUAGES = Set.copyOf(List.of(Locale.getISOLanguages()));

    private Overriding() {}

    /**
     * All files as they would be.
     *
     * @throws LetterProblem when one is no letter of this house, is in no language, or loses a phrase
     */
    static Map<String, String> of(Map<String, String> shipped, Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(shipped);
        files.forEach((path, content) -> {
            Matcher name = FILE.matcher(path);
            if (!name.matches() || !shipped.containsKey(english(name))) {
                throw new LetterProblem(path, "is no letter of this house");
            }
            if (!LANGUAGES.contains(name.group(2))) {
                throw new LetterProblem(path, "is in no language: " + name.group(2));
            }
            if (path.contains("/phrases.")) {
                requireAllPhrases(path, String.valueOf(shipped.get(english(name))), shipped.get(path), content);
            }
            all.put(path, content);
        });
        return all;
    }

    private static String english(Matcher name) {
        return name.group(1) + "." + LetterSet.FALLBACK + "." + name.group(3);
    }

    /** The phrases of a language that ships are those of its file, otherwise all that there are in English. */
    private static void requireAllPhrases(String path, String english, @Nullable String own, String content) {
        Map<String, String> known = LetterYaml.read(path, english, new TypeReference<>() {});
        Map<String, String> shipped = own == null ? known : LetterYaml.read(path, own, new TypeReference<>() {});
        YamlPlace place = YamlPlace.of(path, content);
        Map<String, @Nullable String> given = place.read(new TypeReference<>() {});
        Set<String> absent = new TreeSet<>(shipped.keySet());
        absent.removeAll(given.keySet());
        if (!absent.isEmpty()) {
            throw place.problem("lacks the phrase " + String.join(", ", absent));
        }
        given.forEach((key, phrase) -> {
            String before = shipped.getOrDefault(key, known.get(key));
            if (before == null) {
                throw place.at(key).problem("has the unknown phrase " + key);
            }
            requirePlaces(place.at(key), "the phrase " + key, before, phrase);
        });
    }

    /** A phrase is there, and says all the values that the shipped one says. */
    private static void requirePlaces(YamlPlace place, String name, String shipped, @Nullable String phrase) {
        if (phrase == null || phrase.isBlank()) {
            throw place.problem(name + " is blank");
        }
        if (!PLACE.matcher(shipped).find()) {
            return;
        }
        Object[] values = shipped.contains("choice") ? new Object[] {30} : new Object[] {"<0>", "<1>", "<2>"};
        String before = filled(place, name, shipped, values);
        String after = filled(place, name, phrase, values);
        for (int i = 0; i < values.length; i++) {
            String value = String.valueOf(values[i]);
            if (before.contains(value) && !after.contains(value)) {
                throw place.problem(name + " has to keep {" + i + "}");
            }
        }
        if (PLACE.matcher(after).find()) {
            throw place.problem(name + " has a place that nothing fills");
        }
    }

    private static String filled(YamlPlace place, String name, String pattern, Object... values) {
        try {
            return new MessageFormat(pattern, Locale.ROOT).format(values);
        } catch (IllegalArgumentException malformed) {
            throw place.problem(name + " is no pattern: " + malformed.getMessage());
        }
    }
}
