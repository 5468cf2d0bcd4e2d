package org.habeas.templates.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins Arabic letters: each takes the shape it has alone, at the end, at the beginning or in the middle of a word, as
 * the presentation forms of Unicode give them, because the renderer draws characters and not the rules of a font.
 */
final class ArabicForms {

    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final char TATWEEL = '\u0640';
    private static final char JOINER = '\u200D';
    private static final char LAM = '\u0644';

    /** Per letter, or lam with alef, its forms: one that joins nothing, two that join the letter before, or all four. */
    private static final Map<String, List<Character>> FORMS = forms();

    private ArabicForms() {}

    /** Joins the letters of a text in reading order. */
    static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            List<Character> ligature =
                    letter == LAM && i + 1 < text.length() ? FORMS.get(text.substring(i, i + 2)) : null;
            boolean before = joinsNext(text, previous(text, i));
            if (ligature != null) {
                joined.append(ligature.get(before ? FINAL : ISOLATED));
                i++;
                continue;
            }
            List<Character> forms = FORMS.get(String.valueOf(letter));
            if (forms == null) {
                joined.append(letter);
                continue;
            }
            boolean after = forms.size() > INITIAL && joinsPrevious(text, next(text, i));
            int form = before ? (after ? MEDIAL : FINAL) : (after ? INITIAL : ISOLATED);
            joined.append(forms.get(form < forms.size() ? form : ISOLATED));
        }
        return joined.toString();
    }

    /** The letters themselves again. */
    static String parted(String text) {
        StringBuilder parted = new StringBuilder(text.length());
        text.codePoints().forEach(c -> parted.append(isForm(c) ? base(c) : Character.toString(c)));
        return parted.toString();
    }

    private static boolean joinsNext(String text, int at) {
        if (at < 0) {
            return false;
        }
        char letter = text.charAt(at);
        List<Character> forms = FORMS.get(String.valueOf(letter));
        return letter == TATWEEL || letter == JOINER || (forms != null && forms.size() > INITIAL);
    }

    private static boolean joinsPrevious(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char letter = text.charAt(at);
        List<Character> forms = FORMS.get(String.valueOf(letter));
        return letter == TATWEEL || letter == JOINER || (forms != null && forms.size() > FINAL);
    }

    private static int previous(String text, int at) {
        int before = at - 1;
        while (before >= 0 && isMark(text.charAt(before))) {
            before--;
        }
        return before;
    }

    private static int next(String text, int at) {
        int after = at + 1;
        while (after < text.length() && isMark(text.charAt(after))) {
            after++;
        }
        return after;
    }

    private static boolean isMark(char letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /** In both blocks the forms of a letter stand one after another: alone, at the end, at the beginning, within. */
    private static Map<String, List<Character>> forms() {
        Map<String, List<Character>> forms = new HashMap<>();
        for (int c = 0xFB50; c <= 0xFEFC; c++) {
            if (isForm(c)) {
                forms.computeIfAbsent(base(c), letter -> new ArrayList<>()).add((char) c);
            }
        }
        return Map.copyOf(forms);
    }

    /** Letters and lam with alef; not the ligatures of whole words, nor Uighur's second set for one letter. */
    private static boolean isForm(int c) {
        return (c >= 0xFB50 && c <= 0xFBB1)
                || (c >= 0xFBD3 && c <= 0xFBE7)
                || (c >= 0xFBFC && c <= 0xFBFF)
                || (c >= 0xFE80 && c <= 0xFEFC);
    }

    private static String base(int form) {
        return Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
    }
}
