package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Please send me a copy of all the personal data that you hold about me.
                    de | Bitte senden Sie mir eine Kopie aller Daten, die Sie über mich gespeichert haben.
                    fr | Je vous prie de me faire parvenir une copie de toutes les données que vous avez sur moi.
                    es | Solicito una copia de todos los datos personales que tienen sobre mí en su empresa.
                    it | Vorrei ricevere una copia di tutti i dati personali che avete su di me.
                    pt | Gostaria de receber uma cópia de todos os dados pessoais que vocês têm sobre mim.
                    nl | Graag ontvang ik een kopie van alle gegevens die u over mij heeft opgeslagen.
                    pl | Proszę o przesłanie kopii wszystkich danych, które państwo o mnie przechowują.
                    """)
    void knowsALetterByItsSmallWords(String language, String text) {
        assertThat(LanguageGuess.of("", text)).isEqualTo(language);
    }

    @Test
    void doesNotGuessFromTooLittle() {
        assertThat(LanguageGuess.of("", "")).isEqualTo("und");
        assertThat(LanguageGuess.of("GDPR", "12345")).isEqualTo("und");
        assertThat(LanguageGuess.of("", "Моите данни, моля.")).isEqualTo("und");
    }

    @Test
    void doesNotReadOurOwnWordsBack() {
        assertThat(LanguageGuess.of(
                        "",
                        "Vielen Dank, das ist nicht alles, und ich bitte um die Daten.\n"
                                + "> We have received the request that you sent to us and we will answer you\n"
                                        .repeat(5)))
                .isEqualTo("de");
    }
}
