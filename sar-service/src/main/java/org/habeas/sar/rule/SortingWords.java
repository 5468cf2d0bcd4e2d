package org.habeas.sar.rule;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Suggests how to sort a text by words that lie in {@code sar/sorting-words.yaml}; it decides nothing. */
@Component
public class SortingWords {

    private static final String LANGUAGE = "language";
    private static final String AGENT = "agent";
    private static final int LONGEST = 20_000;

    private final Map<String, Map<String, List<Word>>> words = new LinkedHashMap<>();

    /** Reads the words from the class path. */
    public SortingWords() {
        try (InputStream in = SortingWords.class.getResourceAsStream("/sar/sorting-words.yaml")) {
            if (in == null) {
                throw new IllegalStateException("sar/sorting-words.yaml is not on the class path");
            }
            Map<String, Map<String, List<String>>> read =
                    new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
            read.forEach((language, topics) -> {
                Map<String, List<Word>> compiled = new LinkedHashMap<>();
                topics.forEach((topic, list) ->
                        compiled.put(topic, list.stream().map(Word::of).toList()));
                words.put(language, compiled);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Suggests rights and language.
     *
     * @param text subject and body
     * @param language ISO 639-1 code that is known already, or {@code und}
     */
    public Suggestion suggest(String text, String language) {
        String shortened = text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
        Map<String, List<String>> rights = new LinkedHashMap<>();
        List<String> agent = new ArrayList<>();
        words.values()
                .forEach(topics -> topics.forEach((topic, list) -> {
                    List<String> found = list.stream()
                            .filter(word -> word.isIn(shortened))
                            .map(Word::shown)
                            .toList();
                    if (found.isEmpty() || topic.equals(LANGUAGE)) {
                        return;
                    }
                    if (topic.equals(AGENT)) {
                        agent.addAll(found);
                    } else {
                        rights.computeIfAbsent(topic, key -> new ArrayList<>()).addAll(found);
                    }
                }));
        return new Suggestion(rights, words.containsKey(language) ? language : spoken(shortened), agent);
    }

    /** The languages the rules know. */
    public List<String> languages() {
        return List.copyOf(words.keySet());
    }

    /** The language with most of its everyday words in the text; English when none stands out. */
    private String spoken(String text) {
        String best = "en";
        long most = 0;
        for (Map.Entry<String, Map<String, List<Word>>> language : words.entrySet()) {
            long hits = language.getValue().getOrDefault(LANGUAGE, List.of()).stream()
                    .filter(word -> word.isIn(text))
                    .count();
            if (hits > most) {
                most = hits;
                best = language.getKey();
            }
        }
        return best;
    }

    /**
     * A word or phrase; a star at its end stands for any ending, a gap for any white space.
     *
     * @param first its first word, which is looked for before the pattern is tried: most texts hold few of all the words
     */
    private record Word(String shown, String first, Pattern pattern) {

        static Word of(String shown) {
            boolean open = shown.endsWith("*");
            String bare = open ? shown.substring(0, shown.length() - 1) : shown;
            StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\p{N}])");
            for (String piece : bare.strip().split(" +", -1)) {
                if (!pattern.toString().endsWith("])")) {
                    pattern.append("\\s+");
                }
                pattern.append(Pattern.quote(piece.toLowerCase(Locale.ROOT)));
            }
            if (!open) {
                pattern.append("(?![\\p{L}\\p{N}])");
            }
            String first = bare.strip().split(" +", -1)[0].toLowerCase(Locale.ROOT);
            return new Word(bare, first, Pattern.compile(pattern.toString()));
        }

        boolean isIn(String text) {
            return text.contains(first) && pattern.matcher(text).find();
        }
    }
}
