package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of an installation in the place of shipped ones: letters that exist, in any language, but no checklist. */
final class Overriding {

    private static final Pattern FILE = Pattern.compile("(.+)\\.([a-z]+)\\.(md|yaml)");
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
                requireAllPhrases(path, String.valueOf(shipped.get(english(name))), content);
            }
            all.put(path, content);
        });
        return all;
    }

    private static String english(Matcher name) {
        return name.group(1) + "." + LetterSet.FALLBACK + "." + name.group(3);
    }

    private static void requireAllPhrases(String path, String english, String content) {
        Map<String, String> shipped = LetterYaml.read(path, english, new TypeReference<>() {});
        Map<String, String> given = LetterYaml.read(path, content, new TypeReference<>() {});
        Set<String> absent = new TreeSet<>(shipped.keySet());
        absent.removeAll(given.keySet());
        if (!absent.isEmpty()) {
            throw new LetterProblem(path, "lacks the phrase " + String.join(", ", absent));
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(shipped.keySet());
        if (!unknown.isEmpty()) {
            throw new LetterProblem(path, "has the unknown phrase " + String.join(", ", unknown));
        }
    }
}
