package org.habeas.sar;

import java.time.Instant;
import java.util.Map;
import org.habeas.sar.SealedWords.ProviderWords;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Fills the letters about a complaint, an appeal or an inquiry. */
@Component
class ContestLetters {

    static final String ACKNOWLEDGEMENT = "sar/complaint-acknowledgement";
    private static final String COMPLAINT = "sar/complaint-answer";
    private static final String APPEAL = "sar/appeal-decision";
    private static final String INQUIRY = "sar/dispute-answer";
    private static final String PHRASES = "sar";

    private final Letters letters;
    private final RequestLetters requestLetters;
    private final RequestClocks requestClocks;
    private final ContestClocks contestClocks;
    private final SealedWords sealed;

    ContestLetters(
            Letters letters,
            RequestLetters requestLetters,
            RequestClocks requestClocks,
            ContestClocks contestClocks,
            SealedWords sealed) {
        this.letters = letters;
        this.requestLetters = requestLetters;
        this.requestClocks = requestClocks;
        this.contestClocks = contestClocks;
        this.sealed = sealed;
    }

    /** Repeats nothing that the complainant wrote. */
    RenderedLetter acknowledgement(SubjectRequest request, Contest contest) {
        String language = requestLetters.language(ACKNOWLEDGEMENT, request);
        Map<String, Object> fields = requestLetters.frame(request, language);
        fields.put("complaintOn", day(request, contest.receipt().receivedAt(), language));
        fields.put("aboutReference", request.reference().value());
        fields.put("answerBy", phrase(language, "complaint.without-delay"));
        fields.put(
                "answerByReason",
                phrase(language, contestClocks.of(contest).isEmpty() ? "complaint.practice" : "complaint.law"));
        return letters.render(ACKNOWLEDGEMENT, request.language(), requestLetters.lawsTold(request), fields);
    }

    /** The letter that tells what came of it. */
    RenderedLetter decision(SubjectRequest request, Contest contest, String reasons) {
        return switch (contest.kind()) {
            case COMPLAINT -> decided(COMPLAINT, "complaintOn", request, contest, reasons);
            case APPEAL -> decided(APPEAL, "appealOn", request, contest, reasons);
            case INQUIRY -> inquiry(request, contest, reasons);
        };
    }

    private RenderedLetter decided(
            String kind, String dayField, SubjectRequest request, Contest contest, String reasons) {
        ContestOutcome outcome = contest.decision().outcome();
        if (outcome == null) {
            throw new IllegalStateException("nothing is decided");
        }
        String language = requestLetters.language(kind, request);
        Map<String, Object> fields = requestLetters.frame(request, language);
        fields.put(dayField, day(request, contest.receipt().receivedAt(), language));
        String told = phrase(language, contest.kind().key() + "." + outcome.key());
        fields.put(
                "outcome",
                contest.decision().owesNewAnswer() ? told + " " + phrase(language, "contest.new-answer") : told);
        fields.put("reasons", reasons);
        return letters.render(kind, request.language(), requestLetters.lawsTold(request), fields);
    }

    /** In the language in which the house works, for the provider is no data subject. */
    private RenderedLetter inquiry(SubjectRequest request, Contest contest, String position) {
        byte[] provider = contest.receipt().provider();
        if (provider == null) {
            throw new IllegalStateException("an inquiry without a provider");
        }
        Map<String, Object> fields = requestLetters.frame(request, "en");
        fields.put(
                "providerReference",
                sealed.open(request.reference(), "contest-provider", provider, ProviderWords.class)
                        .reference());
        fields.put(
                "inquiry",
                sealed.open(request.reference(), "contest", contest.receipt().words(), String.class));
        fields.put("position", position);
        return letters.render(INQUIRY, "en", fields);
    }

    private String day(SubjectRequest request, Instant at, String language) {
        return Letters.day(requestClocks.day(request, at), language);
    }

    private String phrase(String language, String key) {
        return letters.phrase(PHRASES, language, key);
    }
}
