package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.habeas.templates.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTests {

    private final Letters letters = new Letters();

    @ParameterizedTest
    @ValueSource(strings = {"sar/acknowledgement", "sar/identity-request", "sar/extension", "sar/refusal"})
    void offersEveryLanguageInWhichTheFirstLettersAreWritten(String kind) {
        assertThat(Languages.ALL.keySet()).isEqualTo(letters.languages(kind));
    }

    @Test
    void saysInWhichLanguagesTheAnswerIsNotWritten() {
        Set<String> answered = letters.languages("sar/answer");

        assertThat(Languages.ALL).allSatisfy((code, words) -> assertThat(words.endsWith("(the answer in English)"))
                .isEqualTo(!answered.contains(code)));
    }
}
