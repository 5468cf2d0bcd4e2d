package org.habeas.templates;

import java.util.List;
import java.util.Map;

/**
 * What a letter says of itself, for people who do not read its files.
 *
 * @param kind template id: {@code sar/answer}
 * @param languages ISO 639-1 codes it exists in
 * @param purpose what it is for
 * @param sentWhen one English sentence
 * @param sentBy steps as {@code model#step}, or {@code desk: verb}
 * @param recipients who gets it
 * @param legalBasis the articles it rests on
 * @param elements what has to be in it, with its source
 * @param clauses sets of clauses it takes up
 */
public record LetterDescription(
        String kind,
        List<String> languages,
        String purpose,
        String sentWhen,
        List<String> sentBy,
        String recipients,
        List<String> legalBasis,
        Map<String, String> elements,
        Map<String, List<OfRegime>> clauses) {

    /**
     * What one regime has the letter say.
     *
     * @param regime id, or {@code other}
     * @param citation the articles it rests on
     * @param verified whether a lawyer has compared it with the law
     * @param elements what has to be in it, with its source
     */
    public record OfRegime(String regime, String citation, boolean verified, Map<String, String> elements) {}
}
