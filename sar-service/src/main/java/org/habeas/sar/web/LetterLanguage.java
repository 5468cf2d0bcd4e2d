package org.habeas.sar.web;

import java.util.Locale;
import org.habeas.sar.RequestFile;
import org.habeas.templates.Letters;
import org.springframework.stereotype.Component;

/** Tells a caseworker when a letter does not exist in the requester's language, so that it goes out in English. */
@Component
class LetterLanguage {

    private final Letters letters;

    LetterLanguage(Letters letters) {
        this.letters = letters;
    }

    /**
     * The note beside a form.
     *
     * @param kind template id of the letter
     * @return empty when the letter exists in the language
     */
    String note(String kind, RequestFile file) {
        return letters.languages(kind).contains(file.language())
                ? ""
                : "This letter does not exist in "
                        + Locale.forLanguageTag(file.language()).getDisplayLanguage(Locale.ENGLISH)
                        + ". It goes out in English, so write your own words in English too.";
    }
}
