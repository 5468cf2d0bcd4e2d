package org.habeas.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An installation words its letters as it likes, and none of that takes out what a law wants in them. */
class HollowOverrideTests {

    private static final String REFUSAL = "sar/refusal.en.md";
    private static final String FEE = "sar/fee.en.md";
    private static final String CLAUSES = "sar/clauses.en.yaml";
    private static final String PHRASES = "sar/phrases.en.yaml";

    private final Letters letters = new Letters();

    @Test
    void takesOtherWordsThatSayWhatTheShippedOnesSay() {
        letters.replace(Map.of(REFUSAL, changed(REFUSAL, "This letter costs you nothing", "You pay nothing for this")));
        letters.replace(Map.of(
                CLAUSES,
                changed(CLAUSES, "You may also go to court (Article 79)", "A court is open to you (Art. 79)")));
        letters.replace(Map.of(PHRASES, changed(PHRASES, "The period is {0}; counted", "The time is {0}; counted")));
        assertThat(letters.phrase("sar", "en", "clock.counted")).startsWith("The time is");
    }

    @Test
    void takesWordsOfAScriptThatNeedsFewOfThem() {
        letters.replace(Map.of(
                "sar/refusal.ja.md",
                changed(REFUSAL, "This letter costs you nothing", "費用は不要です"),
                "sar/clauses.ja.yaml",
                letters.shipped(CLAUSES)));
        assertThat(letters.languages("sar/refusal")).contains("ja");
    }

    @Test
    void refusesAnElementThatLosesAField() {
        refuses(
                FEE,
                changed(FEE, "As it stands we answer by {{answerBy}}", "As it stands we will answer you")
                        .replace("{{answerByReason}}\n", "{{answerByReason}} {{answerBy}}\n"),
                at(FEE, "  answer-by:") + "the element answer-by has to keep {{answerBy}}");
    }

    @Test
    void refusesAnElementThatIsHardlyAWord() {
        refuses(
                REFUSAL,
                shipped(REFUSAL).replace("no-fee: \"This letter costs you nothing\"", "no-fee: \"letter\""),
                at(REFUSAL, "  no-fee:") + "the element no-fee says too little");
        refuses(
                REFUSAL,
                shipped(REFUSAL)
                        .replace(
                                "request-as-understood: \"We understand that you asked for: {{request}}\"",
                                "request-as-understood: \"{{request}}\""),
                at(REFUSAL, "  request-as-understood:") + "the element request-as-understood says too little");
    }

    @Test
    void refusesTwoElementsThatPointToTheSameWords() {
        refuses(
                REFUSAL,
                shipped(REFUSAL)
                        .replace("This letter costs you nothing. ", "")
                        .replace(
                                "\"This letter costs you nothing\"",
                                "\"We keep a record of your request and of this letter\""),
                at(REFUSAL, "  no-fee:") + "the element no-fee says the same as record-kept");
        refuses(
                REFUSAL,
                shipped(REFUSAL)
                        .replace("This letter costs you nothing. ", "")
                        .replace("\"This letter costs you nothing\"", "\"a record of your request\""),
                "the element no-fee says the same as record-kept");
    }

    @Test
    void refusesAnElementThatMovesIntoASectionThatMayStayEmpty() {
        refuses(
                REFUSAL,
                shipped(REFUSAL)
                        .replace("This letter costs you nothing.", "")
                        .replace("{{message}}", "{{#message}}{{message}} This letter costs you nothing.{{/message}}"),
                at(REFUSAL, "  no-fee:") + "the element no-fee stands in another section than in the shipped letter");
    }

    /** Who answers stands in every letter, whatever may stay empty in it. */
    @Test
    void refusesALetterThatNamesItsEntityOnlySometimes() {
        String signed = "{{entityName}}\n{{entityAddress}}";
        refuses(
                REFUSAL,
                changed(REFUSAL, signed, "{{#message}}" + signed + "{{/message}}"),
                at(REFUSAL, "  entity:") + "the element entity stands in another section than in the shipped letter");
    }

    @Test
    void refusesAnElementWhoseWordsAreEmpty() {
        refuses(
                REFUSAL,
                shipped(REFUSAL).replace("no-fee: \"This letter costs you nothing\"", "no-fee: "),
                at(REFUSAL, "  no-fee:") + "the element no-fee has to be a text");
    }

    @Test
    void refusesASubjectThatNamesSomebody() {
        refuses(
                REFUSAL,
                changed(REFUSAL, "Our decision on your request", "{{officer}} has decided"),
                at(REFUSAL, "subject:") + "the subject has to do without {{officer}}");
    }

    @Test
    void refusesALetterThatDropsItsClausesInEveryLanguage() {
        refuses(
                refusalsInEveryLanguage(letter -> letter.replace("clauses: [remedies]\n", "")
                        .replace("{{#remedies}}", "{{#parts}}")
                        .replace("{{/remedies}}", "{{/parts}}")
                        .replace("- {{text}}", "- {{heading}} {{grounds}} {{facts}}")),
                "has another sentWhen, sentBy or clauses than the shipped letter");
    }

    @Test
    void refusesALetterThatTakesOtherFieldsInEveryLanguage() {
        refuses(
                refusalsInEveryLanguage(
                        letter -> letter.replace("  message: optional\n", "  message: optional\n  mood: text\n")
                                .replace("{{message}}", "{{message}} {{mood}}")),
                "takes other fields than the shipped letter");
    }

    private Map<String, String> refusalsInEveryLanguage(UnaryOperator<String> change) {
        Map<String, String> files = new TreeMap<>();
        letters.languages("sar/refusal").forEach(language -> {
            String path = "sar/refusal." + language + ".md";
            files.put(path, change.apply(shipped(path)));
        });
        return files;
    }

    @Test
    void refusesAClauseThatSaysAnotherLawOrThatALawyerHasReadIt() {
        refuses(
                CLAUSES,
                changed(CLAUSES, "GDPR Art. 12(4), 77 and 79", "GDPR Art. 12(4)"),
                "sar/clauses.en remedies/eu-gdpr, line 4: has to keep the citation GDPR Art. 12(4), 77 and 79");
        refuses(
                CLAUSES,
                shipped(CLAUSES).replaceFirst("    verified: UNVERIFIED\n", ""),
                "sar/clauses.en remedies/uk-gdpr, line 10: has to keep verified as it ships");
    }

    @Test
    void refusesAClauseWithAnElementThatIsHollow() {
        refuses(
                CLAUSES,
                changed(CLAUSES, "You may also go to court (Article 79)", "a court"),
                "sar/clauses.en remedies/eu-gdpr, line 9: the element court says too little");
        refuses(
                CLAUSES,
                shipped(CLAUSES)
                        .replace("      authority: \"{{authority}}\"", "      authority: \"above all in the country\""),
                "the element authority has to keep {{authority}}");
    }

    /** The words may say it otherwise; an article, a time or the body to turn to has no other word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    You may also go to court (Article 79)              | You may also go to a court of law              | court        | 79
                    complain to the Information Commissioner, ico.org.uk | complain to the Information Commissioner instead | commissioner | ico.org.uk
                    complain to the Information Commissioner, ico.org.uk | complain to the authority at ico.org.uk        | commissioner | Information Commissioner
                    within 30 days and tell you the outcome            | within 90 days and tell you the outcome        | outcome      | 30
                    ANPD, gov.br/anpd                              | the authority, gov.br/anpd                     | anpd         | ANPD
                    """)
    void refusesAnElementThatLosesANumberAnAddressOrABody(String words, String others, String element, String lost) {
        refuses(CLAUSES, changed(CLAUSES, words, others), "the element " + element + " has to keep \"" + lost + "\"");
    }

    @Test
    void tellsWhatItsElementsSayBesideTheShippedOnes() {
        String court = "You may also go to court (Article 79)";
        String none = "No court is open to you in this (Article 79)";
        Map<String, String> files = Map.of(
                CLAUSES,
                changed(CLAUSES, court, none),
                "sar/refusal.ja.md",
                changed(REFUSAL, "This letter costs you nothing", "費用は不要です"),
                "sar/clauses.ja.yaml",
                shipped(CLAUSES));
        Map<String, List<Rewording>> told = letters.rewordings(files, Set.of(CLAUSES, "sar/refusal.ja.md", REFUSAL));
        assertThat(told.get(CLAUSES))
                .contains(new Rewording("remedies/eu-gdpr: court", "GDPR Art. 12(4) and 79", court, none))
                .allSatisfy(one -> assertThat(one.after()).isEqualTo(none));
        assertThat(told.get("sar/refusal.ja.md"))
                .containsExactly(
                        new Rewording("no-fee", "GDPR Art. 12(5)", "This letter costs you nothing", "費用は不要です"));
        assertThat(told.get(REFUSAL)).isEmpty();
    }

    @Test
    void refusesAPhraseThatIsBlankOrLosesAPlace() {
        refuses(
                PHRASES,
                changed(PHRASES, "\"by post\"", "\" \""),
                "sar/phrases.en.yaml, line 12: the phrase channel.post is blank");
        refuses(
                PHRASES,
                changed(PHRASES, "counted from {1}, it ends on {2}", "it ends on {2}"),
                "the phrase clock.counted has to keep {1}");
        refuses(
                PHRASES,
                changed(PHRASES, "The time limit follows from {0}.", "It's {0}."),
                "the phrase clock.cites has to keep {0}");
        refuses(
                PHRASES,
                changed(PHRASES, "The time limit follows from {0}.", "It follows from {0"),
                "the phrase clock.cites is no pattern");
    }

    @Test
    void takesThePhrasesOfALanguageAsTheyShip() {
        String path = "sar/phrases.fr.yaml";
        letters.check(Map.of(path, shipped(path)));
    }

    private String shipped(String path) {
        return letters.shipped(path);
    }

    private String changed(String path, String words, String others) {
        assertThat(shipped(path)).contains(words);
        return shipped(path).replace(words, others);
    }

    /** The beginning of a message about a line of a file as it ships. */
    private String at(String path, String begin) {
        List<String> lines = shipped(path).lines().toList();
        int line = 1;
        while (!lines.get(line - 1).startsWith(begin)) {
            line++;
        }
        return path.substring(0, path.lastIndexOf('.')) + ", line " + line + ": ";
    }

    private void refuses(String path, String content, String why) {
        refuses(Map.of(path, content), why);
    }

    private void refuses(Map<String, String> files, String why) {
        letters.replace(Map.of(REFUSAL, changed(REFUSAL, "Good day,", "Good morning,")));
        assertThatThrownBy(() -> letters.replace(files))
                .isInstanceOf(LetterProblem.class)
                .hasMessageContaining(why);
        Fields fields = Objects.requireNonNull(
                        LetterSet.read(LetterTexts.shipped()).letters().get("sar/refusal.en"))
                .fields();
        assertThat(letters.render("sar/refusal", "en", Set.of("eu-gdpr"), SampleValues.of(fields, "en"))
                        .text())
                .startsWith("Good morning,");
    }
}
