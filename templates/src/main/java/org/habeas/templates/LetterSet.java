package org.habeas.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All letters, clauses and fixed phrases that belong together, linted as a whole.
 *
 * @param letters by template id and language: {@code sar/answer.en}
 * @param clauses by family and language, then by set and regime
 * @param phrases by family and language, then by key
 * @param checklists element and source by template id, or by {@code <family>/clauses/<set>/<regime>}
 */
record LetterSet(
        Map<String, LetterFile> letters,
        Map<String, Map<String, Map<String, Clause>>> clauses,
        Map<String, Map<String, String>> phrases,
        Map<String, Map<String, String>> checklists) {

    /** The language that every letter has. */
    static final String FALLBACK = "en";

    private static final String CHECKLISTS = "checklists.yaml";
    private static final Pattern LETTER = Pattern.compile("([a-z-]+/.+)\\.([a-z]{2})\\.md");
    private static final Pattern WORDS = Pattern.compile("([a-z-]+)/(phrases|clauses)\\.([a-z]{2})\\.yaml");

    /**
     * Reads files.
     *
     * @param files content by path: {@code sar/answer.en.md}, {@code sar/phrases.en.yaml}, {@code checklists.yaml}
     * @throws LetterProblem naming the file and what is wrong with it
     */
    static LetterSet read(Map<String, String> files) {
        Map<String, Map<String, String>> checklists =
                LetterYaml.read(CHECKLISTS, files.getOrDefault(CHECKLISTS, ""), new TypeReference<>() {});
        Map<String, Map<String, String>> phrases = new TreeMap<>();
        Map<String, Map<String, Map<String, Clause>>> clauses = new TreeMap<>();
        files.forEach((path, content) -> {
            Matcher words = WORDS.matcher(path);
            if (words.matches() && words.group(2).equals("phrases")) {
                phrases.put(
                        words.group(1) + "." + words.group(3),
                        LetterYaml.read(path, content, new TypeReference<>() {}));
            } else if (words.matches()) {
                String file = words.group(1) + "/clauses." + words.group(3);
                clauses.put(words.group(1) + "." + words.group(3), Clause.read(file, content, checklists));
            }
        });
        Map<String, LetterFile> letters = new TreeMap<>();
        files.forEach((path, content) -> {
            Matcher letter = LETTER.matcher(path);
            if (letter.matches()) {
                String name = letter.group(1) + "." + letter.group(2);
                Map<String, String> wanted = checklists.get(letter.group(1));
                if (wanted == null || wanted.isEmpty()) {
                    throw new LetterProblem(name, "has no checklist in " + CHECKLISTS);
                }
                String words = family(name) + "." + letter.group(2);
                letters.put(name, LetterFile.read(name, content, wanted, clauses.getOrDefault(words, Map.of())));
            } else if (!WORDS.matcher(path).matches() && !path.equals(CHECKLISTS)) {
                throw new LetterProblem(path, "has no name of a letter, of phrases or of clauses");
            }
        });
        compareLanguages(letters);
        Set<String> written = written(letters, clauses);
        checklists.keySet().forEach(kind -> {
            if (!written.contains(kind)) {
                throw new LetterProblem(kind, "has a checklist but no text in English");
            }
        });
        return new LetterSet(letters, clauses, phrases, checklists);
    }

    private static Set<String> written(
            Map<String, LetterFile> letters, Map<String, Map<String, Map<String, Clause>>> clauses) {
        Set<String> written = new LinkedHashSet<>();
        letters.keySet().forEach(name -> {
            if (name.endsWith("." + FALLBACK)) {
                written.add(name.substring(0, name.lastIndexOf('.')));
            }
        });
        clauses.forEach((words, sets) -> sets.forEach((set, regimes) -> {
            if (words.endsWith("." + FALLBACK)) {
                regimes.keySet().forEach(regime -> written.add(family(words) + "/clauses/" + set + "/" + regime));
            }
        }));
        return written;
    }

    /** A letter takes the same fields in every language, and has a clause for the same regimes. */
    private static void compareLanguages(Map<String, LetterFile> letters) {
        letters.forEach((name, letter) -> {
            LetterFile english = letters.get(name.substring(0, name.lastIndexOf('.')) + "." + FALLBACK);
            if (english == null) {
                throw new LetterProblem(name, "has no letter in English to stand in for other languages");
            }
            if (!english.fields().equals(letter.fields())) {
                throw letter.place().at("fields").problem("takes other fields than the English letter");
            }
            if (!english.head().shared().equals(letter.head().shared())) {
                throw letter.place().problem("has another sentWhen, sentBy or clauses than the English letter");
            }
            english.clauses().forEach((set, regimes) -> {
                if (!regimes.keySet()
                        .equals(letter.clauses().getOrDefault(set, Map.of()).keySet())) {
                    throw letter.place()
                            .at("clauses")
                            .problem("has clauses " + set + " of other regimes than the English letter");
                }
            });
        });
    }

    /** Names of the letters that a file makes: one for a letter, all that take them up for clauses, none for phrases. */
    List<String> madeOf(String path) {
        Matcher words = WORDS.matcher(path);
        if (!words.matches()) {
            String name = path.replaceFirst("\\.md$", "");
            return letters.containsKey(name) ? List.of(name) : List.of();
        }
        if (words.group(2).equals("phrases")) {
            return List.of();
        }
        return letters.entrySet().stream()
                .filter(letter -> !letter.getValue().clauses().isEmpty())
                .map(Map.Entry::getKey)
                .filter(name -> family(name).equals(words.group(1)) && name.endsWith("." + words.group(3)))
                .toList();
    }

    private static String family(String name) {
        return name.replaceFirst("[./].*", "");
    }
}
