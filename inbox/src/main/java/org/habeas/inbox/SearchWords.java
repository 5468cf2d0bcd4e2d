package org.habeas.inbox;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words as the search compares them: lower case, without accents, cut at everything that is neither letter nor digit,
 * so that {@code Teles} finds {@code joana.teles@example.org} and {@code Muller} finds {@code Müller}.
 */
final class SearchWords {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 12;

    private SearchWords() {}

    static List<String> of(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN_WORDS.split(plain, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A query that finds what holds all words of the text, each as the beginning of a word; finds nothing for none. */
    static String query(String text) {
        return of(text).stream()
                .limit(MOST_WORDS)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }
}
