package org.habeas.sar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    InterimTexts(Letters letters, RequestLetters requestLetters, InterimRules rules, CaseClocks clocks) {
        this.letters = letters;
        this.requestLetters = requestLetters;
        this.rules = rules;
        this.clocks = clocks;
    }

    RenderedLetter render(SubjectRequest request, InterimKind kind, InterimWords words) {
        String language = requestLetters.language(kind.template(), request);
        Map<String, Object> fields = requestLetters.frame(request, language);
        fields.put("request", requestLetters.asked(request, language));
        for (InterimKind.Field field : kind.fields()) {
            fields.put(field.name(), field.lines() ? entries(words.text(field.name())) : words.text(field.name()));
        }
        if (kind == InterimKind.EXTENSION) {
            CaseClock extended = extended(request);
            requestLetters.answerBy(fields, extended, language);
            fields.put("firstDate", Letters.day(firstDate(request, extended), language));
        } else {
            requestLetters.answerBy(fields, requestLetters.ruling(request), language);
        }
        return letters.render(kind.template(), request.language(), requestLetters.regimes(request), fields);
    }

    /** Of several that are extended the one that ends first is promised. */
    private CaseClock extended(SubjectRequest request) {
        return rules.foreseen(request, InterimKind.EXTENSION).stream()
                .filter(CaseClock::extended)
                .min(Comparator.comparing(CaseClock::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow();
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
