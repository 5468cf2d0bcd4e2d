package org.habeas.sar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.SealedWords.AnswerWords;
import org.habeas.sar.SealedWords.OutcomeWords;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Fills the answer to a request: what becomes of each right, or why nothing can be done. */
@Component
class AnswerTexts {

    static final String REFUSAL = "sar/refusal";
    static final String ANSWER = "sar/answer";
    static final String NOT_IDENTIFIED = "sar/not-identified";

    private static final String PHRASES = "sar";

    private final Letters texts;
    private final RequestLetters letters;
    private final SealedWords sealed;
    private final Documents documents;

    AnswerTexts(Letters texts, RequestLetters letters, SealedWords sealed, Documents documents) {
        this.texts = texts;
        this.letters = letters;
        this.sealed = sealed;
        this.documents = documents;
    }

    /** The answer, which is a refusal where every right is refused. */
    RenderedLetter render(SubjectRequest request, AnswerWords words) {
        String kind = answerKind(request);
        String language = letters.language(kind, request);
        Map<String, Object> fields = letters.frame(request, language);
        fields.put("request", letters.asked(request, language));
        fields.put(
                "writeToUs", texts.phrase(PHRASES, language, request.answer().byPost() ? "write.post" : "write.mail"));
        if (kind.equals(REFUSAL)) {
            fields.put("message", words.message());
            fields.put("parts", refused(request, language));
        } else if (kind.equals(NOT_IDENTIFIED)) {
            fields.put("facts", words.facts());
            fields.put("help", words.help());
        } else {
            fields.put("message", words.message());
            fields.put("parts", parts(request, words, language));
        }
        return texts.render(kind, request.language(), letters.lawsTold(request), fields);
    }

    private static String answerKind(SubjectRequest request) {
        if (request.identity().state() == IdentityState.NOT_PROVEN) {
            return NOT_IDENTIFIED;
        }
        boolean allRefused = request.items().stream().allMatch(item -> item.outcome() == Outcome.REFUSED);
        return allRefused ? REFUSAL : ANSWER;
    }

    private List<Map<String, String>> refused(SubjectRequest request, String language) {
        return request.items().stream()
                .map(item -> {
                    OutcomeWords told = told(request, item);
                    return Map.of(
                            "heading",
                            texts.phrase(
                                    PHRASES, language, "heading." + item.right().key()),
                            "grounds",
                            told.grounds(),
                            "facts",
                            told.detail());
                })
                .toList();
    }

    private OutcomeWords told(SubjectRequest request, RequestItem item) {
        byte[] words = item.words();
        if (words == null) {
            throw new IllegalStateException("an answer needs an outcome for " + item.right());
        }
        return sealed.open(request.reference(), "outcome-" + item.right().key(), words, OutcomeWords.class);
    }

    private List<Map<String, String>> parts(SubjectRequest request, AnswerWords words, String language) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (RequestItem item : request.items()) {
            Outcome outcome = item.outcome();
            if (outcome == null) {
                throw new IllegalStateException("an answer needs an outcome for " + item.right());
            }
            OutcomeWords told = told(request, item);
            String heading =
                    texts.phrase(PHRASES, language, "heading." + item.right().key());
            String content = granted(request, item.right(), outcome, told, words, language);
            parts.add(Map.of("heading", heading, "content", content));
        }
        return parts;
    }

    private String granted(
            SubjectRequest request,
            Right right,
            Outcome outcome,
            OutcomeWords told,
            AnswerWords words,
            String language) {
        String name = texts.phrase(PHRASES, language, "heading." + right.key());
        if (!outcome.isGranted()) {
            Map<String, Object> fields = new TreeMap<>(Map.of("right", name, "detail", told.detail()));
            if (outcome.needsGrounds()) {
                fields.put("grounds", told.grounds());
            }
            return texts.part("sar/part/" + outcome.key(), language, fields).text();
        }
        Map<String, Object> fields = new TreeMap<>(Map.of("right", name, "detail", told.detail()));
        if (right == Right.ACCESS) {
            fields.put("automatedDecisions", words.automatedDecisions());
            fields.put("transfers", words.transfers());
            fields.put("holdings", holdings(request, words, language));
        }
        if (right == Right.ERASURE) {
            fields.put(
                    "grounds",
                    told.grounds().isBlank() ? texts.phrase(PHRASES, language, "nothing-kept") : told.grounds());
        }
        String part = texts.part("sar/part/" + right.key(), language, fields).text();
        if (outcome == Outcome.GRANTED_IN_PART && right != Right.ERASURE) {
            part += "\n\n"
                    + texts.part("sar/part/refused-in-part", language, Map.of("right", name, "grounds", told.grounds()))
                            .text();
        }
        return part;
    }

    private List<Map<String, String>> holdings(SubjectRequest request, AnswerWords answer, String language) {
        String phrase = texts.phrase(PHRASES, language, request.answer().byPost() ? "enclosed" : "attached");
        return request.holdings().stream()
                .map(holding -> {
                    HoldingWords words =
                            sealed.open(request.reference(), "holding", holding.words(), HoldingWords.class);
                    String attached = Optional.ofNullable(holding.document())
                            .filter(answer.documents()::contains)
                            .flatMap(id -> documents.find(request.reference(), id))
                            .map(file -> phrase + file.name())
                            .orElse("");
                    String content = (words.content() + "\n\n" + attached).strip();
                    return Map.of(
                            "category", words.category(),
                            "content", content,
                            "purpose", words.purpose(),
                            "recipients", words.recipients(),
                            "storage", words.storage(),
                            "source", words.source());
                })
                .toList();
    }
}
