package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridingTests {

    private static final String LETTER = "access/break-glass.en.md";
    private static final String PHRASES = "breach/phrases.en.yaml";

    private final Letters letters = new Letters();
    private final String shipped = letters.shipped(LETTER);

    @Test
    void saysWhatTheFileOfTheInstallationSaysUntilItIsTakenAway() {
        letters.replace(Map.of(LETTER, shipped.replace("To {{officer}}\n", "Dear {{officer}},\n")));
        assertThat(text()).startsWith("Dear Dora,");
        letters.replace(Map.of());
        assertThat(text()).startsWith("To Dora");
    }

    @Test
    void staysAsItWasWhenAFileIsUnfit() {
        letters.replace(Map.of(LETTER, shipped.replace("To {{officer}}\n", "Dear {{officer}},\n")));
        assertThatThrownBy(() -> letters.replace(Map.of(LETTER, "nothing"))).isInstanceOf(LetterProblem.class);
        assertThat(text()).startsWith("Dear Dora,");
    }

    @Test
    void refusesAFileThatLacksAnElement() {
        refuses(
                LETTER,
                shipped.replace("The reason stands in the ledger of", "Ask about"),
                "access/break-glass.en: the element where-the-reason-is is not in the text");
    }

    @Test
    void refusesAFileThatNamesAnUnknownField() {
        refuses(
                LETTER,
                shipped.replace("To {{officer}}\n", "To {{officer}} {{name}}\n"),
                "access/break-glass.en, line 25: {{name}} is not declared");
    }

    @Test
    void refusesALetterNobodyWrote() {
        refuses("sar/poem.en.md", shipped, "sar/poem.en.md: is no letter of this house");
        refuses("checklists.yaml", "{}", "is no letter of this house");
        refuses("../sar/answer.en.md", shipped, "is no letter of this house");
    }

    @Test
    void refusesALanguageThereIsNot() {
        refuses("access/break-glass.xx.md", shipped, "is in no language: xx");
    }

    @Test
    void takesALetterInALanguageThatDoesNotShip() {
        letters.replace(Map.of("access/break-glass.sv.md", shipped));
        assertThat(letters.languages("access/break-glass")).contains("sv");
    }

    @Test
    void refusesALetterWithOtherFieldsThanTheEnglishOne() {
        refuses(
                "access/break-glass.sv.md",
                shipped.replace("  second: text\n", "  second: text\n  name: text\n")
                        .replace("To {{officer}}\n", "To {{officer}} {{name}}\n"),
                "takes other fields than the English letter");
    }

    @Test
    void refusesPhrasesThatLackOneOrBringOne() {
        String phrases = letters.shipped(PHRASES);
        String first =
                phrases.lines().filter(line -> line.contains(": ")).findFirst().orElseThrow();
        refuses(PHRASES, phrases.replace(first, ""), "lacks the phrase " + first.substring(0, first.indexOf(':')));
        refuses(PHRASES, phrases + "more: words\n", "has the unknown phrase more");
    }

    private void refuses(String path, String content, String why) {
        assertThatThrownBy(() -> letters.check(Map.of(path, content)))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining(why);
    }

    private String text() {
        return letters.render(
                        "access/break-glass",
                        "en",
                        Map.of(
                                "reference", "SAR-2026-000001",
                                "entityName", "Example",
                                "officer", "Dora",
                                "admitted", "Ada",
                                "second", "Ben",
                                "askedOn", "today"))
                .text();
    }
}
