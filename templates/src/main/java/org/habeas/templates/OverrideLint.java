package org.habeas.templates;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a file of an installation with the shipped one it stands for, or with the English one where none ships in
 * its language: fields, sections, citations and {@linkplain FixedWords words that nothing takes the place of}. It does
 * not tell what a sentence means; people do, who read each {@link Rewording} before they release it.
 */
final class OverrideLint {

    private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final int FEWEST_LETTERS = 10;

    /** Scripts in which a few characters are a sentence: each counts for three letters. */
    private static final Set<UnicodeScript> DENSE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private final LetterSet shipped;

    private OverrideLint(LetterSet shipped) {
        this.shipped = shipped;
    }

    /**
     * Compares files as they would be with all as they ship.
     *
     * @param paths of the files that take the place of shipped ones
     * @throws LetterProblem naming the file, the line and the element that one hollows out
     */
    static void check(LetterSet shipped, LetterSet then, Set<String> paths) {
        OverrideLint lint = new OverrideLint(shipped);
        paths.forEach(path -> {
            String name = path.substring(0, path.lastIndexOf('.'));
            LetterFile letter = then.letters().get(name);
            if (letter != null) {
                lint.compare(name, letter);
            }
            String words = name.replace("/clauses", "");
            then.clauses()
                    .getOrDefault(name.equals(words) ? "" : words, Map.of())
                    .forEach((set, regimes) ->
                            regimes.forEach((regime, clause) -> lint.compare(words, set, regime, clause)));
        });
    }

    private void compare(String name, LetterFile letter) {
        LetterFile english = Objects.requireNonNull(shipped.letters().get(english(name)));
        if (!english.fields().equals(letter.fields())) {
            throw letter.place().at("fields").problem("takes other fields than the shipped letter");
        }
        if (!english.head().shared().equals(letter.head().shared())) {
            throw letter.place().problem("has another sentWhen, sentBy or clauses than the shipped letter");
        }
        LetterFile ours = shipped.letters().getOrDefault(name, english);
        Set<String> named = fields(letter.head().subject());
        named.removeAll(fields(ours.head().subject()));
        for (String field : named) {
            throw letter.place().at("subject").problem("the subject has to do without {{" + field + "}}");
        }
        compare(ours.checklist(), letter.checklist());
        if (shipped.letters().containsKey(name)) {
            requireFixedWords(name, ours.checklist(), letter.checklist());
        }
    }

    private void compare(String words, String set, String regime, Clause clause) {
        Clause english = Objects.requireNonNull(clause(english(words), set, regime));
        Clause own = clause(words, set, regime);
        Clause ours = own == null ? english : own;
        if (!ours.citation().equals(clause.citation())) {
            throw clause.place().at("citation").problem("has to keep the citation " + ours.citation());
        }
        if (ours.verified() != clause.verified()) {
            throw clause.place().at("verified").problem("has to keep verified as it ships");
        }
        compare(ours.elements(), clause.elements());
        if (own != null) {
            requireFixedWords(words, own.elements(), clause.elements());
        }
    }

    /** In the same language a number, an address and the name of a body stay what they are, however they are put. */
    private static void requireFixedWords(String name, Checklist ours, Checklist theirs) {
        String language = name.substring(name.lastIndexOf('.') + 1);
        for (Element element : theirs.elements()) {
            Set<String> lost = FixedWords.of(ours.element(element.name()).phrase(), language);
            lost.removeAll(FixedWords.of(element.phrase(), language));
            for (String first : lost) {
                throw problem(element, "has to keep \"" + first + "\"");
            }
        }
    }

    private @Nullable Clause clause(String words, String set, String regime) {
        return shipped.clauses()
                .getOrDefault(words, Map.of())
                .getOrDefault(set, Map.of())
                .get(regime);
    }

    private static void compare(Checklist ours, Checklist theirs) {
        for (Element element : theirs.elements()) {
            Element shipped = ours.element(element.name());
            Set<String> lost = fields(shipped.phrase());
            lost.removeAll(fields(element.phrase()));
            for (String field : lost) {
                throw problem(element, "has to keep {{" + field + "}}");
            }
            if (letters(element.phrase()) < Math.min(FEWEST_LETTERS, letters(shipped.phrase()))) {
                throw problem(element, "says too little");
            }
            if (!shipped.lists().equals(element.lists())) {
                throw problem(element, "stands in another section than in the shipped letter");
            }
            for (Element other : theirs.elements()) {
                if (!other.name().equals(element.name())
                        && other.phrase().contains(element.phrase())
                        && !ours.element(other.name()).phrase().contains(shipped.phrase())) {
                    throw problem(element, "says the same as " + other.name());
                }
            }
        }
    }

    private static LetterProblem problem(Element element, String what) {
        return element.place().problem("the element " + element.name() + " " + what);
    }

    private static String english(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1) + LetterSet.FALLBACK;
    }

    private static Set<String> fields(String phrase) {
        Set<String> fields = new TreeSet<>();
        Matcher matcher = FIELD.matcher(phrase);
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    private static int letters(String phrase) {
        return FIELD.matcher(phrase)
                .replaceAll("")
                .codePoints()
                .filter(Character::isLetter)
                .map(letter -> DENSE.contains(UnicodeScript.of(letter)) ? 3 : 1)
                .sum();
    }
}
