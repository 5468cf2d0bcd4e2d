package org.habeas.templates;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of an element that no other wording takes the place of: numbers, articles, web addresses, abbreviations and
 * names of bodies. Whether the sentence around them still says the same is for people to see.
 */
final class FixedWords {

    private static final Pattern FIXED = Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:/[\\p{L}\\p{N}/-]+)?"
            + "|\\p{N}+(?:[.,:]\\p{N}+)*\\p{L}*"
            + "|(?<!\\p{L})\\p{Lu}{2,}(?!\\p{L})");
    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}[\\p{L}’]+(?: (?:(?:of|and|for|the) )?\\p{Lu}[\\p{L}’]+)+");

    /** Every noun has a capital there, so that two of them are no name. */
    private static final String CAPITALS = "de";

    private FixedWords() {}

    /** Those of a phrase; its fields are looked after elsewhere. */
    static Set<String> of(String phrase, String language) {
        String words = phrase.replaceAll("\\{\\{[^{}]*}}", " ");
        Set<String> fixed = found(FIXED, words);
        if (!language.equals(CAPITALS)) {
            fixed.addAll(found(NAME, words));
        }
        return fixed;
    }

    private static Set<String> found(Pattern pattern, String words) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(words);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
