package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OverridingTests {

    private static final String LETTER = "access/break-glass.en.md";
    private static final String PHRASES = "breach/phrases.en.yaml";

    private final Letters letters = new Letters();
    private final String shipped = letters.shipped(LETTER);

    @Test
    void saysWhatTheFileOfTheInstallationSaysUntilItIsTakenAway() {
        String before = rendered().template();
        letters.replace(Map.of(LETTER, shipped.replace("To {{officer}}\n", "Dear {{officer}},\n")));
        assertThat(text()).startsWith("Dear Dora,");
        assertThat(rendered().template()).isNotEqualTo(before);
        letters.replace(Map.of());
        assertThat(text()).startsWith("To Dora");
        assertThat(rendered().template()).isEqualTo(before);
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
                "access/break-glass.en, line 23: the element where-the-reason-is is not in the text");
    }

    @Test
    void looksAtALetterAsItWouldLeaveWithoutPuttingItInForce() {
        Map<String, String> files = Map.of(LETTER, shipped.replace("To {{officer}}\n", "Dear {{officer}},\n"));
        assertThat(letters.previews(files, Set.of(LETTER)).get(LETTER))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.text())
                            .startsWith("Dear Dora Example,")
                            .contains("SAR-2026-000123", "Thursday 24 December 2026", "[admitted]");
                    assertThat(letter.template()).hasSize(64);
                });
        assertThat(text()).startsWith("To Dora");
    }

    @Test
    void looksAtEveryLetterThatTakesUpAClause() {
        String path = "sar/clauses.de.yaml";
        assertThat(letters.previews(Map.of(), Set.of(path)).get(path))
                .extracting(RenderedLetter::kind)
                .contains("sar/refusal")
                .allMatch(kind -> kind.startsWith("sar/"));
        assertThat(letters.previews(Map.of(), Set.of(PHRASES)).get(PHRASES)).isEmpty();
    }

    @Test
    void looksAtEveryLetterThatShips() {
        Set<String> paths = new TreeSet<>();
        letters.described().forEach(letter -> letter.languages()
                .forEach(language -> paths.add(letter.kind() + "." + language + ".md")));
        assertThat(letters.previews(Map.of(), paths))
                .hasSizeGreaterThan(50)
                .allSatisfy((path, looks) -> assertThat(looks).singleElement().satisfies(look -> assertThat(look.text())
                        .doesNotContain("{{", "}}")));
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
        return rendered().text();
    }

    private RenderedLetter rendered() {
        return letters.render(
                "access/break-glass",
                "en",
                Map.of(
                        "reference", "SAR-2026-000001",
                        "entityName", "Example",
                        "officer", "Dora",
                        "admitted", "Ada",
                        "second", "Ben",
                        "askedOn", "today"));
    }
}
