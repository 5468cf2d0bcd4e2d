package org.habeas.sar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortingWordsTests {

    private final SortingWords words = new SortingWords();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Was wissen Sie über mich? Und löschen Sie bitte alles.              | de | access,erasure
                    Please send me a copy of my data and then delete my account.         | en | access,erasure
                    Je vous demande la portabilité de mes données, bonjour               | fr | portability
                    Quiero ejercer mi derecho de acceso y que eliminen mis datos, por    | es | access,erasure
                    Buongiorno, vorrei che cancellate i miei dati per sempre             | it | erasure
                    Ich widerspreche der Werbung und widerrufe meine Einwilligung nicht  | de | objection,withdrawal
                    My name is wrong in your records, please correct my entry            | en | rectification
                    Please restrict the processing until you have answered me            | en | restriction
                    """)
    void suggestsRightsAndLanguage(String text, String language, String rights) {
        Suggestion suggestion = words.suggest(text, "und");
        assertThat(suggestion.rights().keySet()).containsExactlyInAnyOrder(rights.split(",", -1));
        assertThat(suggestion.language()).isEqualTo(language);
    }

    @Test
    void showsTheWordsItWentBy() {
        assertThat(words.suggest("Please DELETE it", "en").rights()).containsKey("erasure");
        assertThat(words.suggest("Please DELETE it", "en").rights().values())
                .singleElement()
                .satisfies(found -> assertThat(found).containsExactly("delete"));
    }

    @Test
    void findsAPhraseAcrossALineBreak() {
        assertThat(words.suggest("a copy\n of my   data", "en").rights()).containsKey("access");
    }

    @Test
    void suggestsNothingForAnOrdinaryMail() {
        assertThat(words.suggest("When does your office open on Saturday? Deletedness is no word.", "en")
                        .rights())
                .isEmpty();
    }

    @Test
    void noticesSomebodyWhoActsForAnother() {
        assertThat(words.suggest("I write on behalf of my client", "en").agent())
                .contains("on behalf of", "my client");
    }

    @Test
    void believesALanguageThatIsKnownAlready() {
        assertThat(words.suggest("delete", "fr").language()).isEqualTo("fr");
        assertThat(words.suggest("xyzzy", "ja").language()).isEqualTo("en");
    }

    @Test
    void survivesAVeryLongText() {
        assertThat(words.suggest("a ".repeat(2_000_000), "und").rights()).isEmpty();
    }
}
