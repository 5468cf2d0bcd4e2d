package org.habeas.sar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.habeas.casework.ActRefused;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Fills the letters between receipt and answer, with the dates as they are when the letter leaves. */
@Component
class InterimTexts {

    private final Letters letters;
    private final RequestLetters requestLetters;
    private final InterimRules rules;
    private final CaseClocks clocks;
    private final AnswerDates dates;
    private final AnswerByWords answerBy;
    private final ClockSentence sentence;

    InterimTexts(
            Letters letters,
            RequestLetters requestLetters,
            InterimRules rules,
            CaseClocks clocks,
            AnswerDates dates,
            AnswerByWords answerBy,
            ClockSentence sentence) {
        this.letters = letters;
        this.requestLetters = requestLetters;
        this.rules = rules;
        this.clocks = clocks;
        this.dates = dates;
        this.answerBy = answerBy;
        this.sentence = sentence;
    }

    /**
     * The letter as it is true at an instant.
     *
     * @param at when it leaves
     * @throws ActRefused {@code extension-not-allowed} for an extension that extends nothing
     */
    RenderedLetter render(SubjectRequest request, InterimKind kind, InterimWords words, Instant at) {
        if (kind == InterimKind.IDENTITY) {
            return requestLetters.identityRequest(request, words, at);
        }
        String language = requestLetters.language(kind.template(), request);
        Map<String, Object> fields = requestLetters.frame(request, language);
        fields.put("request", requestLetters.asked(request, language));
        for (InterimKind.Field field : kind.fields()) {
            fields.put(field.name(), field.lines() ? entries(words.text(field.name())) : words.text(field.name()));
        }
        if (kind == InterimKind.EXTENSION) {
            List<CaseClock> foreseen = rules.foreseen(request, kind, at);
            CaseClock extended = extended(foreseen);
            fields.put("answerBy", AnswerByWords.day(extended, language));
            fields.put("answerByReason", reason(extended, dates.notExtended(foreseen, extended, at), language));
            fields.put("firstDate", Letters.day(firstDate(request, extended), language));
        } else {
            answerBy.say(fields, request.reference(), at, language);
        }
        return letters.render(kind.template(), request.language(), requestLetters.lawsTold(request), fields);
    }

    /** Of several that are extended the one that ends first is promised. */
    private static CaseClock extended(List<CaseClock> foreseen) {
        return foreseen.stream()
                .filter(CaseClock::extended)
                .min(Comparator.comparing(CaseClock::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow(() -> new ActRefused(
                        "extension-not-allowed", "No time limit of this case would be extended by the letter."));
    }

    private String reason(CaseClock extended, List<CaseClock> others, String language) {
        List<String> sentences = new ArrayList<>(List.of(sentence.of(extended, language)));
        others.forEach(one -> sentences.add(sentence.ofNotExtended(one, language)));
        return String.join(" ", sentences);
    }

    private LocalDate firstDate(SubjectRequest request, CaseClock extended) {
        CaseClock first = clocks.find(request.reference(), extended.id()).orElseThrow();
        return Objects.requireNonNull(first.due());
    }

    private static List<Map<String, String>> entries(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Map.of("option", line))
                .toList();
    }
}
