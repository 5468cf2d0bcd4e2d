package org.habeas.sar;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.clock.PauseReason;
import org.jspecify.annotations.Nullable;

/** The letters a person may send between receipt and answer, with what each has to say beside its fixed text. */
public enum InterimKind {
    /** GDPR Art. 12(6): more is needed to confirm who asks. It is decided on by itself, which also knows what it awaits. */
    IDENTITY(
            "identity-request",
            "Ask who they are",
            "Question of identity",
            null,
            List.of(
                    new Field("reason", "What the doubt is", "In the language of the requester", true, false),
                    new Field("options", "How they can show it", "One way a line, the simplest first", true, true))),
    /** GDPR Art. 12(3), second and third sentence: longer, once, with the reasons, inside the first period. */
    EXTENSION(
            "extension",
            "Extend the time limit",
            "Extension of the time limit",
            null,
            List.of(
                    new Field(
                            "reasons",
                            "Why it takes longer",
                            "What about this request is complex or numerous; how much other work we have is no reason",
                            true,
                            false),
                    new Field("ready", "What they get already", "May stay empty", false, false))),
    /** GDPR recital 63: which of a large amount of data is meant. */
    CLARIFICATION(
            "clarification",
            "Ask what is meant",
            "Question of what is meant",
            PauseReason.CLARIFICATION,
            List.of(
                    new Field("question", "What we would like to know", "In the requester's language", true, false),
                    new Field(
                            "options",
                            "Possible answers",
                            "One a line; “everything” is added by the letter itself",
                            true,
                            true),
                    new Field("underWay", "What we already work on", "What is clear goes on meanwhile", true, false))),
    /** GDPR Art. 12(5)(a): a fee instead of a refusal. */
    FEE(
            "fee",
            "Ask for a fee",
            "Question of a fee",
            PauseReason.FEE,
            List.of(
                    new Field("amount", "The fee and how it was worked out", "Like 40 euros for postage", true, false),
                    new Field("reasons", "Why the request is excessive", "The facts, not the person", true, false),
                    new Field("howToPay", "How to pay", "What is needed to pay it", true, false))),
    /** GDPR Art. 12(3): without undue delay what is ready, the rest when it is. */
    PARTIAL_ANSWER(
            "partial-answer",
            "Send what is ready",
            "First part of the answer",
            null,
            List.of(
                    new Field("given", "What they get with this letter", "In the requester's language", true, false),
                    new Field("open", "What is still open", "What follows with the answer", true, false)));

    private final String key;
    private final String heading;
    private final String words;
    private final @Nullable PauseReason asks;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Field> fields;

    InterimKind(String key, String heading, String words, @Nullable PauseReason asks, List<Field> fields) {
        this.key = key;
        this.heading = heading;
        this.words = words;
        this.asks = asks;
        this.fields = fields;
    }

    /** As file names name it. */
    String key() {
        return key;
    }

    /** Id of its text. */
    public String template() {
        return "sar/" + key;
    }

    /** What sending it is called, an imperative. */
    public String heading() {
        return heading;
    }

    /** What the letter is called. */
    public String words() {
        return words;
    }

    /** What it waits for, empty when it asks nothing. */
    public Optional<PauseReason> asks() {
        return Optional.ofNullable(asks);
    }

    /** What a person writes into it. */
    public List<Field> fields() {
        return fields;
    }

    /**
     * Something a person writes into a letter.
     *
     * @param name as forms and the text name it
     * @param required whether the letter cannot do without it
     * @param lines whether each line is an entry of a list
     */
    public record Field(String name, String label, String hint, boolean required, boolean lines) {}
}
