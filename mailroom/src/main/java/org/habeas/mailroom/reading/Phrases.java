package org.habeas.mailroom.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Phrases by which mail of machines is known, as data: a file has sections {@code [language kind]} with one phrase a
 * line, in which a star stands for up to sixty characters of the same paragraph.
 */
final class Phrases {

    private static final int LONGEST_GAP = 60;

    /** Stands for the end of a paragraph, over which no gap reaches. */
    static final String PARAGRAPH = " | ";

    private final Map<String, List<Phrase>> kinds = new LinkedHashMap<>();

    private Phrases() {}

    /**
     * One phrase.
     *
     * @param language ISO 639-1 code
     * @param pieces the words between the stars
     */
    record Phrase(String language, List<String> pieces) {

        static Phrase of(String language, String line) {
            List<String> pieces = new ArrayList<>();
            for (String piece : folded(line).split("\\*", -1)) {
                if (!piece.isBlank()) {
                    pieces.add(piece.strip());
                }
            }
            return new Phrase(language, pieces);
        }

        /** Whether nothing need follow it to make it whole. */
        boolean endsWithColon() {
            return pieces.get(pieces.size() - 1).endsWith(":");
        }

        /** Whether the folded text has the phrase, beginning before a place. */
        boolean isIn(String text, int before) {
            return find(text, before) >= 0;
        }

        /** Where the phrase ends in the folded text, -1 when it is not there. */
        int find(String text, int before) {
            String first = pieces.get(0);
            for (int at = text.indexOf(first); at >= 0 && at < before; at = text.indexOf(first, at + 1)) {
                int end = startsAt(text, at) ? endOf(text, at + first.length()) : -1;
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }

        private int endOf(String text, int from) {
            int end = from;
            if (!endsAt(text, end)) {
                return -1;
            }
            for (String piece : pieces.subList(1, pieces.size())) {
                int next = text.indexOf(piece, end);
                while (next >= 0 && !(startsAt(text, next) && endsAt(text, next + piece.length()))) {
                    next = text.indexOf(piece, next + 1);
                }
                if (next < 0
                        || next - end > LONGEST_GAP
                        || text.substring(end, next).indexOf('|') >= 0) {
                    return -1;
                }
                end = next + piece.length();
            }
            return end;
        }
    }

    static Phrases load(String file) {
        Phrases phrases = new Phrases();
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String[] section = {"", ""};
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.length() - 1).split(" ", 2);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    phrases.kinds
                            .computeIfAbsent(section[1], kind -> new ArrayList<>())
                            .add(Phrase.of(section[0], line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    /** The languages in which there are phrases, in the order of the file. */
    Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>();
        kinds.values().forEach(list -> list.forEach(phrase -> languages.add(phrase.language())));
        return languages;
    }

    /** The phrases of one language alone, because a short word of one means another thing in the next. */
    Phrases in(String language) {
        Phrases own = new Phrases();
        kinds.forEach((kind, list) -> own.kinds.put(
                kind,
                list.stream()
                        .filter(phrase -> phrase.language().equals(language))
                        .toList()));
        return own;
    }

    List<Phrase> of(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    /** The kinds whose name begins so, in the order of the file. */
    List<String> kindsFrom(String beginning) {
        return kinds.keySet().stream()
                .filter(kind -> kind.startsWith(beginning))
                .toList();
    }

    Optional<Phrase> firstIn(String text, String kind, int before) {
        return of(kind).stream().filter(phrase -> phrase.isIn(text, before)).findFirst();
    }

    boolean anyIn(String text, String kind) {
        return firstIn(text, kind, text.length()).isPresent();
    }

    long countIn(String text, String kind) {
        return of(kind).stream()
                .filter(phrase -> phrase.isIn(text, text.length()))
                .count();
    }

    /** In one case, width and kind of blank and apostrophe, so that a phrase need be written once. */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('|', ' ')
                .replaceAll("[\\u0307\\u200b-\\u200f\\u00ad\\ufeff]", "");
        return plain.replaceAll("\\R[ \\t]*\\R\\s*", PARAGRAPH)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean startsAt(String text, int at) {
        return at == 0 || !joined(text.charAt(at - 1), text.charAt(at));
    }

    private static boolean endsAt(String text, int end) {
        return end >= text.length() || !joined(text.charAt(end - 1), text.charAt(end));
    }

    /** Whether two characters belong to one word; scripts without blanks have no such border. */
    private static boolean joined(char one, char other) {
        return Character.isLetterOrDigit(one)
                && Character.isLetterOrDigit(other)
                && !Character.isIdeographic(one)
                && !Character.isIdeographic(other)
                && !isKana(one)
                && !isKana(other);
    }

    private static boolean isKana(char c) {
        return c >= 0x3040 && c <= 0x30ff;
    }
}
