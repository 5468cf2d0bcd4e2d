package org.habeas.mailroom.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows an out-of-office answer by its words, because many come without any header that says so. What a person asks for
 * weighs against it: somebody who is on holiday may still want their data.
 */
final class AnsweringMachine {

    private static final Phrases PHRASES = Phrases.load("answering-machines.txt");
    private static final OwnWords OWN_WORDS = new OwnWords(PHRASES.of("attribution"));
    private static final Pattern END_OF_TITLE = Pattern.compile("\\s*([:;,.!|<(\\[\\-–—\"'「【/].*)?");
    private static final int TEXT_READ = 4_000;

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
        String own = OWN_WORDS.of(text);
        String words = Phrases.folded(subject + "\n\n" + own.substring(0, Math.min(own.length(), TEXT_READ)));
        int titled = titled(title);
        boolean automatic = PHRASES.anyIn(words, "automatic");
        boolean away = PHRASES.firstIn(words, "away", OPENING).isPresent();
        if (titled == 0 && !automatic && !away) {
            return null;
        }
        int signs = titled
                + (automatic ? SAYS_AUTOMATIC : 0)
                + (away ? SAYS_AWAY : 0)
                + (PHRASES.anyIn(words, "back") ? 1 : 0)
                + (PHRASES.anyIn(words, "instead") ? 1 : 0)
                + (PHRASES.anyIn(words, "unread") ? 1 : 0);
        if (signs < ENOUGH || signs - asked(words) < ENOUGH) {
            return null;
        }
        return titled == TITLE
                ? "Its subject is that of an automatic answer."
                : "Its words are those of an automatic answer.";
    }

    /** An answer to an automatic mail is a person's; a machine sets its words before whatever the subject was. */
    private static int titled(String title) {
        int most = PHRASES.firstIn(title, "topic", 1).isPresent() ? TITLE_WITHIN : 0;
        for (Phrases.Phrase phrase : PHRASES.of("subject")) {
            int end = phrase.find(title, 1);
            boolean alone = end >= 0
                    && (phrase.endsWithColon()
                            || END_OF_TITLE.matcher(title.substring(end)).matches());
            most = Math.max(most, end < 0 ? 0 : alone ? TITLE : TITLE_WITHIN);
        }
        return most;
    }

    private static int asked(String words) {
        int questions = words.indexOf('?') >= 0 ? 1 : 0;
        return (int) Math.min(MOST_ASKED, ASKS_FOR_SOMETHING * PHRASES.countIn(words, "asks") + questions);
    }
}
