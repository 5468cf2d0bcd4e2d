package org.habeas.sar;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.templates.Letters;
import org.springframework.stereotype.Component;

/** What a letter says of the day by which the answer comes; one that has passed it never promises. */
@Component
class AnswerByWords {

    private static final String PHRASES = "sar";

    private final Letters letters;
    private final AnswerDates dates;
    private final ClockSentence sentence;

    AnswerByWords(Letters letters, AnswerDates dates, ClockSentence sentence) {
        this.letters = letters;
        this.dates = dates;
        this.sentence = sentence;
    }

    /**
     * The date and the sum that led to it; where every date has passed, that we are late and which was the last.
     *
     * @param at when the letter leaves
     * @throws IllegalStateException when no clock for an answer runs
     */
    void say(Map<String, Object> fields, CaseReference reference, Instant at, String language) {
        dates.ahead(reference, at).ifPresentOrElse(one -> promise(fields, one, language), () -> {
            CaseClock last = dates.last(reference);
            fields.put("answerBy", letters.phrase(PHRASES, language, "answer-by.passed"));
            String passed = new MessageFormat(
                            letters.phrase(PHRASES, language, "clock.passed"), Locale.forLanguageTag(language))
                    .format(new Object[] {day(last, language)});
            fields.put("answerByReason", passed + " " + sentence.of(last, language));
        });
    }

    private void promise(Map<String, Object> fields, CaseClock ruling, String language) {
        fields.put("answerBy", day(ruling, language));
        fields.put("answerByReason", sentence.of(ruling, language));
    }

    /** The last day of a clock that has one. */
    static String day(CaseClock ruling, String language) {
        LocalDate due = Objects.requireNonNull(ruling.due(), "the ruling clock has no date");
        return Letters.day(due, language);
    }
}
