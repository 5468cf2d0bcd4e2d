package org.habeas.mailroom.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows an out-of-office answer by its words, because many come without any header that says so. What a person asks for
 * weighs against it: somebody who is on holiday may still want their data.
 */
final class AnsweringMachine {

    private static final Phrases PHRASES = Phrases.load("answering-machines.txt");
    private static final List<Phrases> LANGUAGES =
            PHRASES.languages().stream().map(PHRASES::in).toList();
    private static final Pattern END_OF_TITLE = Pattern.compile("\\s*([:;,.!|<(\\[\\-–—\"'「【/].*)?");
    private static final Pattern DAY = Pattern.compile(
            "(?<![\\d.])\\d{1,2}(\\. ?\\d{1,2}\\.|[./-]\\d{1,2}([./-]\\d{2,4})?(?![\\d./])|st|nd|rd|th|er|º)(?!\\p{L})"
                    + "|\\d月|\\d日");
    private static final List<String> OTHER_SIGNS = List.of("back", "instead", "unread", "greets");
    private static final int TEXT_READ = 4_000;
    private static final int WITH_QUOTES_READ = 16_000;

    /** An absence is told at once; further down a person mentions it. */
    private static final int OPENING = 500;

    private static final int ENOUGH = 3;
    private static final int TITLE = 4;
    private static final int TITLE_WITHIN = 2;
    private static final int SAYS_AUTOMATIC = 3;
    private static final int SAYS_AWAY = 2;
    private static final int ASKS_FOR_SOMETHING = 2;
    private static final int MOST_ASKED = 6;

    private AnsweringMachine() {}

    /** Why the words are those of an answering machine, null when they are not. */
    static @Nullable String why(String subject, String text) {
        String title = Phrases.folded(subject);
        String own = OwnWords.of(text.substring(0, Math.min(text.length(), WITH_QUOTES_READ)));
        String body = Phrases.folded(own.substring(0, Math.min(own.length(), TEXT_READ)));
        int titled = titled(title);
        int said = titled + (PHRASES.anyIn(body, "automatic") ? SAYS_AUTOMATIC : 0);
        int signs = LANGUAGES.stream()
                .mapToInt(language -> signs(language, title, body, said))
                .max()
                .orElse(0);
        if (signs < ENOUGH || signs - asked(title + Phrases.PARAGRAPH + body) < ENOUGH) {
            return null;
        }
        return titled == TITLE
                ? "Its subject is that of an automatic answer."
                : "Its words are those of an automatic answer.";
    }

    /**
     * How much speaks for a machine in one language.
     *
     * @param said what subject and text say of themselves, in whatever language
     */
    private static int signs(Phrases language, String title, String body, int said) {
        String words = title + Phrases.PARAGRAPH + body;
        String opening = said == 0 ? words : body;
        boolean away = language.firstIn(opening, "away", OPENING).isPresent();
        boolean absent = away || language.firstIn(opening, "absence", OPENING).isPresent();
        if (!absent && said < ENOUGH) {
            return 0;
        }
        int signs = said + (away ? SAYS_AWAY : absent ? 1 : 0);
        if (DAY.matcher(words).find() || language.anyIn(words, "when")) {
            signs++;
        }
        for (String kind : OTHER_SIGNS) {
            signs += language.anyIn(body, kind) ? 1 : 0;
        }
        return signs;
    }

    /** An answer to an automatic mail is a person's; a machine sets its words before whatever the subject was. */
    private static int titled(String title) {
        int most = 0;
        for (Phrases.Phrase phrase : PHRASES.of("subject")) {
            most = Math.max(most, begins(title, phrase, TITLE, TITLE_WITHIN));
        }
        for (Phrases.Phrase phrase : PHRASES.of("topic")) {
            most = Math.max(most, begins(title, phrase, TITLE_WITHIN, 1));
        }
        return most;
    }

    private static int begins(String title, Phrases.Phrase phrase, int whole, int within) {
        int end = phrase.find(title, 1);
        if (end < 0) {
            return 0;
        }
        return phrase.endsWithColon()
                        || END_OF_TITLE.matcher(title.substring(end)).matches()
                ? whole
                : within;
    }

    private static int asked(String words) {
        long asks = LANGUAGES.stream()
                        .mapToLong(language -> language.countIn(words, "asks"))
                        .max()
                        .orElse(0)
                + (words.indexOf('?') >= 0 ? 1 : 0);
        return (int) Math.min(MOST_ASKED, ASKS_FOR_SOMETHING * asks);
    }
}
